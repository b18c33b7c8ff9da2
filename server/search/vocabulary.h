// The words of one revision of the index, for spelling, transliteration, wildcards and suggestions.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "search/sound_index.h"
#include "search/spelling_index.h"
#include "text/token.h"

namespace dossier::search {

// Words with the number of articles that have them. Words are folded forms; they may keep their ё,
// but ё and е are one letter to whatever looks for them, except for Frequency. Immutable; any
// number of threads may read it. Takes some 50 bytes a Russian word, 30 an English one. What it
// gives out lives as long as the vocabulary, and stays good where that is moved.
class Vocabulary {
 public:
  struct Word {
    std::string_view text;
    std::uint32_t frequency = 0;  // articles

    bool operator==(const Word &) const = default;
  };

  struct Correction {
    Word word;
    double cost = 0;  // about 1 an edit, less by up to 1 for frequent words; to compare with others
  };

  class Builder;

  Vocabulary() = default;

  std::size_t size() const { return frequencies_.size(); }
  std::size_t MemoryBytes() const;

  // 0 where `word` is absent. ё is not е here.
  std::uint32_t Frequency(std::string_view word) const;

  // The words that begin with `prefix`, the most frequent first, equals in byte order; at most
  // `count`. The cost is that of going through all of them.
  std::vector<Word> WithPrefix(std::string_view prefix, std::size_t count) const;
  std::size_t CountWithPrefix(std::string_view prefix) const;

  // The words of the other script that have the text::TransliterationKey of `term`, the most
  // frequent first.
  std::vector<Word> Transliterated(std::string_view term, text::Script script) const;

  // The words of the other script that sound like `term`, a name, in the way of their language: the
  // same consonants (SoundIndex) and most of the vowels; the closest first, then the most frequent;
  // at most `count`.
  std::vector<Word> SoundingLike(std::string_view term, text::Script script,
                                 std::size_t count) const;

  // The words that were most likely meant by a misspelt `term`, best first, at most `count`: of the
  // same script, within two edits, or within one where it has four letters. None for shorter terms
  // and for whatever has a digit or a dot in it. `term` itself is never among them.
  std::vector<Correction> Correct(std::string_view term, std::size_t count) const;

 private:
  struct KeyedWord {
    std::uint32_t key_hash = 0;
    std::uint32_t word = 0;
  };

  Word At(std::size_t word) const {
    return {{letters_.data() + starts_[word], starts_[word + 1] - starts_[word]},
            frequencies_[word]};
  }
  std::size_t LowerBound(std::string_view text) const;
  std::vector<std::uint32_t> FindWithPrefix(std::string_view prefix) const;
  std::vector<Word> MostFrequent(std::vector<std::uint32_t> words, std::size_t count) const;

  std::vector<char> letters_;                // of all words, in byte order
  std::vector<std::uint32_t> starts_ = {0};  // of each word in letters_, and the end of the last
  std::vector<std::uint32_t> frequencies_;
  std::vector<std::uint32_t> with_yo_;  // words with a ё, in byte order of their forms with е
  std::vector<KeyedWord> keys_;         // in order of the hashes
  SoundIndex sounds_;
  SpellingIndex spelling_;
};

// Takes the words one after the other.
class Vocabulary::Builder {
 public:
  // `word` stands behind the last one in byte order.
  void Add(std::string_view word, std::uint32_t frequency);

  Vocabulary Build() &&;

 private:
  Vocabulary vocabulary_;
};

}  // namespace dossier::search
