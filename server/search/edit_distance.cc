// The distance is found by Hyyrö's bit vectors (A Bit-Vector Algorithm for Computing Levenshtein
// and Damerau Edit Distances, Nordic Journal of Computing 10, 2003): one column of the usual table
// is two words of 64 bits, for where it rises and where it falls, and takes some twenty operations.
// That decides which words are near enough; how likely each of these few was meant, the usual table
// with weights tells.
//
// EditDistanceTest compares both with a plain recursive definition.
#include "search/edit_distance.h"

#include <algorithm>
#include <cassert>
#include <string>

#include "search/word_code.h"
#include "text/keyboard_layout.h"

namespace dossier::search {
namespace {

// Of random errors there are few ways to leave a letter out or to exchange two, and many to put one
// in or to replace one; so what a word has more than what was typed is the likelier to be meant.
// That alone makes 5,000 random words with two edits 87 % right instead of 80
// (bench/spelling_bench.cc). What the fingers or the ear do is no part of random edits: these
// weights are kept near the others, so that they decide between equals only.
constexpr float kEdit = 1.0F;
constexpr float kLeftOut = 0.7F;
constexpr float kExchange = 0.7F;
constexpr float kNeighbouringKey = 0.9F;
constexpr float kAlike = 0.8F;
constexpr float kTwoForOne = 1.0F;    // which is two edits
constexpr float kDouble = 0.8F;       // times that of the single letter
constexpr float kFirstLetter = 0.2F;  // more for an edit of the first letter

// Pairs of letters that are written for one another by ear.
constexpr std::u32string_view kAlikeLetters =
    U"аоеияеэефвтдсзщшчщшжкгпбыийиуюъьеы"
    U"cksczsieaeouyivwgjckqksz";

// Two letters that are written for one, or one for two.
struct TwoForOne {
  std::array<char32_t, 2> two;
  char32_t one;
};
constexpr auto kTwoForOneLetters = std::to_array<TwoForOne>({
    {{U'т', U'с'}, U'ц'},
    {{U'д', U'с'}, U'ц'},
    {{U'с', U'ч'}, U'щ'},
    {{U'p', U'h'}, U'f'},
    {{U'k', U's'}, U'x'},
    {{U'c', U'k'}, U'k'},
});

// The weights by the codes of letters.
class Weights {
 public:
  static const Weights& Get() {
    static const Weights weights;
    return weights;
  }

  float Replace(std::uint8_t a, std::uint8_t b) const { return replace_[a][b]; }

  bool AreTwoForOne(std::uint8_t first, std::uint8_t second, std::uint8_t one) const {
    if (!is_one_[one]) return false;
    return std::ranges::any_of(kTwoForOneLetters, [=](const TwoForOne& rule) {
      return EncodeLetter(rule.one) == one && EncodeLetter(rule.two[0]) == first &&
             EncodeLetter(rule.two[1]) == second;
    });
  }

 private:
  Weights() {
    for (std::size_t a = 0; a < replace_.size(); ++a) {
      for (std::size_t b = 0; b < replace_.size(); ++b) {
        replace_[a][b] = text::AreNeighbouringKeys(DecodeLetter(static_cast<std::uint8_t>(a)),
                                                   DecodeLetter(static_cast<std::uint8_t>(b)))
                             ? kNeighbouringKey
                             : kEdit;
      }
      replace_[a][a] = 0;
    }
    for (std::size_t i = 0; i + 1 < kAlikeLetters.size(); i += 2) {
      const std::uint8_t a = EncodeLetter(kAlikeLetters[i]);
      const std::uint8_t b = EncodeLetter(kAlikeLetters[i + 1]);
      replace_[a][b] = replace_[b][a] = kAlike;
    }
    for (const TwoForOne& rule : kTwoForOneLetters) is_one_[EncodeLetter(rule.one)] = true;
  }

