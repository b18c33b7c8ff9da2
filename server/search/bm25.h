// What a word weighs in an article.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace dossier::search {

// BM25 as Xapian 1.4 has it (weight/bm25weight.cc): a word in more than a third of all articles
// still weighs something, and none weighs less than nothing.
//
// With title words of wdf 4 (index/schema.h) nDCG@10 is .381 on Cranfield, .964 and .949 on XQuAD's
// English and Russian questions (2026-11-25). Tried and left: b 0.75 (.377, .965, .949), k1 1.6
// with b 0.5 (.387, .963, .948), IneB2 (.387, .957, .942), a tenth of NEAR/8 of neighbouring words
// on top (.369, .963, .935 against .377, .961, .937 without).
class Bm25 {
 public:
  static constexpr double kK1 = 1.2;
  static constexpr double kB = 0.6;

  // `average_length` in words, 0 of an empty index.
  Bm25(std::uint64_t articles, double average_length)
      : articles_(static_cast<double>(articles)),
        length_factor_(average_length > 0 ? 1 / average_length : 0) {}

  // What a word that `frequency` articles have weighs where it fills an article.
  double WordWeight(std::uint64_t frequency) const {
    const auto having = static_cast<double>(frequency);
    double odds = (articles_ - having + 0.5) / (having + 0.5);
    if (odds < 2) odds = odds * 0.5 + 1;
    return std::log(odds) * (kK1 + 1);
  }

  // The share of that for `wdf` occurrences in an article of `length` words: 0 to 1.
  double Saturation(std::uint32_t wdf, std::uint32_t length) const {
    const double count = std::min(wdf, length);
    return count / (kK1 * (length * length_factor_ * kB + (1 - kB)) + count);
  }

 private:
  double articles_;
  double length_factor_;
};

}  // namespace dossier::search
