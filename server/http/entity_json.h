// The answer of /api/v1/entities/{id}.
#pragma once

#include <string>

#include "search/entity.h"

namespace dossier::http {

std::string EntityJson(const search::EntityAnswer& answer, text::Language language);

}  // namespace dossier::http
