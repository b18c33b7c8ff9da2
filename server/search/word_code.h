// Words as one byte a letter, which is how spelling looks at them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "text/token.h"

namespace dossier::search {

// One byte for each letter: ASCII letters and the apostrophe as they are, Cyrillic letters from
// 0x80. Bytes are only equal where letters are.
struct WordCode {
  text::Script script = text::Script::kOther;
  std::string letters;
};

// The code of a folded word; ё counts as е, and Latin letters count without their accents. Nothing
// for a word with a digit, a dot or any other character that spelling does not look at, and for
// letters of two scripts.
std::optional<WordCode> EncodeWord(std::string_view word);

// The code of one folded letter; 0 where there is none.
std::uint8_t EncodeLetter(char32_t letter);

// The letter of a code.
char32_t DecodeLetter(std::uint8_t code);

}  // namespace dossier::search
