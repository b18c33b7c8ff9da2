#include "http/article_json.h"

#include "http/json_parts.h"
#include "http/query_string.h"

namespace dossier::http {

std::string ArticleJson(const search::ArticleAnswer& answer, text::Language language) {
  JsonWriter json;
  json.Object([&] {
    WriteSummaryMembers(answer.summary, language, json);
    json.Member("body", [&] {
      json.List(answer.body, [&](const search::ArticleBlock& block) {
        json.Object([&] {
          json.Member("kind", article::BlockKindName(block.kind));
          json.Member("text", block.text);
          json.Member("entities", [&] {
            json.List(block.entities, [&](const search::BlockEntity& entity) {
              json.Object([&] {
                json.Member("kind", entities::EntityKindName(entity.kind));
                json.Member("id", entity.id);
                json.Member("begin", entity.begin);
                json.Member("end", entity.end);
              });
            });
          });
        });
      });
    });
    json.Member("dates", [&] {
      json.List(answer.dates, [&](const search::NamedDate& date) {
        json.Object([&] {
          json.Member("value", date.period.ToString());
          json.Member("basis", date.is_stated ? "stated" : "inferred");
          json.Member("text", date.text);
          json.Member("count", date.count);
        });
      });
    });
    json.Member("matches", answer.matches);
    json.Member("links", [&] {
      const std::string id = PercentEncode(answer.summary.id);
      json.Object([&] {
        json.Member("self", "/api/v1/articles/" + id);
        json.Member("page", "/a/" + id);
      });
    });
  });
  return json.Text();
}

}  // namespace dossier::http
