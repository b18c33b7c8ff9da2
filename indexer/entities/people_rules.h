// People whom no list knows, by the ways in which texts write their names.
#pragma once

#include <optional>

#include "entities/recognizer.h"

namespace dossier::entities {

// The longest name of a person that starts at word `i`, if one does. `known` as in FindByRules.
std::optional<NameSpan> FindPersonAt(const Words& words, const Hints& known, std::size_t i);

// True where `term`, a Cyrillic word in any case, ends as Russian, Ukrainian, Georgian or Armenian
// surnames do and few other words: -ов, -ин, -ский, -енко, -швили, -ян …
bool HasSurnameEnding(std::string_view term);

// True where `term` ends as Russian adjectives do.
bool HasAdjectiveEnding(std::string_view term);

// True for the second half of Jin-ho, Chung-hee: a small word behind a hyphen that is none of those
// that stand so behind surnames (Reagan-led).
bool IsSyllable(std::string_view written);

bool IsPatronymic(std::string_view term);

}  // namespace dossier::entities
