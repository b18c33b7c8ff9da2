// Where a text says most about a query.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "article/article.h"
#include "search/marks.h"
#include "search/word_fit.h"

namespace dossier::search {

// A paragraph or a quotation, no headline, dateline or credit.
bool IsBody(const article::Block& block);

// A mark of a block.
struct Place {
  std::size_t block = 0;  // its number
  bool in_body = false;
  WordId word = 0;
  std::uint64_t points = 0;  // what the word is worth, at least 1
  Span span;
  // Half-open, from the start of the block, as it is shown.
  CodePoints begin = 0;
  CodePoints end = 0;
};

// The marks that begin in a block, in order; what of them stands beyond its end is cut off.
// `weights` says by WordId what words are worth; without one a word is worth next to nothing.
std::vector<Place> FindPlaces(std::string_view utf8, const std::vector<article::Block>& blocks,
                              const std::vector<Mark>& marks, const std::vector<double>& weights);

// A part of a block that begins and ends with a mark.
struct Stretch {
  std::size_t block = 0;
  Span span;
};

// The best stretch of at most `room`; where one place alone is longer, that place counts all the
// same. None where there are no places.
std::optional<Stretch> BestStretch(const std::vector<Place>& places, CodePoints room);

// Removes all places of the words that stand in `stretch`.
void RemoveWordsOf(const Stretch& stretch, std::vector<Place>& places);

}  // namespace dossier::search
