#include "http/parameters.h"

#include <algorithm>
#include <charconv>
#include <functional>
#include <optional>
#include <set>
#include <utility>

#include "text/utf8.h"

namespace dossier::http {
namespace {

using search::Facet;
using search::SearchRequest;

constexpr std::size_t kMaxFilterValues = 100;  // of one parameter
constexpr std::size_t kMaxIdBytes = 200;

// Collects the faults of one parameter.
class Faults {
 public:
  void Add(const Parameter& parameter, std::string code, const std::string& detail,
           std::string expected = {}) {
    faults_.push_back({parameter.name, std::move(code), parameter.name + " " + detail,
                       std::move(expected), 0, text::CountCodePoints(parameter.value)});
  }
  std::vector<Fault> Take() { return std::move(faults_); }
  bool empty() const { return faults_.empty(); }

 private:
  std::vector<Fault> faults_;
};

std::string Quoted(std::string_view value) { return "\"" + std::string(value) + "\""; }

template <typename Enum>
using Choices = std::vector<std::pair<std::string_view, Enum>>;

template <typename Enum>
void ReadChoice(const Parameter& parameter, const Choices<Enum>& choices, Enum& to,
                Faults& faults) {
  std::string expected;
  for (const auto& [name, value] : choices) {
    if (parameter.value == name) {
      to = value;
      return;
    }
    expected += (expected.empty() ? "" : ", ") + std::string(name);
  }
  faults.Add(parameter, "format", "(" + Quoted(parameter.value) + ") is none of its values",
             "one of " + expected);
}

void ReadNumber(const Parameter& parameter, std::size_t least, std::size_t most, std::size_t& to,
                Faults& faults) {
  const std::string expected =
      "a whole number from " + std::to_string(least) + " to " + std::to_string(most);
  std::size_t value = 0;
  const char* end = parameter.value.data() + parameter.value.size();
  const auto [stop, error] = std::from_chars(parameter.value.data(), end, value);
  if (parameter.value.empty() || stop != end || error == std::errc::invalid_argument) {
    return faults.Add(parameter, "format", "(" + Quoted(parameter.value) + ") is no whole number",
                      expected);
  }
  if (error != std::errc() || value < least || value > most) {
    return faults.Add(parameter, "range", "(" + parameter.value + ") is out of range", expected);
  }
  to = value;
}

void ReadDate(const Parameter& parameter, std::optional<PartialDate>& to, Faults& faults) {
  auto date = PartialDate::Parse(parameter.value);
  if (!date) {
    return faults.Add(parameter, "format", "(" + Quoted(parameter.value) + ") is no date",
                      "a date of the form YYYY, YYYY-MM or YYYY-MM-DD");
  }
  to = *date;
}

void ReadId(const Parameter& parameter, std::vector<std::string>& to, Faults& faults) {
  if (parameter.value.empty() || parameter.value.size() > kMaxIdBytes) {
    return faults.Add(parameter, "format", "is empty or too long", "an id");
  }
  if (to.size() == kMaxFilterValues) {
    return faults.Add(parameter, "range", "is given too often",
                      "at most " + std::to_string(kMaxFilterValues) + " values");
  }
  // The same value twice means no more than once.
  if (std::ranges::find(to, parameter.value) == to.end()) to.push_back(parameter.value);
}

void ReadQuery(const Parameter& parameter, std::string& to, Faults& faults) {
  if (parameter.value.size() > search::kMaxQueryBytes) {
    return faults.Add(parameter, "too-long",
                      "has " + std::to_string(parameter.value.size()) + " bytes",
                      "at most " + std::to_string(search::kMaxQueryBytes) + " bytes");
  }
  to = parameter.value;
}

void ReadFacets(const Parameter& parameter, search::PerFacet<bool>& to, Faults& faults) {
  to = {{false, false, false, false}};
  std::string_view rest = parameter.value;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(','), rest.size());
    const std::string_view name = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    const auto facet = std::ranges::find(search::kFacets, name, search::FacetName);
    if (facet == search::kFacets.end()) {
      return faults.Add(parameter, "format", "names no facet: " + Quoted(name),
                        "a list of person, org, source, lang");
    }
    to[*facet] = true;
  }
}

