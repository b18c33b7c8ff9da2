// Articles over time.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "search/columns.h"
#include "search/request.h"

namespace dossier::search {

// A histogram of more buckets than this is refused. By year there are never as many, so
// Interval::kAuto always has one.
inline constexpr std::size_t kMaxBuckets = 10'000;

struct Bucket {
  std::string start;  // YYYY, YYYY-MM or YYYY-MM-DD (a day, or the Monday of a week)
  std::uint64_t count = 0;
  std::uint64_t inferred = 0;  // of these, dated by inference
};

struct Histogram {
  Interval interval = Interval::kMonth;  // never kAuto
  std::vector<Bucket> buckets;  // without a gap, zeros included; empty where no article has a date
  std::uint64_t undated = 0;
  std::uint64_t coarse = 0;    // dated more coarsely than the buckets, so in none of them
  std::uint64_t inferred = 0;  // of the dated ones
};

// Counts `set`: the hits without the filter of dates, where a bucket's count is the total that its
// period gives as that filter; or the hits, for a closer look (SearchRequest::zoom). Error:
// kTooComplex where `interval` would give too many buckets.
Result<Histogram> CountHistogram(const ListedSet& set, const DateColumn& dates, Interval interval);

// The same, with the histograms of all articles counted beforehand. Keeps a reference to `columns`.
class Histograms {
 public:
  explicit Histograms(const Columns& columns);
  Result<Histogram> Count(const ListedSet& set, Interval interval) const;

 private:
  const Columns& columns_;
  std::vector<Result<Histogram>> of_all_;  // kAuto to kYear
};

}  // namespace dossier::search
