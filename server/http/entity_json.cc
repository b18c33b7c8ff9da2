#include "http/entity_json.h"

#include "http/json_parts.h"
#include "http/query_string.h"

namespace dossier::http {
namespace {

std::optional<std::string> Text(const std::optional<PartialDate>& date) {
  return date ? std::optional(date->ToString()) : std::nullopt;
}

void WriteOffice(const search::HeldOffice& office, text::Language language, JsonWriter& json) {
  json.Object([&] {
    json.Member("id", office.id);
    json.Member("label", office.labels.in(language));
    json.Member("labels", [&] { WriteLabels(office.labels, json); });
    json.Member("since", office.since.ToString());
    json.Member("until", Text(office.until));
  });
}

void WriteLinks(const search::EntityAnswer& answer, JsonWriter& json) {
  const std::string id = PercentEncode(answer.id);
  const std::string kind(entities::EntityKindName(answer.kind));
  json.Object([&] {
    json.Member("self", "/api/v1/entities/" + id);
    json.Member("page", "/e/" + id);
    json.Member("search", "/api/v1/search?" + kind + "=" + id);
  });
}

}  // namespace

std::string EntityJson(const search::EntityAnswer& answer, text::Language language) {
  JsonWriter json;
  json.Object([&] {
    json.Member("id", answer.id);
    json.Member("kind", entities::EntityKindName(answer.kind));
    json.Member("label", answer.labels.in(language));
    json.Member("labels", [&] { WriteLabels(answer.labels, json); });
    json.Member("aliases", answer.aliases);
    json.Member("listed", answer.listed);
    json.Member("country", answer.country.empty() ? std::nullopt : std::optional(answer.country));
    json.Member("offices", [&] {
      json.List(answer.offices,
                [&](const search::HeldOffice& office) { WriteOffice(office, language, json); });
    });
    json.Member("total", answer.total);
    json.Member("first", Text(answer.first));
    json.Member("last", Text(answer.last));
    json.Member("histogram", [&] { WriteHistogram(answer.histogram, json); });
    json.Member("person", [&] { WriteFacet(answer.people, language, json); });
    json.Member("org", [&] { WriteFacet(answer.organizations, language, json); });
    json.Member("newest", [&] {
      json.List(answer.newest, [&](const search::Hit& hit) {
        json.Object([&] { WriteSummaryMembers(hit.summary, language, json); });
      });
    });
    json.Member("links", [&] { WriteLinks(answer, json); });
  });
  return json.Text();
}

}  // namespace dossier::http
