#include "text/letter_case.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <cstddef>

#include "text/utf8.h"

namespace dossier::text {
namespace {

struct LetterCounts {
  int letters = 0;
  int capitals_in_front = 0;  // before the first letter that is none
  int capitals = 0;
  int small = 0;
};

LetterCounts CountCases(std::string_view utf8) {
  LetterCounts counts;
  for (std::size_t offset = 0; offset < utf8.size();) {
    const auto c = static_cast<UChar32>(NextCodePoint(utf8, offset));
    if (!u_isalpha(c)) continue;
    ++counts.letters;
    if (u_isupper(c) || u_istitle(c)) {
      ++counts.capitals;
      if (counts.small == 0) ++counts.capitals_in_front;
    } else if (u_islower(c)) {
      ++counts.small;
    }
  }
  return counts;
}

}  // namespace

bool StartsWithCapital(std::string_view utf8) {
  if (utf8.empty()) return false;
  std::size_t offset = 0;
  return !u_islower(static_cast<UChar32>(NextCodePoint(utf8, offset)));
}

bool IsAcronym(std::string_view utf8) {
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
  const LetterCounts counts = CountCases(line);
  return counts.capitals > 0 && counts.small == 0;
}

}  // namespace dossier::text
