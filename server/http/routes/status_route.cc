#include "http/json_parts.h"
#include "http/parameters.h"
#include "http/responses.h"
#include "http/routes/routes.h"
#include "search/query_caps.h"

namespace dossier::http {
namespace {

void WriteLimits(const search::StatusAnswer& status, JsonWriter& json) {
  json.Object([&] {
    json.Member("query_bytes", search::kMaxQueryBytes);
    json.Member("query_words", search::kMaxQueryWords);
    json.Member("page_size", search::kMaxPageSize);
    json.Member("reach", search::kMaxReach);
    json.Member("facet_size", search::kMaxFacetSize);
    json.Member("snippet", search::kMaxSnippet);
    json.Member("suggestions", search::kMaxSuggestions);
    json.Member("searches_at_once", status.searches_at_once);
    json.Member("search_ms", status.time_limit.count());
  });
}

// What the check says names files of this machine.
std::string_view StateOfFiles(const search::StatusAnswer& status) {
  if (status.damage) return "damaged";
  return status.is_checked ? "whole" : "checking";
}

}  // namespace

Response AnswerStatus(const Call& call) {
  const auto none = ExpectNoParameters(call.parameters);
  if (!none) return ProblemResponse(InvalidParameters(none.error()));
  const search::StatusAnswer status = call.services.engine.Status();
  JsonWriter json;
  json.Object([&] {
    json.Member("version", DOSSIER_VERSION);
    json.Member("index", [&] { WriteIndex(status.index, json); });
    json.Member("languages", [&] {
      json.Object([&] {
        for (const auto& [language, count] : status.articles_by_language) {
          json.Member(language, count);
        }
      });
    });
    const std::string& newest = status.newest_date;
    json.Member("newest_date", newest.empty() ? std::nullopt : std::optional(newest));
    json.Member("files", StateOfFiles(status));
    json.Member("limits", [&] { WriteLimits(status, json); });
  });
  return WithContentTag(call.request, JsonResponse(json.Text()));
}

Response AnswerHealth(const Call& call) {
  const auto none = ExpectNoParameters(call.parameters);
  if (!none) return ProblemResponse(InvalidParameters(none.error()));
  Response response = ContentResponse("text/plain; charset=utf-8", "ok\n");
  response.headers["Cache-Control"] = "no-store";
  return response;
}

}  // namespace dossier::http
