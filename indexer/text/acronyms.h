// Abbreviations that are written with dots.
#pragma once

#include <string_view>

namespace dossier::text {

enum class LetterCase { kAllUpper, kOther };

// True where `folded` (normal form, dots between its parts, none at its end: "u.s", "т.е") is one
// of the abbreviations that are read as one word; any other run of dotted letters is taken for
// initials. `written` is the case of its letters in the text: «т.к.» is an abbreviation, «Т.К.
// Петров» a person.
bool IsDottedAcronym(std::string_view folded, LetterCase written);

}  // namespace dossier::text
