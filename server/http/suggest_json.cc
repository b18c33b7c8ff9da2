#include "http/suggest_json.h"

#include "http/json_writer.h"

namespace dossier::http {

std::string SuggestJson(const SuggestRequest& request, const search::SuggestAnswer& answer) {
  JsonWriter json;
  json.Object([&] {
    json.Member("query", request.typed);
    json.Member("suggestions", [&] {
      json.List(answer.suggestions, [&](const search::Suggestion& suggestion) {
        json.Object([&] {
          json.Member("kind", search::SuggestionKindName(suggestion.kind));
          if (!suggestion.id.empty()) json.Member("id", suggestion.id);
          json.Member("label", suggestion.labels.in(request.language));
          json.Member("matched", suggestion.matched);
          if (suggestion.count) json.Member("count", *suggestion.count);
        });
      });
    });
  });
  return json.Text();
}

}  // namespace dossier::http
