// Which articles a query matches, and in what order.
#pragma once

#include <xapian.h>

#include <chrono>
#include <vector>

#include "search/columns.h"
#include "search/doc_set.h"
#include "search/request.h"

namespace dossier::search {

// The weighting of words. Source: LANGUAGE.md's measurements on Cranfield and XQuAD.
struct RankingParameters {
  double k1 = 1.2;
  double k2 = 0;
  double k3 = 1;
  double b = 0.75;
  double min_normlen = 0;
};

using Deadline = std::chrono::steady_clock::time_point;

// Thrown out of a match when its time is over.
struct QueryTimeout {};

// All articles that `query` matches. Throws QueryTimeout.
DocSet MatchedDocs(const Xapian::Database& database, const Xapian::Query& query, Deadline deadline);

struct RankedDoc {
  DocId docid;
  double score;  // 0 where the order is by date
};

// Places `first` to `first + count` of `hits` by falling weight of `query`; ties by later date,
// then by id. `hits` is a part of what `query` matches. Throws QueryTimeout.
std::vector<RankedDoc> RankByRelevance(const Xapian::Database& database, const Xapian::Query& query,
                                       const DocSet& hits, const Columns& columns,
                                       std::size_t first, std::size_t count, Deadline deadline);

// The same by date, kNewest or kOldest; undated ones last, ties by id.
std::vector<RankedDoc> RankByDate(SortOrder order, const DocSet& hits, const Columns& columns,
                                  std::size_t first, std::size_t count);

}  // namespace dossier::search
