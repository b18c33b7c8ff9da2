// The language of a reader.
#pragma once

#include <string_view>

#include "text/language.h"

namespace dossier::http {

// English or Russian by an Accept-Language header (RFC 9110): the one with the higher weight,
// English where neither has any.
text::Language PreferredLanguage(std::string_view accept_language);

}  // namespace dossier::http
