// The normal form in which words are compared.
#pragma once

#include <string>
#include <string_view>

#include "text/token.h"

namespace dossier::text {

// One word in the form of Token::term: NFKC_Casefold (soft hyphens vanish), typographic apostrophes
// to ', stress accents over Cyrillic letters dropped, ё to е, letters that only look like those of
// the word's other script mapped to the script of its majority (Cyrillic where both have as many).
// Takes any valid UTF-8; may return an empty string (of a soft hyphen alone). The result is cut to
// kMaxTermCodePoints and kMaxTermBytes.
std::string FoldWord(std::string_view word);

// A folded word with what folding has learned about it.
struct FoldedWord {
  std::string term;
  Script script = Script::kOther;  // of most of its letters; kOther where it has none
};

FoldedWord FoldWordAndScript(std::string_view word);

// `term` cut to kMaxTermCodePoints and kMaxTermBytes.
std::string_view CutTerm(std::string_view term);

// `folded` without its Latin accents (çavuşoğlu → cavusoglu), and with ø ł đ ı æ œ þ and their
// like, which do not decompose, as o l d i ae oe th; the same string where there are none.
std::string DropLatinAccents(std::string_view folded);

}  // namespace dossier::text
