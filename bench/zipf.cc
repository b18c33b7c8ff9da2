#include "zipf.h"

#include <algorithm>

namespace dossier::bench {
namespace {

constexpr std::uint64_t kOne = std::uint64_t{1} << 40U;

}  // namespace

Zipf::Zipf(std::size_t size) {
  cumulative_.reserve(size);
  std::uint64_t sum = 0;
  for (std::size_t rank = 1; rank <= size; ++rank) cumulative_.push_back(sum += kOne / rank);
}

std::size_t Zipf::Draw(Random& random) const {
  const std::uint64_t at = random.Below(cumulative_.back());
  return static_cast<std::size_t>(std::ranges::upper_bound(cumulative_, at) - cumulative_.begin()) +
         1;
}

double Zipf::Share(std::size_t rank) const {
  const std::uint64_t before = rank == 1 ? 0 : cumulative_[rank - 2];
  return static_cast<double>(cumulative_[rank - 1] - before) /
         static_cast<double>(cumulative_.back());
}

}  // namespace dossier::bench
