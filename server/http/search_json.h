// The answer of /api/v1/search.
#pragma once

#include <string>

#include "search/engine.h"

namespace dossier::http {

std::string SearchJson(const search::SearchRequest& request, const search::SearchAnswer& answer);

}  // namespace dossier::http
