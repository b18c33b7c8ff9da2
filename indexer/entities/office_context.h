// What the words around an office say about who is meant.
#pragma once

#include <string_view>
#include <vector>

#include "entities/state_phrases.h"
#include "text/token.h"

namespace dossier::entities {

// True where the words around the office `phrase` take it from whoever holds it; see the head of
// the .cc file.
bool IsNotTheHolder(std::string_view utf8, const std::vector<text::Token>& tokens,
                    const StatePhrase& phrase);

}  // namespace dossier::entities
