#include "http/search_url.h"

#include <algorithm>
#include <vector>

#include "http/query_string.h"

namespace dossier::http {
namespace {

class QueryWriter {
 public:
  void Add(std::string_view name, std::string_view value) {
    query_ += (query_.empty() ? "" : "&") + std::string(name) + "=" + PercentEncode(value);
  }
  void AddSorted(std::string_view name, std::vector<std::string> values) {
    std::ranges::sort(values);
    for (const std::string& value : values) Add(name, value);
  }
  template <typename T>
  void AddNumber(std::string_view name, T value, T usual) {
    if (value != usual) Add(name, std::to_string(value));
  }
  std::string Take() { return std::move(query_); }

 private:
  std::string query_;
};

std::string FacetList(const search::PerFacet<bool>& wanted) {
  std::string list;
  for (const search::Facet facet : search::kFacets) {
    if (wanted[facet]) list += (list.empty() ? "" : ",") + std::string(search::FacetName(facet));
  }
  return list;
}

}  // namespace

std::string CanonicalQuery(const search::SearchRequest& request) {
  const search::SearchRequest usual;
  QueryWriter writer;
  // White space alone is no query.
  if (request.text.find_first_not_of(" \t\r\n") != std::string::npos) writer.Add("q", request.text);
  for (const search::Facet facet : search::kFacets) {
    const search::FacetFilter& filter = request.filters.facets[facet];
    const std::string name(search::FacetName(facet));
    writer.AddSorted(name, filter.values);
    if (filter.combine != search::Combine::kOr) {
      writer.Add(name + "_op", search::CombineName(filter.combine));
    }
    writer.AddSorted("not." + name, filter.excluded);
  }
  const search::DateFilter& date = request.filters.date;
  if (date.from) writer.Add("from", date.from->ToString());
  if (date.to) writer.Add("to", date.to->ToString());
  const search::EventFilter& event = request.filters.event;
  if (event.from) writer.Add("event_from", event.from->ToString());
  if (event.to) writer.Add("event_to", event.to->ToString());
  if (date.stated_only) writer.Add("dates", "stated");
  if (request.match != usual.match) writer.Add("match", search::MatchModeName(request.match));
  if (!request.options.expand) writer.Add("expand", "off");
  if (!request.options.interpret) writer.Add("interpret", "off");
  if (request.explain) writer.Add("explain", "1");
  if (request.sort) writer.Add("sort", search::SortOrderName(*request.sort));
  writer.AddNumber("page", request.page, usual.page);
  writer.AddNumber("size", request.size, usual.size);
  if (const std::string facets = FacetList(request.wanted_facets);
      facets != FacetList(usual.wanted_facets)) {
    writer.Add("facets", facets);
  }
  writer.AddNumber("facet_size", request.facet_size, usual.facet_size);
  if (request.histogram != usual.histogram) {
    writer.Add("histogram", search::IntervalName(request.histogram));
  }
  if (request.zoom) writer.Add("zoom", "on");
  writer.AddNumber("snippet", request.snippet_length, usual.snippet_length);
  return writer.Take();
}

std::string FeedQuery(const search::SearchRequest& request) {
  search::SearchRequest feed;
  feed.text = request.text;
  feed.filters = request.filters;
  feed.match = request.match;
  feed.options = request.options;
  return CanonicalQuery(feed);
}

std::string ExportQuery(const search::SearchRequest& request) {
  const std::string query = FeedQuery(request);
  if (!request.sort) return query;
  return query + (query.empty() ? "" : "&") +
         "sort=" + std::string(search::SortOrderName(*request.sort));
}

}  // namespace dossier::http