void ReadLanguage(const Parameter& parameter, text::Language& to, Faults& faults) {
  ReadChoice(
      parameter,
      Choices<text::Language>{{"en", text::Language::kEnglish}, {"ru", text::Language::kRussian}},
      to, faults);
}

void ReadSwitch(const Parameter& parameter, bool& to, Faults& faults) {
  ReadChoice(parameter, Choices<bool>{{"on", true}, {"off", false}}, to, faults);
}

void ReadMatch(const Parameter& parameter, search::MatchMode& to, Faults& faults) {
  using search::MatchMode;
  ReadChoice(parameter,
             Choices<MatchMode>{
                 {"auto", MatchMode::kAuto}, {"all", MatchMode::kAll}, {"any", MatchMode::kAny}},
             to, faults);
}

void ReadInterpret(const Parameter& parameter, bool& to, Faults& faults) {
  ReadChoice(parameter, Choices<bool>{{"auto", true}, {"off", false}}, to, faults);
}

// One parameter of a route, and what reads it.
template <typename Request>
struct Reader {
  std::string_view name;
  bool repeatable;
  std::function<void(const Parameter&, Request&, Faults&)> read;
};

template <typename Request>
void ReadAll(const std::vector<Parameter>& parameters, const std::vector<Reader<Request>>& readers,
             Request& request, Faults& faults) {
  std::set<std::string_view> seen;
  std::string known;
  for (const Reader<Request>& reader : readers)
    known += (known.empty() ? "" : ", ") + std::string(reader.name);
  for (const Parameter& parameter : parameters) {
    const auto reader = std::ranges::find(readers, parameter.name, &Reader<Request>::name);
    if (reader == readers.end()) {
      faults.Add(parameter, "unknown", "is no parameter of this route", "one of " + known);
    } else if (!seen.insert(reader->name).second && !reader->repeatable) {
      faults.Add(parameter, "repeated", "is given more than once", "one value");
    } else {
      reader->read(parameter, request, faults);
    }
  }
}

template <typename Request>
Checked<Request> ReadRequest(const std::vector<Parameter>& parameters,
                             const std::vector<Reader<Request>>& readers, text::Language language) {
  Request request;
  request.language = language;
  Faults faults;
  ReadAll(parameters, readers, request, faults);
  if (!faults.empty()) return tl::unexpected(faults.Take());
  return request;
}

void AddFacetReaders(Facet facet, std::vector<Reader<SearchRequest>>& readers) {
  readers.push_back({search::FacetName(facet), true,
                     [facet](const Parameter& p, SearchRequest& r, Faults& faults) {
                       ReadId(p, r.filters.facets[facet].values, faults);
                     }});
}

void AddExclusionReader(std::string_view name, Facet facet,
                        std::vector<Reader<SearchRequest>>& readers) {
  readers.push_back({name, true, [facet](const Parameter& p, SearchRequest& r, Faults& faults) {
                       ReadId(p, r.filters.facets[facet].excluded, faults);
                     }});
}

void AddCombineReader(std::string_view name, Facet facet,
                      std::vector<Reader<SearchRequest>>& readers) {
  readers.push_back({name, false, [facet](const Parameter& p, SearchRequest& r, Faults& faults) {
                       ReadChoice(p,
                                  Choices<search::Combine>{{"or", search::Combine::kOr},
                                                           {"and", search::Combine::kAnd}},
                                  r.filters.facets[facet].combine, faults);
                     }});
}

