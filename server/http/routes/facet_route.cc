#include <algorithm>

#include "http/json_parts.h"
#include "http/responses.h"
#include "http/routes/routes.h"
#include "http/search_parameters.h"
#include "http/search_url.h"

namespace dossier::http {
namespace {

Made MakeFacet(const Call& call, const FacetRequest& asked, search::Facet facet) {
  const auto answer = call.services.engine.FindFacetValues(asked.search, facet, asked.prefix);
  if (!answer) return {ErrorResponse(answer.error(), "q"), ""};
  if (!answer->query_faults.empty()) {
    return {ProblemResponse(InvalidQuery(asked.search.text, answer->query_faults)), ""};
  }
  JsonWriter json;
  WriteFacet(answer->facet, asked.search.language, json);
  return {JsonResponse(json.Text()), answer->identity};
}

}  // namespace

Response AnswerFacet(const Call& call) {
  const auto facet = std::ranges::find(search::kFacets, call.rest, search::FacetName);
  if (facet == search::kFacets.end()) {
    return ProblemResponse(NotFound("the facets are person, org, source and lang"));
  }
  const auto asked = ParseFacetParameters(call.parameters, call.preferred);
  if (!asked) return ProblemResponse(InvalidParameters(asked.error()));
  return AnswerTagged(call,
                      {"facet " + std::string(search::FacetName(*facet)) + "\n" +
                           CanonicalQuery(asked->search) + "\n" + asked->prefix,
                       asked->search.language},
                      [&] { return MakeFacet(call, *asked, *facet); });
}

}  // namespace dossier::http
