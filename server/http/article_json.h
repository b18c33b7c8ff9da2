// The answer of /api/v1/articles/{id}.
#pragma once

#include <string>

#include "search/engine.h"

namespace dossier::http {

std::string ArticleJson(const search::ArticleAnswer& answer, text::Language language);

}  // namespace dossier::http
