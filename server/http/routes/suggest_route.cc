#include "http/parameters.h"
#include "http/responses.h"
#include "http/routes/routes.h"
#include "http/suggest_json.h"

namespace dossier::http {

Response AnswerSuggest(const Call& call) {
  const auto asked = ParseSuggestParameters(call.parameters, call.preferred);
  if (!asked) return ProblemResponse(InvalidParameters(asked.error()));
  return AnswerTagged(
      call, {"suggest\n" + std::to_string(asked->limit) + "\n" + asked->typed, asked->language},
      [&]() -> Made {
        const auto answer = call.services.engine.Suggest(asked->typed, asked->limit);
        if (!answer) return {ErrorResponse(answer.error(), "q"), ""};
        return {JsonResponse(SuggestJson(*asked, *answer)), answer->identity};
      });
}

}  // namespace dossier::http
