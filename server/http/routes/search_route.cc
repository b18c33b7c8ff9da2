#include <array>
#include <cstdio>

#include "http/responses.h"
#include "http/routes/routes.h"
#include "http/search_json.h"
#include "http/search_parameters.h"
#include "http/search_url.h"

namespace dossier::http {
namespace {

std::string ServerTiming(const search::Timing& timing) {
  std::array<char, 160> buffer{};
  std::snprintf(
      buffer.data(), buffer.size(),
      "parse;dur=%.2f, match;dur=%.2f, facets;dur=%.2f, snippets;dur=%.2f, total;dur=%.2f",
      timing.parse_ms, timing.match_ms, timing.facets_ms, timing.snippets_ms, timing.total_ms);
  return buffer.data();
}

Made MakeSearch(const Call& call, const search::SearchRequest& search) {
  const auto answer = call.services.engine.Search(search);
  if (!answer) return {ErrorResponse(answer.error(), "q"), ""};
  if (!answer->query_faults.empty()) {
    return {ProblemResponse(InvalidQuery(search.text, answer->query_faults)), ""};
  }
  if (answer->histogram_fault) return {ErrorResponse(*answer->histogram_fault, "histogram"), ""};
  Response response = JsonResponse(SearchJson(search, *answer));
  response.headers["Server-Timing"] = ServerTiming(answer->timing);
  response.hits = answer->total;
  response.search_times = SearchTimes{answer->timing.facets_ms, answer->timing.snippets_ms};
  return {std::move(response), answer->index.identity};
}

}  // namespace

Response AnswerSearch(const Call& call) {
  const auto search = ParseSearchParameters(call.parameters, call.preferred);
  if (!search) return ProblemResponse(InvalidParameters(search.error()));
  return AnswerTagged(call,
                      {"search\n" + CanonicalQuery(*search), search->language, !search->explain},
                      [&] { return MakeSearch(call, *search); });
}

}  // namespace dossier::http