std::vector<Reader<SearchRequest>> SearchReaders() {
  using search::Interval;
  using search::SortOrder;
  std::vector<Reader<SearchRequest>> readers;
  const auto add = [&readers](std::string_view name, auto read) {
    readers.push_back({name, false, read});
  };
  add("q", [](const Parameter& p, SearchRequest& r, Faults& f) { ReadQuery(p, r.text, f); });
  for (const Facet facet : search::kFacets) AddFacetReaders(facet, readers);
  AddCombineReader("person_op", Facet::kPerson, readers);
  AddCombineReader("org_op", Facet::kOrganization, readers);
  AddExclusionReader("not.person", Facet::kPerson, readers);
  AddExclusionReader("not.org", Facet::kOrganization, readers);
  AddExclusionReader("not.source", Facet::kSource, readers);
  add("from",
      [](const Parameter& p, SearchRequest& r, Faults& f) { ReadDate(p, r.filters.date.from, f); });
  add("to",
      [](const Parameter& p, SearchRequest& r, Faults& f) { ReadDate(p, r.filters.date.to, f); });
  add("event_from", [](const Parameter& p, SearchRequest& r, Faults& f) {
    ReadDate(p, r.filters.event.from, f);
  });
  add("event_to",
      [](const Parameter& p, SearchRequest& r, Faults& f) { ReadDate(p, r.filters.event.to, f); });
  add("dates", [](const Parameter& p, SearchRequest& r, Faults& f) {
    ReadChoice(p, Choices<bool>{{"all", false}, {"stated", true}}, r.filters.date.stated_only, f);
  });
  add("match", [](const Parameter& p, SearchRequest& r, Faults& f) { ReadMatch(p, r.match, f); });
  add("expand",
      [](const Parameter& p, SearchRequest& r, Faults& f) { ReadSwitch(p, r.options.expand, f); });
  add("interpret", [](const Parameter& p, SearchRequest& r, Faults& f) {
    ReadInterpret(p, r.options.interpret, f);
  });
  add("explain", [](const Parameter& p, SearchRequest& r, Faults& f) {
    ReadChoice(p, Choices<bool>{{"1", true}}, r.explain, f);
  });
  add("sort", [](const Parameter& p, SearchRequest& r, Faults& f) {
    SortOrder order = SortOrder::kRelevance;
    ReadChoice(p,
               Choices<SortOrder>{{"relevance", SortOrder::kRelevance},
                                  {"newest", SortOrder::kNewest},
                                  {"oldest", SortOrder::kOldest}},
               order, f);
    r.sort = order;
  });
  add("page", [](const Parameter& p, SearchRequest& r, Faults& f) {
    ReadNumber(p, 1, search::kMaxReach, r.page, f);
  });
  add("size", [](const Parameter& p, SearchRequest& r, Faults& f) {
    ReadNumber(p, 0, search::kMaxPageSize, r.size, f);
  });
  add("facets",
      [](const Parameter& p, SearchRequest& r, Faults& f) { ReadFacets(p, r.wanted_facets, f); });
  add("facet_size", [](const Parameter& p, SearchRequest& r, Faults& f) {
    ReadNumber(p, 1, search::kMaxFacetSize, r.facet_size, f);
  });
  add("histogram", [](const Parameter& p, SearchRequest& r, Faults& f) {
    ReadChoice(p,
               Choices<Interval>{{"auto", Interval::kAuto},
                                 {"day", Interval::kDay},
                                 {"week", Interval::kWeek},
                                 {"month", Interval::kMonth},
                                 {"year", Interval::kYear},
                                 {"none", Interval::kNone}},
               r.histogram, f);
  });
  add("snippet", [](const Parameter& p, SearchRequest& r, Faults& f) {
    ReadNumber(p, 0, search::kMaxSnippet, r.snippet_length, f);
  });
  add("hl",
      [](const Parameter& p, SearchRequest& r, Faults& f) { ReadLanguage(p, r.language, f); });
  return readers;
}

// `prefix` stands before "from" and "to" in the names of the two parameters.
template <typename Range>
void CheckRange(const std::string& prefix, const Range& range, Faults& faults) {
  if (!range.from || !range.to || range.from->first_day() <= range.to->last_day()) return;
  faults.Add({prefix + "from", range.from->ToString()}, "range",
             "(" + range.from->ToString() + ") is later than " + prefix + "to (" +
                 range.to->ToString() + ")",
             "a date not after " + range.to->ToString());
}

