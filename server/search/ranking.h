// In what order hits are shown.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "search/columns.h"
#include "search/doc_set.h"
#include "search/request.h"

namespace dossier::search {

struct RankedDoc {
  DocId docid;
  double score;  // 0 where the order is by date
};

// Places `first` to `first + count` of `hits` by falling score; ties by later date, then by docid:
// in the order in which the articles came. `scores` are those of the hits by rising docid.
std::vector<RankedDoc> RankByScore(const ListedSet& hits, std::span<const double> scores,
                                   const Columns& columns, std::size_t first, std::size_t count);

// The same by date, kNewest or kOldest; undated ones last, ties by docid.
std::vector<RankedDoc> RankByDate(SortOrder order, const ListedSet& hits, const Columns& columns,
                                  std::size_t first, std::size_t count);

}  // namespace dossier::search
