// A word of a text, as it is indexed, searched for and marked.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "base/span.h"

namespace dossier::text {

enum class Script : std::uint8_t { kLatin, kCyrillic, kOther };

// No term is longer, however long the word in the text is: the rest is cut off at a code point.
// With its prefix it stays well below the 245 bytes that the index can hold.
inline constexpr std::size_t kMaxTermCodePoints = 64;
inline constexpr std::size_t kMaxTermBytes = 192;

// Tokens of one text stand in order: their spans never begin before those in front of them. Several
// may share a position: the word itself first, then its variants (the joined form of a dotted
// acronym, the folded twin of an accented word …), which are extra ways to find the same place.
struct Token {
  Span span;                   // the bytes of the text that this token stands for
  std::uint32_t position = 0;  // 0, 1, 2 … ; variants repeat the position of their word
  Script script = Script::kOther;
  bool variant = false;
  std::string term;  // folded, before stemming: the form of the vectors in tests/text/tokens.tsv
  std::string stem;  // what is indexed with a position: `term` stemmed by its script; empty where
                     // the name stands in its place
  std::string name;  // the key of a name, which is indexed, too; set by entities/name_words.h
};

}  // namespace dossier::text
