// What searches a TestIndex, without a snapshot.
#pragma once

#include <vector>

#include "search/columns.h"
#include "search/evaluator.h"
#include "support/test_index.h"

namespace dossier {

// Reads the last commit of an index that is whole when it is made. Must outlive its evaluators.
class TestSearcher {
 public:
  explicit TestSearcher(const TestIndex& index)
      : database_(index.Open()), columns_(search::Columns::Load(database_, index.Values())) {}

  search::Evaluator evaluator(search::Deadline deadline = search::Deadline::max()) {
    return {database_, columns_, cache_, scores_, deadline};
  }
  search::DocSet Matches(const search::Query& query) { return evaluator().Matches(query); }

  const Xapian::Database& database() const { return database_; }
  const search::Columns& columns() const { return columns_; }

 private:
  Xapian::Database database_;
  search::Columns columns_;
  search::PostingCache cache_{1 << 20};
  std::vector<double> scores_;
};

}  // namespace dossier
