#include "query_rules.h"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <iterator>
#include <optional>
#include <utility>

#include "corpus_generator.h"
#include "random.h"
#include "vocabulary.h"

namespace dossier::bench {
namespace {

using search::Facet;

struct Range {
  std::size_t low = 1;
  std::size_t high = 1;
};

// "20" or "20-80".
std::optional<Range> ParseRange(std::string_view text) {
  Range range;
  const char* const end = text.data() + text.size();
  const auto low = std::from_chars(text.data(), end, range.low);
  if (low.ec != std::errc() || range.low == 0) return std::nullopt;
  range.high = range.low;
  if (low.ptr == end) return range;
  if (*low.ptr != '-') return std::nullopt;
  const auto high = std::from_chars(low.ptr + 1, end, range.high);
  if (high.ec != std::errc() || high.ptr != end || range.high < range.low) return std::nullopt;
  return range;
}

std::vector<std::string> Split(std::string_view text, char separator) {
  std::vector<std::string> parts(1);
  for (const char c : text) {
    if (c == separator) {
      parts.emplace_back();
    } else {
      parts.back() += c;
    }
  }
  return parts;
}

// What stands on either side of `sign`; the right side is empty where there is none.
std::pair<std::string_view, std::string_view> Halves(std::string_view text, char sign) {
  const std::size_t at = text.find(sign);
  if (at == std::string_view::npos) return {text, {}};
  return {text.substr(0, at), text.substr(at + 1)};
}

// Makes one query of a rule.
class QueryMaker {
 public:
  QueryMaker(const QueryRule& rule, std::size_t number)
      : rule_(rule),
        random_(MixSeeds(SeedOf(rule.name), number)),
        script_(number % 2 == 0 ? Script::kLatin : Script::kCyrillic) {}

  Result<search::SearchRequest> Make() {
    search::SearchRequest request = PlainRequest();
    for (const std::string& item : Items(rule_.text)) {
      const auto word = MakeItem(item);
      if (!word) return Refuse(item);
      if (!request.text.empty()) request.text += ' ';
      request.text += *word;
    }
    for (const std::string& item : Items(rule_.filters)) {
      if (!AddFilter(item, request.filters)) return Refuse(item);
    }
    if (rule_.sort == "-") return request;
    for (const auto order :
         {search::SortOrder::kRelevance, search::SortOrder::kNewest, search::SortOrder::kOldest}) {
      if (rule_.sort == search::SortOrderName(order)) request.sort = order;
    }
    if (!request.sort) return Refuse(rule_.sort);
    return request;
  }

 private:
  static std::vector<std::string> Items(std::string_view field) {
    if (field == "-") return {};
    return Split(field, ' ');
  }

  tl::unexpected<Error> Refuse(const std::string& item) const {
    return Fail(ErrorCode::kInvalidInput,
                "the class \"" + rule_.name + "\" has \"" + item + "\", which is no rule");
  }

  std::size_t Draw(Range range) { return random_.Between(range.low, range.high); }

  // Nothing where the item is malformed.
  std::optional<std::string> MakeItem(std::string_view item) {
    const auto [kind, ranks] = Halves(item, ':');
    if (ranks.empty()) return std::string(item);
    const auto range = ParseRange(ranks);
    if (!range || range->high > (kind == "name" ? kMaxPeople : kWords)) return std::nullopt;
    if (kind == "w") return DrawWord(script_, *range);
    if (kind == "en") return DrawWord(Script::kLatin, *range);
    if (kind == "ru") return DrawWord(Script::kCyrillic, *range);
    const std::size_t rank = Draw(*range);
    if (kind == "pair") {
      return "\"" + WordOfRank(script_, rank) + " " + WordOfRank(script_, PartnerOfRank(rank)) +
             "\"";
    }
    if (kind != "name") return std::nullopt;
    const PersonName name = NameOfPerson(script_, rank);
    return name.given + " " + name.surname;
  }

  std::string DrawWord(Script script, Range range) {
    std::size_t rank = Draw(range);
    // A range that has been used up gives the same word again.
    for (std::size_t tries = 0; tries < 100 && std::ranges::find(drawn_, rank) != drawn_.end();
         ++tries) {
      rank = Draw(range);
    }
    drawn_.push_back(rank);
    return WordOfRank(script, rank);
  }

  bool AddFilter(std::string_view item, search::Filters& filters) {
    const auto [kind, ranks] = Halves(item, '=');
    const auto range = ParseRange(ranks);
    if (!range) return false;
    const std::size_t drawn = Draw(*range);
    if (kind == "person" && drawn <= kMaxPeople) {
      filters.facets[Facet::kPerson].values.push_back(PersonId(drawn));
    } else if (kind == "org" && drawn <= kMaxOrganizations) {
      filters.facets[Facet::kOrganization].values.push_back(OrganizationId(drawn));
    } else if (kind == "source" && drawn <= kSources) {
      filters.facets[Facet::kSource].values.push_back(SourceId(drawn));
    } else if (kind == "days") {
      DrawDates(drawn, filters.date);
    } else {
      return false;
    }
    return true;
  }

  // A range of `length` days that lies within the years of the corpus, where it is not longer.
  void DrawDates(std::size_t length, search::DateFilter& dates) {
    const std::uint64_t days = DaysOfCorpus();
    length = std::min<std::size_t>(length, days);
    const auto first =
        FirstDayOfCorpus() + std::chrono::days(static_cast<int>(random_.Below(days - length + 1)));
    dates.from = PartialDate::Day(first);
    dates.to = PartialDate::Day(first + std::chrono::days(static_cast<int>(length) - 1));
  }

  const QueryRule& rule_;
  Random random_;
  Script script_;
  std::vector<std::size_t> drawn_;  // ranks of words
};

}  // namespace

Result<std::vector<QueryRule>> ParseQueryRules(std::string_view tsv) {
  std::vector<QueryRule> rules;
  int number = 0;
  for (const std::string& line : Split(tsv, '\n')) {
    ++number;
    if (line.empty() || line.starts_with('#')) continue;
    std::vector<std::string> fields = Split(line, '\t');
    if (fields.size() != 4 || std::ranges::find(fields, "") != fields.end()) {
      return Fail(ErrorCode::kInvalidInput, "line " + std::to_string(number) +
                                                ": expected class, text, filters and sort, parted "
                                                "by tabs, none of them empty");
    }
    rules.push_back(
        {std::move(fields[0]), std::move(fields[1]), std::move(fields[2]), std::move(fields[3])});
  }
  return rules;
}

Result<std::vector<QueryRule>> LoadQueryRules(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  const std::string tsv{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
  if (!stream) return Fail(ErrorCode::kUnreadable, "cannot read " + file.string());
  auto rules = ParseQueryRules(tsv);
  if (!rules) return Fail(rules.error().code, file.string() + ": " + rules.error().message);
  return rules;
}

search::SearchRequest PlainRequest() {
  search::SearchRequest request;
  request.match = search::MatchMode::kAll;
  request.size = 10;
  request.wanted_facets[Facet::kSource] = false;
  request.wanted_facets[Facet::kLanguage] = false;
  request.facet_size = 20;
  request.histogram = search::Interval::kMonth;
  request.snippet_length = 0;
  return request;
}

Result<std::vector<search::SearchRequest>> MakeQueries(const QueryRule& rule) {
  std::vector<search::SearchRequest> queries;
  for (std::size_t number = 0; number < kQueriesOfClass; ++number) {
    auto query = QueryMaker(rule, number).Make();
    if (!query) return tl::unexpected(query.error());
    queries.push_back(std::move(*query));
  }
  return queries;
}

}  // namespace dossier::bench
