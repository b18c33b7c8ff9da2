#include "http/entity_json.h"
#include "http/parameters.h"
#include "http/responses.h"
#include "http/routes/routes.h"

namespace dossier::http {

Response AnswerEntity(const Call& call) {
  const auto id = PercentDecode(call.rest);
  if (!id) return ProblemResponse(NotFound("there is no such person or organization"));
  auto asked = ParseEntityParameters(call.parameters, call.preferred);
  if (!asked) return ProblemResponse(InvalidParameters(asked.error()));
  asked->id = *id;
  return AnswerTagged(
      call, {"entity\n" + std::to_string(asked->facet_size) + "\n" + *id, asked->language},
      [&]() -> Made {
        const auto answer = call.services.engine.FindEntity(*asked);
        if (!answer) return {ErrorResponse(answer.error(), ""), ""};
        return {JsonResponse(EntityJson(*answer, asked->language)), answer->identity};
      });
}

}  // namespace dossier::http