  std::array<std::array<float, 256>, 256> replace_;
  std::array<bool, 256> is_one_{};
};

std::uint8_t At(std::string_view word, std::size_t i) { return static_cast<std::uint8_t>(word[i]); }

// `edit`, or less where the letter in front of `end` doubles the one before.
float WeighSingle(std::string_view word, std::size_t end, float edit) {
  const bool is_double = end > 1 && word[end - 1] == word[end - 2];
  return is_double ? kDouble * edit : edit;
}

}  // namespace

EditDistance::EditDistance(std::string_view word) : size_(word.size()) {
  assert(size_ <= kMaxSpellingLetters);
  for (std::size_t i = 0; i < size_; ++i) places_[At(word, i)] |= std::uint64_t{1} << i;
}

std::size_t EditDistance::To(std::string_view other) const {
  if (size_ == 0) return other.size();
  const std::uint64_t last = std::uint64_t{1} << (size_ - 1);
  std::uint64_t rises = ~std::uint64_t{0};  // where the column is one more than a row above
  std::uint64_t falls = 0;                  // where it is one less
  std::uint64_t diagonal = 0;               // where it is equal to what stands up and left
  std::uint64_t previous_equal = 0;
  std::size_t distance = size_;
  for (std::size_t i = 0; i < other.size(); ++i) {
    const std::uint64_t equal = places_[At(other, i)];
    const std::uint64_t exchanged = ((~diagonal & equal) << 1U) & previous_equal;
    diagonal = (((equal & rises) + rises) ^ rises) | equal | falls | exchanged;
    std::uint64_t right_rises = falls | ~(diagonal | rises);
    std::uint64_t right_falls = diagonal & rises;
    if ((right_rises & last) != 0) ++distance;
    if ((right_falls & last) != 0) --distance;
    right_rises = (right_rises << 1U) | 1U;
    right_falls <<= 1U;
    rises = right_falls | ~(diagonal | right_rises);
    falls = right_rises & diagonal;
    previous_equal = equal;
  }
  return distance;
}

double WeighEdits(std::string_view typed, std::string_view word) {
  assert(typed.size() <= kMaxSpellingLetters && word.size() <= kMaxSpellingLetters);
  const Weights& weights = Weights::Get();
  // rows[i][j]: the weight from the first i letters of `typed` to the first j of `word`; three rows
  // in turn.
  std::array<std::array<float, kMaxSpellingLetters + 1>, 3> rows;
  for (std::size_t i = 0; i <= typed.size(); ++i) {
    auto& row = rows[i % 3];
    const auto& above = rows[(i + 2) % 3];
    const auto& second_above = rows[(i + 1) % 3];
    for (std::size_t j = 0; j <= word.size(); ++j) {
      if (i == 0 && j == 0) {
        row[0] = 0;
        continue;
      }
      const float first = i <= 1 && j <= 1 ? kFirstLetter : 0;
      float best = 1000;
      if (i > 0) best = std::min(best, above[j] + WeighSingle(typed, i, kEdit) + first);
      if (j > 0) best = std::min(best, row[j - 1] + WeighSingle(word, j, kLeftOut) + first);
      if (i > 0 && j > 0) {
        const float replace = weights.Replace(At(typed, i - 1), At(word, j - 1));
        best = std::min(best, above[j - 1] + (replace == 0 ? 0 : replace + first));
      }
      if (i > 1 && j > 1 && typed[i - 1] == word[j - 2] && typed[i - 2] == word[j - 1]) {
        best = std::min(best, second_above[j - 2] + kExchange);
      }
      if (i > 1 && j > 0 &&
          weights.AreTwoForOne(At(typed, i - 2), At(typed, i - 1), At(word, j - 1))) {
        best = std::min(best, second_above[j - 1] + kTwoForOne);
      }
      if (i > 0 && j > 1 &&
          weights.AreTwoForOne(At(word, j - 2), At(word, j - 1), At(typed, i - 1))) {
        best = std::min(best, above[j - 2] + kTwoForOne);
      }
      row[j] = best;
    }
  }
  return rows[typed.size() % 3][word.size()];
}

}  // namespace dossier::search
