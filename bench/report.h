// Writes what was measured.
#pragma once

#include <cstdint>
#include <iosfwd>
#include <optional>
#include <vector>

#include "bench_index.h"
#include "machine.h"
#include "measure.h"

namespace dossier::bench {

struct Report {
  Machine machine;
  std::uint64_t articles = 0;
  std::optional<CorpusOptions> corpus;     // where the articles are generated ones
  std::optional<IndexingReport> indexing;  // where the index was made in this run
  double open_ms = 0;                      // the first snapshot: handles, columns, gazetteer
  std::size_t rounds = 0;
  std::vector<QueryClass> queries;
  std::vector<ClassResult> classes;  // as `queries`
};

enum class ReportFormat { kText, kMarkdown, kJson };

// JSON has all queries with their totals and medians, too, so that two runs can be compared and
// other engines asked the same.
void WriteReport(const Report& report, ReportFormat format, std::ostream& out);

}  // namespace dossier::bench
