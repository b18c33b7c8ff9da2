// What kind of character a code point is.
#pragma once

#include "text/token.h"

namespace dossier::text {

constexpr bool IsAsciiDigit(char c) { return c >= '0' && c <= '9'; }

// The script of a letter; kOther for any other script and for what is no letter.
Script ScriptOfLetter(char32_t code_point);

bool IsLetter(char32_t code_point);
bool IsLetterOrDigit(char32_t code_point);

// Combining marks: general category M.
bool IsMark(char32_t code_point);

bool IsUpperCase(char32_t code_point);
bool IsLowerCase(char32_t code_point);

// An upper-case letter, or one such as ǅ.
bool IsCapital(char32_t code_point);

// Characters that are not seen and that case folding drops: soft hyphens, joiners, bidirectional
// controls.
bool IsIgnorable(char32_t code_point);

}  // namespace dossier::text
