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
  json["matches"] = answer.matches;
  const std::string id = PercentEncode(answer.summary.id);
  json["links"] = {{"self", "/api/v1/articles/" + id}, {"page", "/a/" + id}};
  return Dump(json);
}

}  // namespace dossier::http
