// Where in a text the words of a query may stand, found without cutting the text into words.
#pragma once

#include <array>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "search/marks.h"

namespace dossier::search {

// Cheap to make: one for each text will do.
class WordSieve {
 public:
  explicit WordSieve(const MarkedTerms& marked);

  // Parts of `utf8` from white space to white space, in order, white space between each two. Every
  // token that the words of `marked` may mean stands in one of them, all of a phrase in the same.
  // Analysed by itself, a part has the tokens that it has in the whole text, but for their
  // positions. Linear; some 3 ns a byte.
  std::vector<Span> Sift(std::string_view utf8) const;

  // How many words may stand between two words of one phrase.
  std::uint32_t reach() const { return reach_; }

 private:
  // The first letters and digits of a word, by their numbers.
  struct Beginning {
    std::array<std::uint8_t, 3> codes{};
    std::size_t size = 0;  // 3 where there may be more
    bool capital = false;  // its first letter is a Russian capital
  };
  struct Piece;

  static constexpr std::size_t kCodes = 128;
  static constexpr std::size_t kTriples = 8192;

  static std::size_t Pair(const Beginning& word) { return word.codes[0] * kCodes + word.codes[1]; }
  static std::size_t Triple(const Beginning& word) {
    return (word.codes[0] * 1021U + word.codes[1] * 67U + word.codes[2]) % kTriples;
  }
  static Beginning BeginningOf(std::string_view term);

  void AddStem(std::string_view stem);
  void AddTerm(std::string_view term);
  void AddName(std::string_view key);
  void Add(const Beginning& known);

  bool MayStart(const Beginning& word) const;
  bool MayBe(const Beginning& word) const;
  Piece ReadPiece(std::string_view utf8, std::size_t begin) const;

  // The words of the query by the first, by the first two, by the first three letters (these with
  // collisions), as far as they are known …
  std::bitset<kCodes> ones_;
  std::bitset<kCodes * kCodes> pairs_;
  std::bitset<kTriples> triples_;
  // … and those of which no more is known.
  std::bitset<kCodes> bare_ones_;
  std::bitset<kCodes * kCodes> bare_pairs_;
  std::bitset<kCodes> names_;  // by the first letter
  std::uint32_t reach_ = 0;
};

}  // namespace dossier::search
