// Letters and figures of ASCII, as the names of formats are written; bytes of other characters are
// neither.
#pragma once

#include <string>
#include <string_view>

namespace dossier::article {

inline bool IsAsciiDigit(char c) { return c >= '0' && c <= '9'; }
inline bool IsAsciiLower(char c) { return c >= 'a' && c <= 'z'; }
inline bool IsAsciiUpper(char c) { return c >= 'A' && c <= 'Z'; }
inline bool IsAsciiLetter(char c) { return IsAsciiLower(c) || IsAsciiUpper(c); }

// `text` with its letters of ASCII in lower or upper case.
inline std::string LowerAscii(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (IsAsciiUpper(c)) c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}
inline std::string UpperAscii(std::string_view text) {
  std::string upper(text);
  for (char& c : upper) {
    if (IsAsciiLower(c)) c = static_cast<char>(c - 'a' + 'A');
  }
  return upper;
}

}  // namespace dossier::article