// What single parameters cannot know of each other.
void CheckTogether(const SearchRequest& request, Faults& faults) {
  CheckRange("", request.filters.date, faults);
  CheckRange("event_", request.filters.event, faults);
  if (request.page * request.size > search::kMaxReach) {
    faults.Add({"page", std::to_string(request.page)}, "range",
               "× size is over " + std::to_string(search::kMaxReach),
               "page × size of at most " + std::to_string(search::kMaxReach));
  }
}

}  // namespace

Checked<SearchRequest> ParseSearchParameters(const std::vector<Parameter>& parameters,
                                             text::Language language) {
  static const std::vector<Reader<SearchRequest>> readers = SearchReaders();
  SearchRequest request;
  request.language = language;
  Faults faults;
  ReadAll(parameters, readers, request, faults);
  CheckTogether(request, faults);
  if (!faults.empty()) return tl::unexpected(faults.Take());
  return request;
}

Checked<ArticleRequest> ParseArticleParameters(const std::vector<Parameter>& parameters,
                                               text::Language language) {
  static const std::vector<Reader<ArticleRequest>> readers = {
      {"q", false,
       [](const Parameter& p, ArticleRequest& r, Faults& f) { ReadQuery(p, r.query, f); }},
      {"expand", false,
       [](const Parameter& p, ArticleRequest& r, Faults& f) {
         ReadSwitch(p, r.options.expand, f);
       }},
      {"match", false,
       [](const Parameter& p, ArticleRequest& r, Faults& f) { ReadMatch(p, r.match, f); }},
      {"interpret", false,
       [](const Parameter& p, ArticleRequest& r, Faults& f) {
         ReadInterpret(p, r.options.interpret, f);
       }},
      {"hl", false,
       [](const Parameter& p, ArticleRequest& r, Faults& f) { ReadLanguage(p, r.language, f); }}};
  return ReadRequest(parameters, readers, language);
}

Checked<SuggestRequest> ParseSuggestParameters(const std::vector<Parameter>& parameters,
                                               text::Language language) {
  static const std::vector<Reader<SuggestRequest>> readers = {
      {"q", false,
       [](const Parameter& p, SuggestRequest& r, Faults& f) { ReadQuery(p, r.typed, f); }},
      {"limit", false,
       [](const Parameter& p, SuggestRequest& r, Faults& f) {
         ReadNumber(p, 1, search::kMaxSuggestions, r.limit, f);
       }},
      {"hl", false,
       [](const Parameter& p, SuggestRequest& r, Faults& f) { ReadLanguage(p, r.language, f); }}};
  return ReadRequest(parameters, readers, language);
}

Checked<bool> ExpectNoParameters(const std::vector<Parameter>& parameters) {
  Faults faults;
  for (const Parameter& parameter : parameters) {
    faults.Add(parameter, "unknown", "is no parameter of this route, which takes none");
  }
  if (!faults.empty()) return tl::unexpected(faults.Take());
  return true;
}

text::Language PreferredLanguage(std::string_view accept_language) {
  double english = 0;
  double russian = 0;
  while (!accept_language.empty()) {
    const std::size_t end = std::min(accept_language.find(','), accept_language.size());
    std::string_view range = accept_language.substr(0, end);
    accept_language.remove_prefix(std::min(end + 1, accept_language.size()));
    range.remove_prefix(std::min(range.find_first_not_of(' '), range.size()));
    double weight = 1;
    if (const std::size_t q = range.find("q="); q != std::string_view::npos) {
      std::from_chars(range.data() + q + 2, range.data() + range.size(), weight);
    }
    const auto language =
        text::ParseLanguage(range.substr(0, std::min(range.find_first_of("; "), range.size())));
    if (language == text::Language::kEnglish) english = std::max(english, weight);
    if (language == text::Language::kRussian) russian = std::max(russian, weight);
  }
  return russian > english ? text::Language::kRussian : text::Language::kEnglish;
}

}  // namespace dossier::http
