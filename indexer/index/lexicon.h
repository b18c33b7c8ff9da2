// The words of the other language that a word stands for.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace dossier::index {

struct Translation {
  // One folded word, or several with single spaces between them, stop words left out: to be found
  // beside each other, with a stop word between them at most. Not stemmed.
  std::string_view words;
  double weight = 0;  // (0, 1]; 1 for the best translation of its key
};

// What a lexicon file is written from.
struct LexiconEntries {
  struct Value {
    std::uint32_t word = 0;  // index into `words`
    double weight = 0;       // (0, 1]
  };
  // Each with its forms: one at least, the word, then those that have other stems.
  std::vector<std::vector<std::string>> words;
  // Stems, and what they stand for, best first. Words that no key has are not written.
  std::map<std::string, std::vector<Value>> keys;
};

// The bytes of a lexicon file. Deterministic.
std::string SerializeLexicon(const LexiconEntries& entries);

// A lexicon in memory. May be read by many threads at once; views live as long as the lexicon does,
// and survive a move of it.
class Lexicon {
 public:
  Lexicon() = default;  // translates nothing

  // Errors: kUnreadable; kDamaged where the file is not whole or of another format.
  static Result<Lexicon> Open(const std::filesystem::path& file);
  static Result<Lexicon> Parse(std::string data);

  // The translations of a word, best first, from English to Russian and from Russian to English.
  // `stems` is one stem of text::Stemmer, or several with single spaces between them: those of
  // words that follow each other, stop words left out. A word that has forms with other stems
  // («использовать», «использует») is followed by these, each a translation of the same weight.
  // Empty where the lexicon does not know `stems`.
  std::vector<Translation> Translate(std::string_view stems) const;

  // The number of stems in the longest key; 0 for an empty lexicon.
  std::size_t max_key_words() const { return max_key_words_; }
  std::size_t size() const;  // keys

 private:
  // On the heap, so that a move leaves the views where they are.
  std::unique_ptr<const std::string> data_;
  std::size_t max_key_words_ = 0;
};

}  // namespace dossier::index
