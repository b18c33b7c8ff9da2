// The form of a word that a search for exactly this form asks for.
#pragma once

#include <string>
#include <string_view>

#include "text/token.h"

namespace dossier::text {

// `token.term`, with the ё that `utf8`, the text of the token, has where the term has е: Королёв
// gives королёв. Capitals, soft hyphens, stress accents and look-alike letters don't count here
// either.
std::string ExactForm(const Token& token, std::string_view utf8);

}  // namespace dossier::text
