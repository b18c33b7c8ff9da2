// The values of each article, in rows of one width: what reads a million of them reads memory in
// order, and has no loop of its own for each article, whose end a processor would guess wrong.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "search/doc_set.h"

namespace dossier::search {

using Ordinal = std::uint32_t;  // number of a facet value within one snapshot

// `Number` holds an ordinal, and a few more that are none.
template <typename Number>
class OrdinalRows {
 public:
  static constexpr std::size_t kMaxWidth = 8;

  // Ordinals that rows of Number can hold.
  static constexpr std::size_t kMaxOrdinals = std::numeric_limits<Number>::max() - kMaxWidth;

  OrdinalRows() = default;
  // `counts` by docid: how many values each article has, all of them below `none`. The rows are as
  // wide as takes the least room; what an article has beyond its row stands elsewhere.
  OrdinalRows(const std::vector<std::uint32_t>& counts, Ordinal none)
      : none_(none), width_(BestWidth(counts)), rows_(counts.size() * width_) {
    for (std::size_t place = 0; place < rows_.size(); ++place) {
      rows_[place] = static_cast<Number>(none + place % width_);
    }
    for (DocId docid = 0; docid < counts.size(); ++docid) {
      if (counts[docid] <= width_) continue;
      rest_docs_.push_back(docid);
      rest_.resize(rest_.size() + counts[docid] - width_, static_cast<Number>(none));
      rest_starts_.push_back(static_cast<std::uint32_t>(rest_.size()));
    }
  }

  // As often as was counted.
  void Add(DocId docid, Ordinal ordinal) {
    const auto row = rows_.begin() + static_cast<std::ptrdiff_t>(docid * width_);
    const auto row_end = row + static_cast<std::ptrdiff_t>(width_);
    auto free = std::find_if(row, row_end, [this](Number number) { return number >= none_; });
    if (free == row_end) {
      const auto rest = std::ranges::lower_bound(rest_docs_, docid) - rest_docs_.begin();
      free = std::find(rest_.begin() + rest_starts_[static_cast<std::size_t>(rest)], rest_.end(),
                       static_cast<Number>(none_));
    }
    *free = static_cast<Number>(ordinal);
  }

  // Calls visit(ordinal) for each value of each of `docs`, which rise; not in their order. Empty
  // places are visited, too, as ordinals from `none` to none + kMaxWidth - 1: they differ, as the
  // same counter added to again and again would be slow.
  template <typename Visit>
  void ForEachPlace(std::span<const DocId> docs, const Visit& visit) const {
    ForEachInRows<1>(docs, visit);
    auto at = rest_docs_.begin();
    auto doc = docs.begin();
    while (at != rest_docs_.end()) {
      doc = Gallop(doc, docs.end(), *at);
      if (doc == docs.end()) return;
      if (*doc != *at) {
        at = Gallop(at, rest_docs_.end(), *doc);
        continue;
      }
      const auto rest = static_cast<std::size_t>(at - rest_docs_.begin());
      for (std::uint32_t i = rest_starts_[rest]; i < rest_starts_[rest + 1]; ++i) {
        visit(Ordinal{rest_[i]});
      }
      ++at;
    }
  }

 private:
  static std::size_t BestWidth(const std::vector<std::uint32_t>& counts) {
    std::size_t best = 1;
    std::size_t least = std::numeric_limits<std::size_t>::max();
    for (std::size_t width = 1; width <= kMaxWidth; ++width) {
      std::size_t room = counts.size() * width * sizeof(Number);
      for (const std::uint32_t count : counts) {
        if (count <= width) continue;
        room += (count - width) * sizeof(Number) + sizeof(DocId) + sizeof(std::uint32_t);
      }
      if (room >= least) continue;
      least = room;
      best = width;
    }
    return best;
  }

  template <std::size_t kWidth, typename Visit>
  void ForEachInRows(std::span<const DocId> docs, const Visit& visit) const {
    if constexpr (kWidth < kMaxWidth) {
      if (width_ != kWidth) return ForEachInRows<kWidth + 1>(docs, visit);
    }
    const auto row_of = [rows = rows_.data()](DocId docid) { return rows + docid * kWidth; };
    ForEachPrefetched(
        docs, [&](DocId docid) { __builtin_prefetch(row_of(docid)); },
        [&](DocId docid) {
          const Number* row = row_of(docid);
          for (std::size_t lane = 0; lane < kWidth; ++lane) visit(Ordinal{row[lane]});
        });
  }

  Ordinal none_ = 0;
  std::size_t width_ = 1;
  std::vector<Number> rows_;  // by docid
  // Of the articles that have more values than a row holds, rising, where the others are.
  std::vector<DocId> rest_docs_;
  std::vector<std::uint32_t> rest_starts_{0};  // one more than there are
  std::vector<Number> rest_;
};

}  // namespace dossier::search
