// The best few of many: candidates are gathered until there are twice as many as are wanted, then
// the worse half goes, and its best is the mark that the next ones have to pass. So a page costs
// one look at each hit, and little more for deep pages than for the first.
#include "search/ranking.h"

#include <algorithm>

namespace dossier::search {
namespace {

constexpr std::size_t kMinCandidates = 256;

}  // namespace

std::vector<RankedDoc> RankByScore(const DocSet& hits, const std::vector<double>& scores,
                                   const Columns& columns, std::size_t first, std::size_t count) {
  const std::size_t wanted = std::min<std::size_t>(hits.cardinality(), first + count);
  if (wanted <= first) return {};
  const auto is_better = [&day = columns.dates.first](const RankedDoc& a, const RankedDoc& b) {
    if (a.score != b.score) return a.score > b.score;
    return day[a.docid] != day[b.docid] ? day[a.docid] > day[b.docid] : a.docid < b.docid;
  };
  std::vector<RankedDoc> best;
  const std::size_t room = std::max(2 * wanted, kMinCandidates);
  best.reserve(room);
  double mark = -1;  // what is below is none of the best
  const auto drop_worse = [&] {
    std::ranges::nth_element(best, best.begin() + static_cast<std::ptrdiff_t>(wanted) - 1,
                             is_better);
    best.resize(wanted);
    mark = best.back().score;
  };
  ForEachDoc(hits, [&](DocId docid) {
    const double score = scores[docid];
    if (score < mark) return;
    best.push_back({docid, score});
    if (best.size() == room) drop_worse();
  });
  std::ranges::partial_sort(best, best.begin() + static_cast<std::ptrdiff_t>(wanted), is_better);
  return {best.begin() + static_cast<std::ptrdiff_t>(first),
          best.begin() + static_cast<std::ptrdiff_t>(wanted)};
}

std::vector<RankedDoc> RankByDate(SortOrder order, const DocSet& hits, const Columns& columns,
                                  std::size_t first, std::size_t count) {
  std::vector<RankedDoc> ranked;
  if (order == SortOrder::kNewest) {
    // In falling order of date already: stop as soon as the page is full.
    std::size_t place = 0;
    for (const DocId docid : columns.newest_first) {
      if (ranked.size() == count) break;
      if (hits.contains(docid) && place++ >= first) ranked.push_back({docid, 0});
    }
    return ranked;
  }
  std::vector<DocId> docs(hits.cardinality());
  hits.toUint32Array(docs.data());
  const std::vector<DayNumber>& day = columns.dates.first;
  const auto is_older = [&](DocId a, DocId b) {
    if ((day[a] == kNoDay) != (day[b] == kNoDay)) return day[b] == kNoDay;
    return day[a] != day[b] ? day[a] < day[b] : a < b;
  };
  const std::size_t end = std::min(docs.size(), first + count);
  std::partial_sort(docs.begin(), docs.begin() + static_cast<std::ptrdiff_t>(end), docs.end(),
                    is_older);
  for (std::size_t i = first; i < end; ++i) ranked.push_back({docs[i], 0});
  return ranked;
}

}  // namespace dossier::search
