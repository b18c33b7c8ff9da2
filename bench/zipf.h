// Ranks drawn by Zipf's law.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "random.h"

namespace dossier::bench {

// Draws 1 to `size`, rank r with a weight of 1/r. The weights are whole numbers of 2^-40, so that
// no rounding of the machine comes in. A draw is a binary search. Safe to share between threads.
class Zipf {
 public:
  explicit Zipf(std::size_t size);

  std::size_t Draw(Random& random) const;

  // The share of all draws that gives `rank`.
  double Share(std::size_t rank) const;

 private:
  std::vector<std::uint64_t> cumulative_;
};

}  // namespace dossier::bench
