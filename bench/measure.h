// Runs the queries of each class and takes their times.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/result.h"
#include "query_rules.h"
#include "search/engine.h"

namespace dossier::bench {

struct QueryClass {
  std::string name;
  std::vector<search::SearchRequest> queries;
};

// Milliseconds.
struct Sample {
  double wall = 0;
  double cpu = 0;  // of the searching thread: does not see what else the machine does
  double parse = 0;
  double match = 0;
  double facets = 0;
  double hits = 0;
};

struct ClassResult {
  std::string name;
  std::vector<std::vector<Sample>> samples;  // by query, then by round
  std::vector<std::uint64_t> totals;         // articles found, by query
};

// Every query once to warm up, then `rounds` times. A round goes through all classes, so that a
// disturbance of the machine falls on all of them. The engine is searched by one thread. Error:
// that of the first search that fails, with its class.
Result<std::vector<ClassResult>> Measure(const search::Engine& engine,
                                         const std::vector<QueryClass>& classes,
                                         std::size_t rounds);

// The smallest value that `percent` of `values` don't exceed. `values` is not empty.
double Percentile(std::vector<double> values, double percent);

// One part of every sample.
std::vector<double> Column(const ClassResult& result, double Sample::*part);

// The median of each query's wall times: what two runs are compared by.
std::vector<double> MediansByQuery(const ClassResult& result);

}  // namespace dossier::bench
