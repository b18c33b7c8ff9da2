// What one word of UAX #29 is indexed as.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "text/token.h"

namespace dossier::text {

// One position's worth of a word.
struct WordPart {
  Span span;  // in the word
  std::string term;
  Script script = Script::kOther;
  std::vector<std::string> variants;  // further terms of the same position
  bool acronym = false;               // a listed one with dots
};

// True for a word of ASCII letters and digits and of basic Cyrillic letters (U+0400 to U+047F)
// only: it is one part without variants, whose term is the folded word.
bool IsPlainWord(std::string_view word);

// The parts of `word`, which is what stands between two limits of UAX #29: none of a word without
// letters and digits, one of most, several of initials («С.В.Лавров») and of lists of numbers.
// Spans are in order and do not overlap.
std::vector<WordPart> SplitWord(std::string_view word);

}  // namespace dossier::text
