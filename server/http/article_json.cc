#include "http/article_json.h"

#include "http/json_parts.h"
#include "http/query_string.h"

namespace dossier::http {

std::string ArticleJson(const search::ArticleAnswer& answer, text::Language language) {
  Json json = SummaryJson(answer.summary, language);
  Json body = Json::array();
  for (const search::ArticleBlock& block : answer.body) {
    body.push_back({{"kind", article::BlockKindName(block.kind)}, {"text", block.text}});
  }
  json["body"] = std::move(body);
  Json dates = Json::array();
  for (const search::NamedDate& date : answer.dates) {
    dates.push_back({{"value", date.period.ToString()},
                     {"basis", date.is_stated ? "stated" : "inferred"},
                     {"text", date.text},
                     {"count", date.count}});
  }
  json["dates"] = std::move(dates);
  json["matches"] = answer.matches;
  const std::string id = PercentEncode(answer.summary.id);
  json["links"] = {{"self", "/api/v1/articles/" + id}, {"page", "/a/" + id}};
  return Dump(json);
}

}  // namespace dossier::http
