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

Script ScriptOf(std::size_t number) { return number % 2 == 0 ? Script::kLatin : Script::kCyrillic; }

// Makes one query of a rule.
class QueryMaker {
 public:
  QueryMaker(const QueryRule& rule, const QueryWords& words, std::size_t number)
      : rule_(rule),
        words_(words),
        random_(MixSeeds(SeedOf(rule.name), number)),
        script_(ScriptOf(number)) {}

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
    if (kind == "pair") return "\"" + words_.Pair(script_, rank) + "\"";
    if (kind != "name") return std::nullopt;
    return words_.PersonName(script_, rank);
  }

  std::string DrawWord(Script script, Range range) {
    std::string word = words_.Word(script, Draw(range));
    // A range that has been used up gives the same word again.
    for (std::size_t tries = 0; tries < 100 && std::ranges::find(drawn_, word) != drawn_.end();
         ++tries) {
      word = words_.Word(script, Draw(range));
    }
    drawn_.push_back(word);
    return word;
  }

  bool AddFilter(std::string_view item, search::Filters& filters) {
    const auto [kind, ranks] = Halves(item, '=');
    const auto range = ParseRange(ranks);
    if (!range) return false;
    const std::size_t drawn = Draw(*range);
    if (kind == "person" && drawn <= kMaxPeople) {
      filters.facets[Facet::kPerson].values.push_back(words_.PersonId(script_, drawn));
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

  void DrawDates(std::size_t length, search::DateFilter& dates) {
    const auto first = words_.FirstDay(script_, length, random_);
    dates.from = PartialDate::Day(first);
    dates.to = PartialDate::Day(first + std::chrono::days(static_cast<int>(length) - 1));
  }

  const QueryRule& rule_;
  const QueryWords& words_;
  Random random_;
  Script script_;
  std::vector<std::string> drawn_;
};

PeerQuery::Operator OperatorOf(const QueryRule& rule) {
  using Operator = PeerQuery::Operator;
  if (rule.text == "-") return Operator::kNone;
  if (rule.text.starts_with("name:")) return Operator::kName;
  if (rule.text.starts_with("pair:")) return Operator::kPhrase;
  return rule.text.find(" OR ") == std::string::npos ? Operator::kAnd : Operator::kOr;
}

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

Result<std::vector<search::SearchRequest>> MakeQueries(const QueryRule& rule,
                                                       const QueryWords& words) {
  std::vector<search::SearchRequest> queries;
  for (std::size_t number = 0; number < kQueriesOfClass; ++number) {
    auto query = QueryMaker(rule, words, number).Make();
    if (!query) return tl::unexpected(query.error());
    queries.push_back(std::move(*query));
  }
  return queries;
}

Result<PeerQuery> ToPeerQuery(const QueryRule& rule, const search::SearchRequest& request,
                              std::size_t number) {
  const auto& facets = request.filters.facets;
  if (!facets[Facet::kOrganization].values.empty() || !facets[Facet::kSource].values.empty() ||
      request.sort == search::SortOrder::kOldest) {
    return Fail(ErrorCode::kInvalidInput,
                "other engines cannot be asked for the class \"" + rule.name + "\"");
  }
  PeerQuery query;
  query.op = OperatorOf(rule);
  if (query.op != PeerQuery::Operator::kNone) {
    std::string words = request.text;
    std::erase(words, '"');
    query.words = Split(words, ' ');
    std::erase(query.words, "OR");
  }
  query.language = ScriptOf(number) == Script::kLatin ? "en" : "ru";
  query.text = request.text;
  if (!facets[Facet::kPerson].values.empty()) {
    query.person = facets[Facet::kPerson].values.front();
  }
  if (request.filters.date.from) query.from = request.filters.date.from->ToString();
  if (request.filters.date.to) query.to = request.filters.date.to->ToString();
  query.newest_first = request.sort == search::SortOrder::kNewest || query.words.empty();
  return query;
}

search::SearchRequest ToRequest(const PeerQuery& query) {
  search::SearchRequest request = PlainRequest();
  request.text = query.text;
  if (!query.person.empty()) request.filters.facets[Facet::kPerson].values = {query.person};
  if (!query.from.empty()) request.filters.date.from = PartialDate::Parse(query.from).value();
  if (!query.to.empty()) request.filters.date.to = PartialDate::Parse(query.to).value();
  request.sort = query.newest_first ? search::SortOrder::kNewest : search::SortOrder::kRelevance;
  return request;
}

}  // namespace dossier::bench
