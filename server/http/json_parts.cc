#include "http/json_parts.h"

#include "http/query_string.h"

namespace dossier::http {
namespace {

void WriteEntities(const std::vector<search::LabelledId>& entities, text::Language language,
                   JsonWriter& json) {
  json.List(entities, [&](const search::LabelledId& entity) {
    json.Object([&] {
      json.Member("id", entity.id);
      json.Member("label", entity.labels.in(language));
      json.Member("labels", [&] { WriteLabels(entity.labels, json); });
      json.Member("count", entity.count);
    });
  });
}

void WriteSource(const std::optional<search::LabelledId>& source, text::Language language,
                 JsonWriter& json) {
  if (!source) return json.Value(nullptr);
  json.Object([&] {
    json.Member("id", source->id);
    json.Member("label", source->labels.in(language));
  });
}

void WriteDate(const std::optional<article::PublicationDate>& date, JsonWriter& json) {
  if (!date) return json.Value(nullptr);
  json.Object([&] {
    json.Member("value", date->value.ToString());
    json.Member("precision", DatePrecisionName(date->value.precision()));
    json.Member("basis", article::DateBasisName(date->basis));
    if (!date->evidence.empty()) json.Member("evidence", date->evidence);
  });
}

}  // namespace

void WriteLabels(const search::Labels& labels, JsonWriter& json) {
  json.Object([&] {
    json.Member("en", labels.en);
    json.Member("ru", labels.ru);
  });
}

void WriteIndex(const search::IndexState& state, JsonWriter& json) {
  json.Object([&] {
    json.Member("revision", state.revision);
    json.Member("articles", state.articles);
    json.Member("updated", state.updated);
  });
}

void WriteSummaryMembers(const search::ArticleSummary& summary, text::Language language,
                         JsonWriter& json) {
  json.Member("id", summary.id);
  json.Member("url", "/a/" + PercentEncode(summary.id));
  json.Member("lang", text::LanguageCode(summary.language));
  json.Member("source", [&] { WriteSource(summary.source, language, json); });
  if (!summary.url.empty()) json.Member("original", summary.url);
  json.Member("date", [&] { WriteDate(summary.date, json); });
  json.Member("title", summary.title);
  json.Member("person", [&] { WriteEntities(summary.people, language, json); });
  json.Member("org", [&] { WriteEntities(summary.organizations, language, json); });
}

void WriteFacet(const search::FacetAnswer& facet, text::Language language, JsonWriter& json) {
  json.Object([&] {
    json.Member("op", search::CombineName(facet.combine));
    json.Member("distinct", facet.distinct);
    json.Member("values", [&] {
      json.List(facet.values, [&](const search::FacetValue& value) {
        json.Object([&] {
          json.Member("id", value.id);
          json.Member("label", value.labels.in(language));
          json.Member("labels", [&] { WriteLabels(value.labels, json); });
          json.Member("count", value.count);
          json.Member("selected", value.selected);
        });
      });
    });
  });
}

void WriteHistogram(const std::optional<search::Histogram>& histogram, JsonWriter& json) {
  if (!histogram) return json.Value(nullptr);
  const std::vector<search::Bucket>& buckets = histogram->buckets;
  json.Object([&] {
    json.Member("interval", search::IntervalName(histogram->interval));
    const bool empty = buckets.empty();
    json.Member("from", empty ? std::nullopt : std::optional(buckets.front().start));
    json.Member("to", empty ? std::nullopt : std::optional(buckets.back().start));
    json.Member("undated", histogram->undated);
    json.Member("coarse", histogram->coarse);
    json.Member("inferred", histogram->inferred);
    json.Member("buckets", [&] {
      json.List(buckets, [&](const search::Bucket& bucket) {
        json.Object([&] {
          json.Member("start", bucket.start);
          json.Member("count", bucket.count);
          json.Member("inferred", bucket.inferred);
        });
      });
    });
  });
}

}  // namespace dossier::http
