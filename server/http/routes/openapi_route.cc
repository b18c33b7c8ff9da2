#include "http/parameters.h"
#include "http/responses.h"
#include "http/routes/routes.h"
#include "openapi_content.h"

namespace dossier::http {

Response AnswerOpenApi(const Call& call) {
  const auto none = ExpectNoParameters(call.parameters);
  if (!none) return ProblemResponse(InvalidParameters(none.error()));
  return WithContentTag(call.request, JsonResponse(std::string(contract::kOpenApi)));
}

}  // namespace dossier::http
