#include "search/word_code.h"

#include <cstddef>

#include "text/code_points.h"
#include "text/normalize.h"
#include "text/utf8.h"

namespace dossier::search {
namespace {

// Cyrillic letters in lower case: U+0430 to U+045F in a row, and of U+0490 to U+04FF the odd ones,
// which are 56 small letters (U+04C0 to U+04CE, where small ones are even, no living word of the
// news has).
constexpr char32_t kBasicBegin = 0x430;
constexpr char32_t kBasicEnd = 0x460;
constexpr char32_t kFurtherBegin = 0x490;
constexpr char32_t kFurtherEnd = 0x500;
constexpr std::uint8_t kBasicCode = 0x80;
constexpr std::uint8_t kFurtherCode = kBasicCode + (kBasicEnd - kBasicBegin);

bool IsAscii(std::string_view word) {
  for (const char c : word) {
    if (static_cast<unsigned char>(c) >= 0x80) return false;
  }
  return true;
}

std::optional<WordCode> Encode(std::string_view word, text::Script script) {
  WordCode result{script, {}};
  result.letters.reserve(word.size());
  for (std::size_t offset = 0; offset < word.size();) {
    const char32_t letter = text::NextCodePoint(word, offset);
    const std::uint8_t code = EncodeLetter(letter);
    if (code == 0 || (letter != U'\'' && text::ScriptOfLetter(letter) != script)) {
      return std::nullopt;
    }
    result.letters += static_cast<char>(code);
  }
  return result;
}

}  // namespace

std::optional<WordCode> EncodeWord(std::string_view word) {
  std::size_t offset = 0;
  const text::Script script = text::ScriptOfLetter(text::NextCodePoint(word, offset));
  if (script == text::Script::kOther) return std::nullopt;
  if (script == text::Script::kCyrillic || IsAscii(word)) return Encode(word, script);
  return Encode(text::DropLatinAccents(word), script);
}

std::uint8_t EncodeLetter(char32_t letter) {
  if (letter == U'ё') letter = U'е';
  if (letter == U'\'' || (letter >= U'a' && letter <= U'z')) {
    return static_cast<std::uint8_t>(letter);
  }
  if (letter >= kBasicBegin && letter < kBasicEnd) {
    return static_cast<std::uint8_t>(kBasicCode + (letter - kBasicBegin));
  }
  if (letter >= kFurtherBegin && letter < kFurtherEnd && letter % 2 == 1) {
    return static_cast<std::uint8_t>(kFurtherCode + (letter - kFurtherBegin) / 2);
  }
  return 0;
}

char32_t DecodeLetter(std::uint8_t code) {
  if (code < kBasicCode) return code;
  if (code < kFurtherCode) return kBasicBegin + (code - kBasicCode);
  return kFurtherBegin + 1 + 2 * (code - kFurtherCode);
}

}  // namespace dossier::search
