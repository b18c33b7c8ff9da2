// Benchmarks of the search layer on a small index, to try a change on; dossier-bench gives the
// figures. Run them from a release build on an idle machine:
//
//   OpenSnapshot      all that stands between a commit and the first search on it
//   LoadColumns       of that, the arrays for counting and sorting
//   ParseAndBuild     three words and a name become a query; no posting list is read
//   StoredArticle     the stored fields of one article
//   Hit/…             one hit of an article of 300 words, stored fields, title and labels included:
//                     without a snippet, or with one of 240 code points that shows its lead, three
//                     words that it very likely has, a phrase of two
//   Search/CLASS      the fifty queries of each class of queries.tsv in turn: ten hits without
//                     snippets, 20 people, 20 organizations and the months
//   SearchPage/CLASS  what the page asks for: 20 hits with snippets, four facets, the histogram
//
// The index holds 5,000 articles of corpus_generator.h, 300 words on average, seed 1.
#include <benchmark/benchmark.h>

#include <chrono>
#include <cstdlib>
#include <iostream>
#include <string>
#include <vector>

#include "index/folder.h"
#include "query_rules.h"
#include "search/hits.h"
#include "search/query_builder.h"
#include "search/query_parser.h"
#include "small_index.h"
#include "text/analyzer.h"
#include "vocabulary.h"

namespace dossier::bench {
namespace {

constexpr search::DocId kArticles = 5'000;

const SmallIndex& TheIndex() {
  static const SmallIndex index(kArticles);
  return index;
}

void OpenSnapshot(benchmark::State& state) {
  const std::filesystem::path path = TheIndex().path();
  for (auto _ : state) benchmark::DoNotOptimize(search::Snapshot::Open(path, 1));
}
BENCHMARK(OpenSnapshot)->Unit(benchmark::kMillisecond);

void LoadColumns(benchmark::State& state) {
  const auto snapshot = TheIndex().keeper->Current();
  const auto worker = snapshot->Acquire(std::chrono::seconds(1));
  const auto generation = index::CurrentGeneration(TheIndex().path());
  for (auto _ : state) {
    auto values = index::ValueTable::OpenFor(*generation, (*worker)->database);
    benchmark::DoNotOptimize(search::Columns::Load((*worker)->database, std::move(*values)));
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(kArticles));
}
BENCHMARK(LoadColumns)->Unit(benchmark::kMillisecond);

void ParseAndBuild(benchmark::State& state) {
  const auto snapshot = TheIndex().keeper->Current();
  const auto worker = snapshot->Acquire(std::chrono::seconds(1));
  const PersonName name = NameOfPerson(Script::kCyrillic, 10);
  const std::string text = WordOfRank(Script::kCyrillic, 20) + " " +
                           WordOfRank(Script::kCyrillic, 200) + " " +
                           WordOfRank(Script::kLatin, 50) + " " + name.given + " " + name.surname;
  search::Evaluator evaluator = snapshot->EvaluatorFor(**worker, search::Deadline::max());
  for (auto _ : state) {
    const auto parsed = search::ParseQuery(text);
    benchmark::DoNotOptimize(search::BuildQuery(text, parsed, {}, *snapshot, **worker, evaluator,
                                                search::Deadline::max()));
  }
}
BENCHMARK(ParseAndBuild)->Unit(benchmark::kMicrosecond);

index::StoredArticle StoredArticleOf(const search::Worker& worker, search::DocId docid) {
  return index::StoredArticle::Parse(worker.database.get_document(docid).get_data()).value();
}

void StoredArticle(benchmark::State& state) {
  const auto snapshot = TheIndex().keeper->Current();
  const auto worker = snapshot->Acquire(std::chrono::seconds(1));
  search::DocId docid = 0;
  for (auto _ : state) {
    docid = docid % kArticles + 1;
    benchmark::DoNotOptimize(StoredArticleOf(**worker, docid));
  }
}
BENCHMARK(StoredArticle)->Unit(benchmark::kMicrosecond);

search::MarkedPlace PlaceOf(Script script, std::size_t rank) {
  return {{text::Analyzer().Analyze(WordOfRank(script, rank)).at(0).stem}, {}, {}};
}

search::MarkedTerms MarkedWords() {
  search::MarkedTerms marked;
  for (const Script script : {Script::kLatin, Script::kCyrillic}) {
    search::WordId word = 0;
    for (const std::size_t rank : {20, 50, 200}) {
      marked.stems.emplace(PlaceOf(script, rank).stems.front(), word++);
    }
  }
  marked.weights = {1, 2, 4};
  return marked;
}

search::MarkedTerms MarkedPhrases() {
  search::MarkedTerms marked;
  for (const Script script : {Script::kLatin, Script::kCyrillic}) {
    marked.phrases.push_back({{PlaceOf(script, 5), PlaceOf(script, 20)}, 0, 0});
  }
  marked.weights = {1};
  return marked;
}

void Hit(benchmark::State& state, const search::MarkedTerms& marked, std::size_t snippet_length) {
  const auto snapshot = TheIndex().keeper->Current();
  const auto worker = snapshot->Acquire(std::chrono::seconds(1));
  search::DocId docid = 0;
  for (auto _ : state) {
    docid = docid % kArticles + 1;
    const search::ReadArticle article(StoredArticleOf(**worker, docid), snapshot->columns().values);
    benchmark::DoNotOptimize(search::MakeHit(article, marked, snippet_length, *snapshot, **worker));
  }
}
BENCHMARK_CAPTURE(Hit, without_snippet, MarkedWords(), 0)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(Hit, lead, {}, 240)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(Hit, words, MarkedWords(), 240)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(Hit, phrase, MarkedPhrases(), 240)->Unit(benchmark::kMicrosecond);

using Queries = std::vector<search::SearchRequest>;

void Search(benchmark::State& state, const Queries& queries) {
  const search::Engine& engine = *TheIndex().engine;
  std::size_t next = 0;
  for (auto _ : state) {
    const auto answer = engine.Search(queries[next]);
    if (!answer) state.SkipWithError(answer.error().message.c_str());
    benchmark::DoNotOptimize(answer);
    next = (next + 1) % queries.size();
  }
}

void Register(const std::string& name, const Queries& queries) {
  benchmark::RegisterBenchmark(name.c_str(), [queries](benchmark::State& state) {
    Search(state, queries);
  })->Unit(benchmark::kMicrosecond);
}

Queries AsThePageAsks(Queries queries) {
  const search::SearchRequest page;
  for (search::SearchRequest& query : queries) {
    query.match = page.match;
    query.size = page.size;
    query.wanted_facets = page.wanted_facets;
    query.facet_size = page.facet_size;
    query.histogram = page.histogram;
    query.snippet_length = page.snippet_length;
  }
  return queries;
}

// Error: as of LoadQueryRules and MakeQueries.
Result<bool> RegisterClasses() {
  const auto rules = LoadQueryRules(DOSSIER_QUERIES);
  if (!rules) return tl::unexpected(rules.error());
  for (const QueryRule& rule : *rules) {
    const auto queries = MakeQueries(rule);
    if (!queries) return tl::unexpected(queries.error());
    Register("Search/" + rule.name, *queries);
    Register("SearchPage/" + rule.name, AsThePageAsks(*queries));
  }
  return true;
}

}  // namespace
}  // namespace dossier::bench

int main(int argc, char** argv) {
  if (const auto registered = dossier::bench::RegisterClasses(); !registered) {
    std::cerr << registered.error().message << "\n";
    return 2;
  }
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
