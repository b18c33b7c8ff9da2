// The answer of /api/v1/suggest.
#pragma once

#include <string>

#include "http/parameters.h"
#include "search/engine.h"

namespace dossier::http {

std::string SuggestJson(const SuggestRequest& request, const search::SuggestAnswer& answer);

}  // namespace dossier::http
