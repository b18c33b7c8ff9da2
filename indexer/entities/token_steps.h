// Steps over the words of a text, past the variants that share their positions.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "text/token.h"

namespace dossier::entities {

// The first token of the position behind that of `token`; the number of tokens where there is none.
std::size_t TokenAfter(const std::vector<text::Token>& tokens, std::size_t token);

// The first token of the position in front of `token`, which is the first of its own and has one.
std::size_t TokenBefore(const std::vector<text::Token>& tokens, std::size_t token);

// What is between `token`, which must not be the first, and the one in front of it.
std::string_view GapBefore(std::string_view utf8, const std::vector<text::Token>& tokens,
                           std::size_t token);

}  // namespace dossier::entities
