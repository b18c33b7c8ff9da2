// How much one query may ask for, so that every hostile query costs little: without caps a
// phrase of 2,000 words took 8 s, a wildcard over all terms 162 s.
#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>

#include "base/span.h"
#include "search/query_ast.h"

namespace dossier::search {

inline constexpr std::size_t kMaxQueryWords = 48;
inline constexpr std::size_t kMaxPhraseWords = 12;
inline constexpr std::size_t kMaxWildcards = 4;
inline constexpr std::size_t kMinPrefixLetters = 3;  // in front of the star
inline constexpr std::size_t kMaxNesting = 16;
inline constexpr std::size_t kMaxNearDistance = 100;

// How much there is of something that has a cap, and where.
struct Tally {
  std::size_t count = 0;
  std::optional<Span> over;  // all that are too many

  // Not always in the order of the query: an operator that turns out to be a word is added behind
  // the words on its right.
  void Add(std::size_t more, std::size_t cap, Span span) {
    count += more;
    if (count <= cap) return;
    over = over ? Span{std::min(over->begin, span.begin), std::max(over->end, span.end)} : span;
  }
};

// The fault "too-complex". `what` is what the query has, with its verb: "49 words are".
inline QueryFault OverCap(Span span, const std::string& what, std::size_t cap) {
  return {"too-complex", span, what + " over the cap of " + std::to_string(cap),
          "at most " + std::to_string(cap)};
}

}  // namespace dossier::search
