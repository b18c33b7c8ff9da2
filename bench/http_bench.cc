// Benchmarks of the HTTP layer, without sockets. Run them from a release build on an idle machine:
//
//   SearchJson/page   an answer as the page asks for it becomes JSON: 20 hits with snippets, four
//                     facets, the histogram; bytes are those of the JSON
//   SearchJson/hits   20 hits with snippets alone
//
// The answers are those of the class and2 of queries.tsv on 1,000 articles of corpus_generator.h.
#include <benchmark/benchmark.h>

#include <cstdlib>
#include <iostream>
#include <stdexcept>
#include <vector>

#include "http/search_json.h"
#include "query_rules.h"
#include "small_index.h"

namespace dossier::bench {
namespace {

struct Answered {
  search::SearchRequest request;
  search::SearchAnswer answer;
};

std::vector<search::SearchRequest> Queries() {
  const std::vector<QueryRule> rules = LoadQueryRules(DOSSIER_QUERIES).value();
  for (const QueryRule& rule : rules) {
    if (rule.name == "and2") return MakeQueries(rule).value();
  }
  throw std::runtime_error("queries.tsv has no class and2");
}

// Answers to `request` with the texts of the queries.
std::vector<Answered> Answers(search::SearchRequest request) {
  static const SmallIndex index(1'000);
  std::vector<Answered> answers;
  for (const search::SearchRequest& query : Queries()) {
    request.text = query.text;
    answers.push_back({request, index.engine->Search(request).value()});
  }
  return answers;
}

void SearchJson(benchmark::State& state, const search::SearchRequest& request) {
  const std::vector<Answered> answers = Answers(request);
  std::size_t next = 0;
  std::size_t bytes = 0;
  for (auto _ : state) {
    const std::string json = http::SearchJson(answers[next].request, answers[next].answer);
    bytes += json.size();
    next = (next + 1) % answers.size();
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(bytes));
  state.counters["bytes"] =
      benchmark::Counter(static_cast<double>(bytes), benchmark::Counter::kAvgIterations);
}

search::SearchRequest HitsAlone() {
  search::SearchRequest request;
  request.wanted_facets = {};
  request.histogram = search::Interval::kNone;
  return request;
}

BENCHMARK_CAPTURE(SearchJson, page, search::SearchRequest{})->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(SearchJson, hits, HitsAlone())->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace dossier::bench
