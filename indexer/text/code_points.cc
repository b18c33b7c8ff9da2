#include "text/code_points.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

namespace dossier::text {
namespace {

UChar32 ToIcu(char32_t code_point) { return static_cast<UChar32>(code_point); }

}  // namespace

bool IsLetter(char32_t code_point) {
  if (code_point < 0x80) {
    return (code_point >= U'a' && code_point <= U'z') || (code_point >= U'A' && code_point <= U'Z');
  }
  return u_isalpha(ToIcu(code_point)) != 0;
}

bool IsLetterOrDigit(char32_t code_point) {
  if (code_point < 0x80) {
    return IsLetter(code_point) || (code_point >= U'0' && code_point <= U'9');
  }
  return u_isalnum(ToIcu(code_point)) != 0;
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

bool IsUpperCase(char32_t code_point) {
  if (code_point < 0x80) return code_point >= U'A' && code_point <= U'Z';
  return u_isupper(ToIcu(code_point)) != 0;
}

bool IsIgnorable(char32_t code_point) {
  return code_point >= 0x80 &&
         u_hasBinaryProperty(ToIcu(code_point), UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0;
}

}  // namespace dossier::text
