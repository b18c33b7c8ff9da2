// All articles by date stand in their order already, newest first, and the oldest of them at its
// end.
//
// The best few of many else: candidates are gathered until there are twice as many as are wanted,
// then the worse half goes, and its best is the mark that the next ones have to pass. So a page
// costs one look at each hit, and little more for deep pages than for the first.
#include "search/ranking.h"

#include <algorithm>
#include <cstddef>
#include <limits>

namespace dossier::search {
namespace {

constexpr std::size_t kMinCandidates = 256;

// Places `first` to `first + count` of `hits`, all of them scored by score_of(place), in the order
// of goes_first(a, b), which no lower score does.
template <typename Score, typename Order>
std::vector<RankedDoc> Best(const ListedSet& hits, std::size_t first, std::size_t count,
                            const Score& score_of, const Order& goes_first) {
  const std::size_t wanted = std::min<std::size_t>(hits.size(), first + count);
  if (wanted <= first) return {};
  std::vector<RankedDoc> best;
  const std::size_t room = std::max(2 * wanted, kMinCandidates);
  best.reserve(room);
  const auto last = static_cast<std::ptrdiff_t>(wanted) - 1;
  bool is_cut = false;
  double least = -std::numeric_limits<double>::infinity();
  const std::vector<DocId>& docs = hits.docs();
  for (std::size_t place = 0; place < docs.size(); ++place) {
    const double score = score_of(place);
    if (score < least) continue;
    const RankedDoc candidate{docs[place], score};
    if (is_cut && !goes_first(candidate, best[wanted - 1])) continue;
    best.push_back(candidate);
    if (best.size() < room) continue;
    std::ranges::nth_element(best, best.begin() + last, goes_first);
    best.resize(wanted);
    is_cut = true;
    least = best.back().score;
  }
  // What stands before the page need not be sorted.
  const auto page = best.begin() + static_cast<std::ptrdiff_t>(first);
  std::ranges::nth_element(best, page, goes_first);
  std::ranges::partial_sort(page, best.begin() + last + 1, best.end(), goes_first);
  return {page, best.begin() + last + 1};
}

// At least the first `count` of all articles, oldest first: the last of the dated ones in
// newest_first, with all of their latest day, then the undated ones, which are last there, too.
std::vector<DocId> OldestOfAll(const Columns& columns, std::size_t count) {
  const std::vector<DocId>& newest = columns.newest_first;
  const auto day_of = [&](DocId docid) { return columns.dates.first(docid); };
  const auto undated =
      std::ranges::partition_point(newest, [&](DocId docid) { return day_of(docid) != kNoDay; });
  auto begin = undated - std::min(static_cast<std::ptrdiff_t>(count), undated - newest.begin());
  while (begin != newest.begin() && begin != undated && day_of(begin[-1]) == day_of(*begin)) {
    --begin;
  }
  std::vector<DocId> oldest(begin, undated);
  std::ranges::stable_sort(oldest, {}, day_of);
  oldest.insert(oldest.end(), undated, newest.end());
  return oldest;
}

std::vector<RankedDoc> Page(const std::vector<DocId>& docs, std::size_t first, std::size_t count) {
  std::vector<RankedDoc> page;
  for (std::size_t i = first; i < std::min(first + count, docs.size()); ++i) {
    page.push_back({docs[i], 0});
  }
  return page;
}

}  // namespace

std::vector<RankedDoc> RankByScore(const ListedSet& hits, std::span<const double> scores,
                                   const Columns& columns, std::size_t first, std::size_t count) {
  const auto goes_first = [&dates = columns.dates](const RankedDoc& a, const RankedDoc& b) {
    if (a.score != b.score) return a.score > b.score;
    const DayNumber day_a = dates.first(a.docid);
    const DayNumber day_b = dates.first(b.docid);
    return day_a != day_b ? day_a > day_b : a.docid < b.docid;
  };
  return Best(
      hits, first, count, [&](std::size_t place) { return scores[place]; }, goes_first);
}

std::vector<RankedDoc> RankByDate(SortOrder order, const ListedSet& hits, const Columns& columns,
                                  std::size_t first, std::size_t count) {
  if (hits.size() == columns.newest_first.size()) {
    if (order == SortOrder::kNewest) return Page(columns.newest_first, first, count);
    return Page(OldestOfAll(columns, first + count), first, count);
  }
  // The later day is the higher score, or the lower; none is the lowest.
  const auto score_of = [&, &dates = columns.dates, &docs = hits.docs()](std::size_t place) {
    if (place + kPrefetched < docs.size()) dates.Prefetch(docs[place + kPrefetched]);
    const DayNumber day = dates.first(docs[place]);
    return static_cast<double>(order == SortOrder::kNewest || day == kNoDay ? day : -day);
  };
  const auto goes_first = [](const RankedDoc& a, const RankedDoc& b) {
    return a.score != b.score ? a.score > b.score : a.docid < b.docid;
  };
  std::vector<RankedDoc> page = Best(hits, first, count, score_of, goes_first);
  for (RankedDoc& doc : page) doc.score = 0;
  return page;
}

}  // namespace dossier::search
