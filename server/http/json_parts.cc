#include "http/json_parts.h"

#include "http/query_string.h"

namespace dossier::http {
namespace {

Json EntityListJson(const std::vector<search::LabelledId>& entities, text::Language language) {
  Json list = Json::array();
  for (const search::LabelledId& entity : entities) {
    list.push_back({{"id", entity.id},
                    {"label", entity.labels.in(language)},
                    {"labels", LabelsJson(entity.labels)},
                    {"count", entity.count}});
  }
  return list;
}

}  // namespace

std::string Dump(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Json LabelsJson(const search::Labels& labels) { return {{"en", labels.en}, {"ru", labels.ru}}; }

Json DateJson(const std::optional<article::PublicationDate>& date) {
  if (!date) return nullptr;
  Json json = {{"value", date->value.ToString()},
               {"precision", DatePrecisionName(date->value.precision())},
               {"basis", article::DateBasisName(date->basis)}};
  if (!date->evidence.empty()) json["evidence"] = date->evidence;
  return json;
}

Json SummaryJson(const search::ArticleSummary& summary, text::Language language) {
  Json json = {{"id", summary.id},
               {"url", "/a/" + PercentEncode(summary.id)},
               {"lang", text::LanguageCode(summary.language)}};
  if (summary.source) {
    json["source"] = {{"id", summary.source->id}, {"label", summary.source->labels.in(language)}};
  } else {
    json["source"] = nullptr;
  }
  if (!summary.url.empty()) json["original"] = summary.url;
  json["date"] = DateJson(summary.date);
  json["title"] = summary.title;
  json["person"] = EntityListJson(summary.people, language);
  json["org"] = EntityListJson(summary.organizations, language);
  return json;
}

Json IndexJson(const search::IndexState& state) {
  return {{"revision", state.revision}, {"articles", state.articles}, {"updated", state.updated}};
}

}  // namespace dossier::http
