// Which articles a query matches, and in what order.
#pragma once

#include <xapian.h>

#include <chrono>
#include <vector>

#include "search/columns.h"
#include "search/doc_set.h"
#include "search/request.h"

namespace dossier::search {

// The weighting of words: BM25. With title words of wdf 4 (index/schema.h) nDCG@10 is .381 on
// Cranfield, .964 and .949 on XQuAD's English and Russian questions (2026-11-25). Tried and left:
// b 0.75 (.377, .965, .949), k1 1.6 with b 0.5 (.387, .963, .948), IneB2 (.387, .957, .942), a
// tenth of NEAR/8 of neighbouring words on top (.369, .963, .935 against .377, .961, .937 without).
struct RankingParameters {
  double k1 = 1.2;
  double k2 = 0;
  double k3 = 1;
  double b = 0.6;
  double min_normlen = 0;
};

using Deadline = std::chrono::steady_clock::time_point;

// Thrown out of a match when its time is over.
struct QueryTimeout {};

// All articles that `query` matches. Throws QueryTimeout.
DocSet MatchedDocs(const Xapian::Database& database, const Xapian::Query& query, Deadline deadline);

// True where an article matches `query`. Cheap where there are many.
bool HasMatch(const Xapian::Database& database, const Xapian::Query& query);

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
