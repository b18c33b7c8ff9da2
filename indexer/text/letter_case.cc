#include "text/letter_case.h"

#include <algorithm>
#include <cstddef>

#include "text/code_points.h"
#include "text/utf8.h"

namespace dossier::text {
namespace {

struct LetterCounts {
  int letters = 0;
  int capitals_in_front = 0;  // before the first letter that is none
  int small = 0;
};

LetterCounts CountCases(std::string_view utf8) {
  LetterCounts counts;
  for (std::size_t offset = 0; offset < utf8.size();) {
    const char32_t c = NextCodePoint(utf8, offset);
    if (!IsLetter(c)) continue;
    ++counts.letters;
    if (IsCapital(c)) {
      if (counts.small == 0) ++counts.capitals_in_front;
    } else if (IsLowerCase(c)) {
      ++counts.small;
    }
  }
  return counts;
}

}  // namespace

bool StartsWithCapital(std::string_view utf8) {
  if (utf8.empty()) return false;
  std::size_t offset = 0;
  return !IsLowerCase(NextCodePoint(utf8, offset));
}

// Nearly every word is none for its first letter.
bool IsAcronym(std::string_view utf8) {
  if (!utf8.empty() && !StartsWithCapital(utf8)) return false;
  const LetterCounts counts = CountCases(utf8);
  return counts.capitals_in_front >= std::max(2, counts.letters - 2);
}

std::size_t CountLetters(std::string_view utf8) {
  return static_cast<std::size_t>(CountCases(utf8).letters);
}

std::size_t CountCapitalsInFront(std::string_view utf8) {
  return static_cast<std::size_t>(CountCases(utf8).capitals_in_front);
}

bool IsAllCapitals(std::string_view line) {
  bool has_capital = false;
  for (std::size_t offset = 0; offset < line.size();) {
    const char32_t c = NextCodePoint(line, offset);
    if (IsLowerCase(c)) return false;
    has_capital = has_capital || IsCapital(c);
  }
  return has_capital;
}

}  // namespace dossier::text
