// The words that are spelt nearly like another one.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "search/edit_distance.h"
#include "search/word_code.h"

namespace dossier::search {

// The words of an index, arranged by script and length. Immutable once all words are in; then any
// number of threads may read it.
class SpellingIndex {
 public:
  struct Match {
    std::uint32_t word = 0;  // as it was given to Add
    double weight = 0;       // WeighEdits
  };

  // Takes up `text`, a folded word, under the number `word`; leaves out what EncodeWord does.
  void Add(std::string_view text, std::uint32_t word);

  // Gives back the memory that only further words would need.
  void ShrinkToFit();

  // The words of the script of `term` that lie within two edits of it, or one where it has four
  // letters only, in no order; none where it has fewer, or where EncodeWord gives nothing. The term
  // itself is among them where it is a word.
  std::vector<Match> Find(std::string_view term) const;

  std::size_t MemoryBytes() const;

 private:
  // The words of one script and length, in the order in which they came.
  struct Bucket {
    std::vector<std::uint64_t> signatures;
    std::vector<std::uint32_t> words;
    std::vector<char> letters;  // of all words in a row
  };
  using Buckets = std::array<Bucket, kMaxSpellingLetters + 1>;

  const Buckets& BucketsOf(text::Script script) const {
    return script == text::Script::kCyrillic ? cyrillic_ : latin_;
  }

  Buckets latin_;
  Buckets cyrillic_;
};

}  // namespace dossier::search
