// Cuts a text into what the date scanner steps over: words with their senses, numbers, signs.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "article/date_words.h"
#include "base/span.h"

namespace dossier::article {

enum class DateTokenKind : std::uint8_t {
  kWord,
  kNumber,         // "22", "22nd", «22-го», "2024": `value` and `digits`
  kNumericDate,    // "22.10.2025", "2025-10-22": `value`, `month`, `day`
  kOtherNumber,    // what is no part of a date: 1,200; 10.5; 21:34; 1986/87; $40; F-16; 1990s; 5%
  kSign,           // a punctuation mark or symbol, in `sign`
  kParagraphBreak  // a blank line
};

struct DateToken {
  DateTokenKind kind = DateTokenKind::kWord;
  bool capital = false;      // of a word: it starts with a capital letter
  bool after_space = false;  // white space stands in front
  bool has_suffix = false;   // of a number: "22nd", «22-го»
  bool looks_past = false;   // of a word that dates don't know: it ends as a verb in the past does
  std::uint8_t digits = 0;
  std::uint8_t month = 0;
  std::uint8_t day = 0;
  std::uint16_t value = 0;
  char32_t sign = 0;
  WordSense sense;
  Span span;
};

// The tokens of valid UTF-8 in order. A soft hyphen and a stress accent are part of a word and of
// no account for its sense.
std::vector<DateToken> CutDateTokens(std::string_view utf8);

// What stands at `i`; each is false where there is no such token.
inline bool IsWord(const std::vector<DateToken>& tokens, std::size_t i, DateRole role) {
  return i < tokens.size() && tokens[i].kind == DateTokenKind::kWord && tokens[i].sense.Is(role);
}
inline bool IsSign(const std::vector<DateToken>& tokens, std::size_t i, char32_t sign) {
  return i < tokens.size() && tokens[i].kind == DateTokenKind::kSign && tokens[i].sign == sign;
}
inline bool IsDash(const std::vector<DateToken>& tokens, std::size_t i) {
  return IsSign(tokens, i, U'-') || IsSign(tokens, i, U'–') || IsSign(tokens, i, U'—');
}

}  // namespace dossier::article
