#include "http/suggest_json.h"

#include "http/json_parts.h"

namespace dossier::http {

std::string SuggestJson(const SuggestRequest& request, const search::SuggestAnswer& answer) {
  Json suggestions = Json::array();
  for (const search::Suggestion& suggestion : answer.suggestions) {
    Json json = {{"kind", search::SuggestionKindName(suggestion.kind)}};
    if (!suggestion.id.empty()) json["id"] = suggestion.id;
    json["label"] = suggestion.labels.in(request.language);
    json["matched"] = suggestion.matched;
    if (suggestion.count) json["count"] = *suggestion.count;
    suggestions.push_back(std::move(json));
  }
  return Dump({{"query", request.typed}, {"suggestions", std::move(suggestions)}});
}

}  // namespace dossier::http
