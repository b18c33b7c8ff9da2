// What answers each route; http/app.cc has their table. /openapi.json says what
// they take and give.
#pragma once

#include "http/route.h"

namespace dossier::http {

Response AnswerSearch(const Call& call);
Response AnswerFacet(const Call& call);
Response AnswerArticle(const Call& call);
Response AnswerEntity(const Call& call);
Response AnswerSuggest(const Call& call);
Response AnswerExport(const Call& call);
Response AnswerFeed(const Call& call);
Response AnswerOpenSearch(const Call& call);
Response AnswerOpenSearchSuggest(const Call& call);
Response AnswerOpenApi(const Call& call);
Response AnswerStatus(const Call& call);
Response AnswerHealth(const Call& call);

}  // namespace dossier::http
