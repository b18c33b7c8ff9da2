// White space of any kind, as texts from the web have it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/span.h"

namespace dossier::article {

// The bytes of the white space that `utf8` starts with, one character of it at most; 0 where there
// is none. White space is that of Unicode (the no-break space too), and the characters of no width
// that stand at the edges of pasted texts: U+200B and U+FEFF.
inline std::size_t LeadingSpaceBytes(std::string_view utf8);

// The same for what begins with more than ASCII.
std::size_t LeadingWideSpaceBytes(std::string_view utf8);

inline std::size_t LeadingSpaceBytes(std::string_view utf8) {
  if (utf8.empty()) return 0;
  const auto first = static_cast<unsigned char>(utf8.front());
  if (first < 0x80) return first == ' ' || (first >= '\t' && first <= '\r') ? 1 : 0;
  const bool is_letter = first >= 0xC3 && first <= 0xE0;
  return is_letter ? 0 : LeadingWideSpaceBytes(utf8);
}

// LeadingSpaceBytes at the end of `utf8`.
std::size_t TrailingSpaceBytes(std::string_view utf8);

// True where there is nothing but white space.
bool IsBlank(std::string_view utf8);

// `span` of `text` without the white space at both its ends; empty where it has nothing else.
Span TrimSpan(std::string_view text, Span span);
std::string_view Trim(std::string_view utf8);

// `utf8` trimmed, each run of white space in it made one space: a phrase of a wrapped text as one
// reads it.
std::string CollapseSpaces(std::string_view utf8);

}  // namespace dossier::article
