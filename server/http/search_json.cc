#include "http/search_json.h"

#include <cmath>

#include "http/explain_json.h"
#include "http/json_parts.h"
#include "http/search_url.h"
#include "text/utf8.h"

namespace dossier::http {
namespace {

using search::Facet;
using search::SearchAnswer;
using search::SearchRequest;

Json WarningJson(const search::QueryWarning& warning, std::string_view query) {
  const std::string_view before = query.substr(0, warning.span.begin);
  return {{"code", warning.code},
          {"position", text::CountCodePoints(before)},
          {"length", text::CountCodePoints(warning.span.In(query))},
          {"detail", warning.detail}};
}

Json WordJson(const search::WordReading& word) {
  Json json = {{"text", word.text}};
  if (!word.read_as.empty()) json["read_as"] = word.read_as;
  if (word.why != search::WordWhy::kPlain) json["why"] = search::WordWhyName(word.why);
  if (word.entity_kind) {
    json["entity"] = {{"kind", entities::EntityKindName(*word.entity_kind)},
                      {"id", word.entity_id},
                      {"labels", LabelsJson(word.entity_labels)}};
  }
  if (!word.also.empty()) json["also"] = word.also;
  return json;
}

// Each with the address of the same search as it was typed.
Json InterpretationsJson(const SearchRequest& request, const SearchAnswer& answer) {
  SearchRequest as_typed = request;
  as_typed.options.interpret = false;
  as_typed.page = 1;
  const std::string undo = "?" + CanonicalQuery(as_typed);
  Json json = Json::array();
  for (const search::Interpretation& reading : answer.interpretations) {
    json.push_back({{"kind", search::ReadingKindName(reading.kind)},
                    {"from", reading.from},
                    {"to", reading.to},
                    {"undo", undo}});
  }
  return json;
}

Json QueryJson(const SearchRequest& request, const SearchAnswer& answer) {
  Json words = Json::array();
  for (const search::WordReading& word : answer.words) words.push_back(WordJson(word));
  Json warnings = Json::array();
  for (const search::QueryWarning& warning : answer.warnings) {
    warnings.push_back(WarningJson(warning, request.text));
  }
  return {{"text", request.text},
          {"canonical", CanonicalQuery(request)},
          {"match",
           {{"used", search::MatchModeName(answer.match_used)}, {"all_total", answer.all_total}}},
          {"words", std::move(words)},
          {"interpretation", InterpretationsJson(request, answer)},
          {"warnings", std::move(warnings)}};
}

template <typename Range>
Json RangeJson(std::string_view field, const Range& range) {
  Json json = {{"field", field}};
  if (range.from) json["from"] = range.from->ToString();
  if (range.to) json["to"] = range.to->ToString();
  return json;
}

Json FiltersJson(const SearchRequest& request, const SearchAnswer& answer) {
  Json filters = Json::array();
  for (const search::FilterLabel& label : answer.filter_labels) {
    filters.push_back(
        {{"field", (label.excluded ? "not." : "") + std::string(search::FacetName(label.facet))},
         {"value", label.id},
         {"label", label.labels.in(request.language)}});
  }
  const search::DateFilter& date = request.filters.date;
  const search::EventFilter& event = request.filters.event;
  if (date.has_range()) filters.push_back(RangeJson("date", date));
  if (event.has_range()) filters.push_back(RangeJson("event", event));
  if (date.stated_only) filters.push_back({{"field", "dates"}, {"value", "stated"}});
  return filters;
}

Json HitsJson(const SearchRequest& request, const SearchAnswer& answer) {
  Json hits = Json::array();
  for (const search::Hit& hit : answer.hits) {
    Json json = SummaryJson(hit.summary, request.language);
    json["snippets"] = hit.snippets;
    json["score"] = std::round(hit.score * 1000) / 1000;
    hits.push_back(std::move(json));
  }
  return hits;
}

Json FacetsJson(const SearchRequest& request, const SearchAnswer& answer) {
  Json facets = Json::object();
  for (const Facet facet : search::kFacets) {
    if (!answer.facets[facet]) continue;
    Json values = Json::array();
    for (const search::FacetValue& value : answer.facets[facet]->values) {
      values.push_back({{"id", value.id},
                        {"label", value.labels.in(request.language)},
                        {"labels", LabelsJson(value.labels)},
                        {"count", value.count},
                        {"selected", value.selected}});
    }
    facets[std::string(search::FacetName(facet))] = {
        {"op", search::CombineName(answer.facets[facet]->combine)},
        {"distinct", answer.facets[facet]->distinct},
        {"values", std::move(values)}};
  }
  return facets;
}

Json HistogramJson(const search::Histogram& histogram) {
  Json buckets = Json::array();
  for (const search::Bucket& bucket : histogram.buckets) {
    buckets.push_back(
        {{"start", bucket.start}, {"count", bucket.count}, {"inferred", bucket.inferred}});
  }
  Json from = nullptr;
  Json to = nullptr;
  if (!histogram.buckets.empty()) {
    from = histogram.buckets.front().start;
    to = histogram.buckets.back().start;
  }
  return {{"interval", search::IntervalName(histogram.interval)},
          {"from", std::move(from)},
          {"to", std::move(to)},
          {"undated", histogram.undated},
          {"coarse", histogram.coarse},
          {"inferred", histogram.inferred},
          {"buckets", std::move(buckets)}};
}

Json EmptyJson(const SearchRequest& request, const SearchAnswer& answer) {
  Json words = Json::array();
  Json filters = Json::array();
  for (const search::WithoutPart& part : answer.without) {
    if (part.field == "q") {
      words.push_back({{"text", part.value},
                       {"position", text::CountCodePoints(
                                        std::string_view(request.text).substr(0, part.span.begin))},
                       {"length", text::CountCodePoints(part.value)},
                       {"total", part.total}});
    } else {
      filters.push_back({{"field", part.field},
                         {"value", part.value},
                         {"label", part.labels.in(request.language)},
                         {"total", part.total}});
    }
  }
  return {{"words", std::move(words)}, {"filters", std::move(filters)}};
}

Json LinksJson(const SearchRequest& request, const SearchAnswer& answer) {
  const auto link = [&request](std::string_view path, std::size_t page) {
    SearchRequest other = request;
    other.page = page;
    const std::string query = CanonicalQuery(other);
    return std::string(path) + (query.empty() ? "" : "?" + query);
  };
  constexpr std::string_view kApi = "/api/v1/search";
  const bool more = request.size > 0 && request.page * request.size < answer.total &&
                    (request.page + 1) * request.size <= search::kMaxReach;
  Json links = {{"self", link(kApi, request.page)}};
  links["next"] = more ? Json(link(kApi, request.page + 1)) : Json(nullptr);
  links["prev"] = request.page > 1 ? Json(link(kApi, request.page - 1)) : Json(nullptr);
  links["page"] = link("/", request.page);
  return links;
}

double Rounded(double milliseconds) { return std::round(milliseconds * 100) / 100; }

}  // namespace

std::string SearchJson(const SearchRequest& request, const SearchAnswer& answer) {
  Json json = {
      {"query", QueryJson(request, answer)},
      {"filters", FiltersJson(request, answer)},
      {"total", answer.total},
      {"page", {{"number", request.page}, {"size", request.size}, {"count", answer.hits.size()}}},
      {"sort", search::SortOrderName(answer.sort)},
      {"hits", HitsJson(request, answer)},
      {"facets", FacetsJson(request, answer)}};
  json["histogram"] = answer.histogram ? HistogramJson(*answer.histogram) : Json(nullptr);
  json["empty"] = answer.total == 0 ? EmptyJson(request, answer) : Json(nullptr);
  if (answer.explanation) json["explain"] = ExplanationJson(request, answer);
  json["index"] = IndexJson(answer.index);
  json["partial"] = nullptr;
  json["timing_ms"] = {{"parse", Rounded(answer.timing.parse_ms)},
                       {"match", Rounded(answer.timing.match_ms)},
                       {"facets", Rounded(answer.timing.facets_ms)},
                       {"snippets", Rounded(answer.timing.snippets_ms)},
                       {"total", Rounded(answer.timing.total_ms)}};
  json["links"] = LinksJson(request, answer);
  return Dump(json);
}

}  // namespace dossier::http
