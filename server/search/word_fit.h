// How long a text is as it is shown, and how much of it fits without cutting a word.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/span.h"

namespace dossier::search {

// A number of code points as they are shown: a run of white space is one.
using CodePoints = std::int64_t;

// ASCII white space, as it stands between words and is collapsed by CutMarked (search/marks.h).
inline bool IsSpace(char c) { return (c == ' ') | (static_cast<unsigned char>(c - '\t') < 5); }

CodePoints ShownLength(std::string_view utf8);

// `span`, widened within `limits` to the next white space on both sides.
Span WordsAround(std::string_view utf8, Span span, Span limits);

// How much is to be taken: as many words as fit in `wanted`; where these have less than `least`,
// one more, if that gives no more than `most`; where it gives more, the part of it that fits in
// `wanted`. The two others may be left at 0: then no word is ever cut.
struct Room {
  CodePoints least = 0;
  CodePoints wanted = 0;
  CodePoints most = 0;
};

// The number of bytes to take of the front of `text`, or of its back. What is taken neither ends
// (at the front: begins) with white space nor parts a code point.
std::size_t FitFront(std::string_view text, Room room);
std::size_t FitBack(std::string_view text, Room room);

}  // namespace dossier::search
