#include "measure.h"

#include <time.h>

#include <algorithm>
#include <cassert>
#include <chrono>
#include <cmath>
#include <utility>

namespace dossier::bench {
namespace {

double ThreadCpuMilliseconds() {
  timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

struct TimedAnswer {
  Sample sample;
  std::uint64_t total = 0;
};

Result<TimedAnswer> TimeSearch(const search::Engine& engine, const search::SearchRequest& request) {
  const double cpu_before = ThreadCpuMilliseconds();
  const auto start = std::chrono::steady_clock::now();
  const auto answer = engine.Search(request);
  const auto end = std::chrono::steady_clock::now();
  const double cpu = ThreadCpuMilliseconds() - cpu_before;
  if (!answer) return tl::unexpected(answer.error());
  TimedAnswer timed;
  timed.sample = {.wall = std::chrono::duration<double, std::milli>(end - start).count(),
                  .cpu = cpu,
                  .parse = answer->timing.parse_ms,
                  .match = answer->timing.match_ms,
                  .facets = answer->timing.facets_ms,
                  .hits = answer->timing.snippets_ms};
  timed.total = answer->total;
  return timed;
}

}  // namespace

Result<std::vector<ClassResult>> Measure(const search::Engine& engine,
                                         const std::vector<QueryClass>& classes,
                                         std::size_t rounds) {
  std::vector<ClassResult> results(classes.size());
  for (std::size_t round = 0; round <= rounds; ++round) {
    const bool is_warm_up = round == 0;
    for (std::size_t i = 0; i < classes.size(); ++i) {
      ClassResult& result = results[i];
      result.name = classes[i].name;
      result.samples.resize(classes[i].queries.size());
      for (std::size_t query = 0; query < classes[i].queries.size(); ++query) {
        const auto timed = TimeSearch(engine, classes[i].queries[query]);
        if (!timed) {
          return Fail(timed.error().code, result.name + ": " + timed.error().message);
        }
        if (is_warm_up) {
          result.totals.push_back(timed->total);
        } else {
          result.samples[query].push_back(timed->sample);
        }
      }
    }
  }
  return results;
}

double Percentile(std::vector<double> values, double percent) {
  assert(!values.empty());
  std::ranges::sort(values);
  const double rank = std::ceil(percent / 100 * static_cast<double>(values.size()));
  return values[static_cast<std::size_t>(std::max(rank, 1.0)) - 1];
}

std::vector<double> Column(const ClassResult& result, double Sample::*part) {
  std::vector<double> values;
  for (const std::vector<Sample>& of_query : result.samples) {
    for (const Sample& sample : of_query) values.push_back(sample.*part);
  }
  return values;
}

std::vector<double> MediansByQuery(const ClassResult& result) {
  std::vector<double> medians;
  for (const std::vector<Sample>& of_query : result.samples) {
    std::vector<double> walls;
    for (const Sample& sample : of_query) walls.push_back(sample.wall);
    medians.push_back(Percentile(std::move(walls), 50));
  }
  return medians;
}

}  // namespace dossier::bench
