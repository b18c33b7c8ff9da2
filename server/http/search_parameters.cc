#include "http/search_parameters.h"

#include <algorithm>

namespace dossier::http {
namespace {

using search::Facet;
using search::SearchRequest;

void ReadFacets(const Parameter& parameter, search::PerFacet<bool>& to, Faults& faults) {
  to = {{false, false, false, false}};
  if (parameter.value.empty()) return;
  std::string_view rest = parameter.value;
  while (true) {
    const std::size_t end = std::min(rest.find(','), rest.size());
    const std::string_view name = rest.substr(0, end);
    const auto facet = std::ranges::find(search::kFacets, name, search::FacetName);
    if (facet == search::kFacets.end()) {
      return faults.Add(parameter, "format", "names no facet: " + Quoted(name),
                        "a list of person, org, source, lang");
    }
    to[*facet] = true;
    if (end == rest.size()) return;
    rest.remove_prefix(end + 1);
  }
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

// What is searched for, and the language of labels: the parameters that all routes have that
// search.
std::vector<Reader<SearchRequest>> WhatReaders() {
  std::vector<Reader<SearchRequest>> readers;
  const auto add = [&readers](std::string_view name, auto read) {
    readers.push_back({name, false, read});
  };
  add("q", [](const Parameter& p, SearchRequest& r, Faults& f) { ReadText(p, r.text, f); });
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
  add("hl",
      [](const Parameter& p, SearchRequest& r, Faults& f) { ReadLanguage(p, r.language, f); });
  return readers;
}

void ReadSort(const Parameter& parameter, SearchRequest& request, Faults& faults) {
  using search::SortOrder;
  SortOrder order = SortOrder::kRelevance;
  ReadChoice(parameter,
             Choices<SortOrder>{{"relevance", SortOrder::kRelevance},
                                {"newest", SortOrder::kNewest},
                                {"oldest", SortOrder::kOldest}},
             order, faults);
  request.sort = order;
}

void ReadFacetSize(const Parameter& parameter, SearchRequest& request, Faults& faults) {
  ReadNumber(parameter, 1, search::kMaxFacetSize, request.facet_size, faults);
}

void ReadSnippet(const Parameter& parameter, SearchRequest& request, Faults& faults) {
  ReadNumber(parameter, 0, search::kMaxSnippet, request.snippet_length, faults);
}

std::vector<Reader<SearchRequest>> SearchReaders() {
  using search::Interval;
  std::vector<Reader<SearchRequest>> readers = WhatReaders();
  const auto add = [&readers](std::string_view name, auto read) {
    readers.push_back({name, false, read});
  };
  add("explain", [](const Parameter& p, SearchRequest& r, Faults& f) {
    ReadChoice(p, Choices<bool>{{"1", true}}, r.explain, f);
  });
  add("sort", ReadSort);
  add("page", [](const Parameter& p, SearchRequest& r, Faults& f) {
    ReadNumber(p, 1, search::kMaxReach, r.page, f);
  });
  add("size", [](const Parameter& p, SearchRequest& r, Faults& f) {
    ReadNumber(p, 0, search::kMaxPageSize, r.size, f);
  });
  add("facets",
      [](const Parameter& p, SearchRequest& r, Faults& f) { ReadFacets(p, r.wanted_facets, f); });
  add("facet_size", ReadFacetSize);
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
  add("zoom", [](const Parameter& p, SearchRequest& r, Faults& f) { ReadSwitch(p, r.zoom, f); });
  add("snippet", ReadSnippet);
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

std::vector<Reader<SearchRequest>> FeedReaders() {
  std::vector<Reader<SearchRequest>> readers = WhatReaders();
  readers.push_back({"size", false, [](const Parameter& p, SearchRequest& r, Faults& faults) {
                       ReadNumber(p, 1, search::kMaxPageSize, r.size, faults);
                     }});
  readers.push_back({"snippet", false, ReadSnippet});
  return readers;
}

std::vector<Reader<ExportRequest>> ExportReaders() {
  std::vector<Reader<ExportRequest>> readers;
  AddReaders(WhatReaders(), &ExportRequest::search, readers);
  AddReaders({{"sort", false, ReadSort}}, &ExportRequest::search, readers);
  readers.push_back({"format", false, [](const Parameter& p, ExportRequest& r, Faults& faults) {
                       ReadChoice(p,
                                  Choices<ExportFormat>{{"jsonl", ExportFormat::kJsonLines},
                                                        {"csv", ExportFormat::kCsv}},
                                  r.format, faults);
                     }});
  return readers;
}

SearchRequest& SearchOf(SearchRequest& request) { return request; }
template <typename Request>
SearchRequest& SearchOf(Request& request) {
  return request.search;
}

template <typename Request>
Checked<Request> ReadSearch(const std::vector<Parameter>& parameters,
                            const std::vector<Reader<Request>>& readers, text::Language language) {
  Request request;
  SearchOf(request).language = language;
  Faults faults;
  ReadAll(parameters, readers, request, faults);
  CheckTogether(SearchOf(request), faults);
  if (!faults.empty()) return tl::unexpected(faults.Take());
  return request;
}

std::vector<Reader<FacetRequest>> FacetReaders() {
  std::vector<Reader<FacetRequest>> readers;
  AddReaders(WhatReaders(), &FacetRequest::search, readers);
  readers.push_back({"prefix", false, [](const Parameter& p, FacetRequest& r, Faults& faults) {
                       ReadText(p, r.prefix, faults);
                     }});
  AddReaders({{"facet_size", false, ReadFacetSize}}, &FacetRequest::search, readers);
  return readers;
}

}  // namespace

Checked<SearchRequest> ParseSearchParameters(const std::vector<Parameter>& parameters,
                                             text::Language language) {
  static const std::vector<Reader<SearchRequest>> readers = SearchReaders();
  return ReadSearch(parameters, readers, language);
}

Checked<SearchRequest> ParseFeedParameters(const std::vector<Parameter>& parameters,
                                           text::Language language) {
  static const std::vector<Reader<SearchRequest>> readers = FeedReaders();
  return ReadSearch(parameters, readers, language);
}

Checked<FacetRequest> ParseFacetParameters(const std::vector<Parameter>& parameters,
                                           text::Language language) {
  static const std::vector<Reader<FacetRequest>> readers = FacetReaders();
  return ReadSearch(parameters, readers, language);
}

Checked<ExportRequest> ParseExportParameters(const std::vector<Parameter>& parameters,
                                             text::Language language) {
  static const std::vector<Reader<ExportRequest>> readers = ExportReaders();
  return ReadSearch(parameters, readers, language);
}

}  // namespace dossier::http
