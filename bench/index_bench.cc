// Benchmarks of the way from a line of input to the index. Run them from a release build on an idle
// machine:
//
//   GenerateArticle   what the made-up corpus itself costs; none of it is in the others
//   ParseLine         a line of JSON becomes a record
//   BuildArticle      a record becomes an article: blocks, date, language
//   AnalyzeArticle    tokens, stems and names, with 5,000 people and 1,000 organizations
//   MakeDocument      an analysed article becomes a Xapian document with its stored fields
//   HashContent       what an unchanged article costs beside its reading
//   AddArticles/J     2,000 articles from a file into a new index on disk, with J threads of
//   analysis AddUnchanged      the same articles once more into the index that has them MakeMatcher
//   the names of 6,000 entities: what each start of the indexer and each snapshot
//                     of the server pays
//
// The articles are those of corpus_generator.h, 300 words on average, seed 1. items_per_second
// counts articles (entities in MakeMatcher), bytes_per_second their JSON Lines.
#include <benchmark/benchmark.h>

#include <filesystem>
#include <stdexcept>
#include <string>
#include <vector>

#include "article/article.h"
#include "article/json_record.h"
#include "bench_index.h"
#include "entities/matcher.h"
#include "entities/mentions.h"
#include "index/catalogue.h"
#include "index/document.h"
#include "index/schema.h"
#include "support/temp_folder.h"

namespace dossier::bench {
namespace {

constexpr std::size_t kArticles = 2'000;

CorpusOptions Corpus() {
  CorpusOptions options;
  options.articles = kArticles;
  return options;
}

// Corpus and gazetteer on disk and in memory, made once.
struct Input {
  TempFolder folder;
  std::vector<std::string> lines;
  std::vector<article::Record> records;
  std::vector<article::Article> articles;
  std::vector<entities::AnalyzedArticle> analyzed;
  index::Catalogue catalogue;
  std::int64_t bytes = 0;

  Input() {
    WriteCorpus(folder.path(), Corpus());
    catalogue = index::LoadCatalogue(folder.path() / kGazetteerFolder).value();
    const entities::Matcher matcher(catalogue.gazetteer);
    text::Analyzer analyzer;
    const CorpusGenerator generator(Corpus());
    const article::BuildOptions build = AddingOptions(folder.path(), 1).pipeline.build;
    for (std::size_t i = 0; i < kArticles; ++i) {
      lines.push_back(ToJsonLine(generator.Make(i)));
      bytes += static_cast<std::int64_t>(lines.back().size()) + 1;
      records.push_back(article::ParseJsonRecord(lines.back()).value());
      articles.push_back(article::BuildArticle(records.back(), {}, build).value());
      articles.back().id = records.back().id;
      analyzed.push_back(entities::AnalyzeArticle(articles.back(), analyzer, matcher));
    }
  }
};

const Input& TheInput() {
  static const Input input;
  return input;
}

// Calls work(i) for the articles in turn and counts them.
template <typename Work>
void ForEachArticle(benchmark::State& state, const Work& work) {
  const Input& input = TheInput();
  std::size_t next = 0;
  for (auto _ : state) {
    work(next);
    next = (next + 1) % kArticles;
  }
  state.SetItemsProcessed(state.iterations());
  state.SetBytesProcessed(state.iterations() * input.bytes / static_cast<std::int64_t>(kArticles));
}

void GenerateArticle(benchmark::State& state) {
  const CorpusGenerator generator(Corpus());
  ForEachArticle(state,
                 [&](std::size_t i) { benchmark::DoNotOptimize(ToJsonLine(generator.Make(i))); });
}
BENCHMARK(GenerateArticle)->Unit(benchmark::kMicrosecond);

void ParseLine(benchmark::State& state) {
  const Input& input = TheInput();
  ForEachArticle(state, [&](std::size_t i) {
    benchmark::DoNotOptimize(article::ParseJsonRecord(input.lines[i]));
  });
}
BENCHMARK(ParseLine)->Unit(benchmark::kMicrosecond);

void BuildArticle(benchmark::State& state) {
  const Input& input = TheInput();
  const article::BuildOptions build = AddingOptions(input.folder.path(), 1).pipeline.build;
  ForEachArticle(state, [&](std::size_t i) {
    benchmark::DoNotOptimize(article::BuildArticle(input.records[i], {}, build));
  });
}
BENCHMARK(BuildArticle)->Unit(benchmark::kMicrosecond);

void AnalyzeArticle(benchmark::State& state) {
  const Input& input = TheInput();
  const entities::Matcher matcher(input.catalogue.gazetteer);
  text::Analyzer analyzer;
  ForEachArticle(state, [&](std::size_t i) {
    benchmark::DoNotOptimize(entities::AnalyzeArticle(input.articles[i], analyzer, matcher));
  });
}
BENCHMARK(AnalyzeArticle)->Unit(benchmark::kMicrosecond);

void MakeDocument(benchmark::State& state) {
  const Input& input = TheInput();
  const std::string hash(index::kContentHashBytes, 'h');
  ForEachArticle(state, [&](std::size_t i) {
    benchmark::DoNotOptimize(index::MakeDocument(input.analyzed[i], hash));
  });
}
BENCHMARK(MakeDocument)->Unit(benchmark::kMicrosecond);

void HashContent(benchmark::State& state) {
  const Input& input = TheInput();
  ForEachArticle(state, [&](std::size_t i) {
    benchmark::DoNotOptimize(index::ContentHash(input.records[i], {}));
  });
}
BENCHMARK(HashContent)->Unit(benchmark::kMicrosecond);

void CountCorpus(benchmark::State& state) {
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(kArticles));
  state.SetBytesProcessed(state.iterations() * TheInput().bytes);
}

// Adds the corpus to the index that is in kIndexFolder, or to a new one.
void Add(benchmark::State& state, std::size_t jobs) {
  const auto made = MakeIndex(TheInput().folder.path(), jobs);
  if (!made) state.SkipWithError(made.error().message.c_str());
}

void AddArticles(benchmark::State& state) {
  const std::filesystem::path index = TheInput().folder.path() / kIndexFolder;
  for (auto _ : state) {
    state.PauseTiming();
    std::filesystem::remove_all(index);
    state.ResumeTiming();
    Add(state, static_cast<std::size_t>(state.range(0)));
  }
  CountCorpus(state);
}
BENCHMARK(AddArticles)->Arg(1)->Arg(2)->Unit(benchmark::kMillisecond)->UseRealTime();

void AddUnchanged(benchmark::State& state) {
  std::filesystem::remove_all(TheInput().folder.path() / kIndexFolder);
  Add(state, 2);
  for (auto _ : state) Add(state, 2);
  CountCorpus(state);
}
BENCHMARK(AddUnchanged)->Unit(benchmark::kMillisecond)->UseRealTime();

void MakeMatcher(benchmark::State& state) {
  const entities::Gazetteer& gazetteer = TheInput().catalogue.gazetteer;
  for (auto _ : state) {
    entities::Matcher matcher(gazetteer);
    benchmark::DoNotOptimize(&matcher);
  }
  state.SetItemsProcessed(state.iterations() *
                          static_cast<std::int64_t>(gazetteer.entities().size()));
}
BENCHMARK(MakeMatcher)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace dossier::bench
