#include "text/code_points.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <array>
#include <cstdint>

namespace dossier::text {
namespace {

UChar32 ToIcu(char32_t code_point) { return static_cast<UChar32>(code_point); }

// Sets of kinds are sums of these.
using Kinds = std::uint8_t;
constexpr Kinds kLetter = 1 << 0;
constexpr Kinds kDigit = 1 << 1;
constexpr Kinds kUpper = 1 << 2;
constexpr Kinds kTitle = 1 << 3;
constexpr Kinds kLower = 1 << 4;

Kinds AskIcu(char32_t code_point) {
  const UChar32 c = ToIcu(code_point);
  Kinds kinds = 0;
  if (u_isalpha(c) != 0) kinds |= kLetter;
  if (u_isalnum(c) != 0 && u_isalpha(c) == 0) kinds |= kDigit;
  if (u_isupper(c) != 0) kinds |= kUpper;
  if (u_istitle(c) != 0) kinds |= kTitle;
  if (u_islower(c) != 0) kinds |= kLower;
  return kinds;
}

// Every letter of Latin-1, Latin Extended, Greek and Cyrillic, which nearly all of news is made of.
constexpr char32_t kTableEnd = 0x530;

Kinds KindsOf(char32_t code_point) {
  static const auto kTable = [] {
    std::array<Kinds, kTableEnd> table{};
    for (char32_t c = 0; c < kTableEnd; ++c) table[c] = AskIcu(c);
    return table;
  }();
  return code_point < kTableEnd ? kTable[code_point] : AskIcu(code_point);
}

}  // namespace

bool IsLetter(char32_t code_point) { return (KindsOf(code_point) & kLetter) != 0; }

bool IsLetterOrDigit(char32_t code_point) {
  return (KindsOf(code_point) & (kLetter | kDigit)) != 0;
}

Script ScriptOfLetter(char32_t code_point) {
  if (!IsLetter(code_point)) return Script::kOther;
  if (code_point < 0x80) return Script::kLatin;
  if (code_point >= 0x400 && code_point < 0x530) return Script::kCyrillic;
  UErrorCode status = U_ZERO_ERROR;
  switch (uscript_getScript(ToIcu(code_point), &status)) {
    case USCRIPT_LATIN:
      return Script::kLatin;
    case USCRIPT_CYRILLIC:
      return Script::kCyrillic;
    default:
      return Script::kOther;
  }
}

bool IsMark(char32_t code_point) {
  return code_point >= 0x300 && (U_GET_GC_MASK(ToIcu(code_point)) & U_GC_M_MASK) != 0;
}

bool IsUpperCase(char32_t code_point) { return (KindsOf(code_point) & kUpper) != 0; }

bool IsLowerCase(char32_t code_point) { return (KindsOf(code_point) & kLower) != 0; }

bool IsCapital(char32_t code_point) { return (KindsOf(code_point) & (kUpper | kTitle)) != 0; }

bool IsIgnorable(char32_t code_point) {
  return code_point >= 0x80 &&
         u_hasBinaryProperty(ToIcu(code_point), UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0;
}

}  // namespace dossier::text
