// Benchmarks of all that happens to an article before the index is touched. Run them from a release
// build on an idle machine:
//
//   entities_bench [PATH…]     files and folders of articles; without any, the bundled ones
//
//   ReadArticles      reading the files, and building articles of them: blocks, dates
//   AnalyzeByRules    that, words with their stems, and names, by the gazetteer and the rules alone
//   AnalyzeByTagger   that, and the names that the tagger finds
//   LoadCatalogue     reading the gazetteer and what the tagger has learned
//   MakeMatcher       making the forms of all names; with LoadCatalogue what a program waits for at
//                     its start
//
// The first three are named after their articles and measure CPU time: bytes_per_second counts the
// bytes of the files, items_per_second the articles.
//
// The aims on one core: 5 MB/s by rules, 2 MB/s by the tagger.
#include <benchmark/benchmark.h>

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <iostream>
#include <string>
#include <vector>

#include "article/article.h"
#include "article/input.h"
#include "entities/mentions.h"
#include "index/catalogue.h"
#include "support/temp_folder.h"

namespace dossier::bench {
namespace {

using entities::Matcher;

// What articles that tell no year are dated by, so that every run does the same.
article::BuildOptions Build() {
  return {.now = std::chrono::sys_days(std::chrono::year(2026) / 1 / 1),
          .default_date = {},
          .default_source = {}};
}

// Reads the articles of `listing`, and analyses them where there is a matcher.
void Analyze(benchmark::State& state, const article::InputListing& listing,
             const Matcher* matcher) {
  text::Analyzer analyzer;
  std::int64_t articles = 0;
  const auto sink = [&](const Result<article::Record>& record, const article::Origin& origin) {
    if (!record) return true;
    auto article = article::BuildArticle(*record, origin, Build());
    if (!article) return true;
    ++articles;
    if (matcher == nullptr) {
      benchmark::DoNotOptimize(article);
    } else {
      benchmark::DoNotOptimize(entities::AnalyzeArticle(std::move(*article), analyzer, *matcher));
    }
    return true;
  };
  for (auto _ : state) {
    for (const article::InputFile& file : listing.files) {
      article::ReadFile(file, article::kMaxArticleBytes, sink);
    }
  }
  std::uint64_t bytes = 0;
  for (const article::InputFile& file : listing.files) bytes += file.size_bytes;
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(bytes));
  state.SetItemsProcessed(articles);
}

void LoadCatalogue(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(index::LoadCatalogue(DOSSIER_CATALOGUE));
}

void MakeMatcher(benchmark::State& state, const entities::Gazetteer& gazetteer) {
  for (auto _ : state) {
    const Matcher matcher(gazetteer);
    benchmark::DoNotOptimize(&matcher);
  }
}

// The catalogue without the tagger.
Result<index::Catalogue> LoadRules() {
  const TempFolder folder;
  index::CopyCatalogue(DOSSIER_CATALOGUE, folder / "names");
  std::filesystem::remove(folder.path() / "names" / entities::kTaggerFile);
  return index::LoadCatalogue(folder / "names");
}

void Run(const std::vector<std::string>& paths) {
  const auto catalogue = index::LoadCatalogue(DOSSIER_CATALOGUE).value();
  const auto rules = LoadRules().value();
  const Matcher by_tagger(catalogue.gazetteer);
  const Matcher by_rules(rules.gazetteer);
  for (const std::string& path : paths) {
    const article::InputListing listing = article::ListInput({path});
    for (const Error& problem : listing.problems) std::cerr << problem.message << "\n";
    const auto add = [&](const std::string& name, const Matcher* matcher) {
      const std::string full = name + "/" + std::filesystem::path(path).filename().string();
      benchmark::RegisterBenchmark(full.c_str(), [listing, matcher](benchmark::State& state) {
        Analyze(state, listing, matcher);
      })->Unit(benchmark::kMillisecond);
    };
    add("ReadArticles", nullptr);
    add("AnalyzeByRules", &by_rules);
    add("AnalyzeByTagger", &by_tagger);
  }
  benchmark::RegisterBenchmark("LoadCatalogue", LoadCatalogue)->Unit(benchmark::kMillisecond);
  benchmark::RegisterBenchmark("MakeMatcher", [&catalogue](benchmark::State& state) {
    MakeMatcher(state, catalogue.gazetteer);
  })->Unit(benchmark::kMillisecond);
  benchmark::RunSpecifiedBenchmarks();
}

}  // namespace
}  // namespace dossier::bench

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  std::vector<std::string> paths(argv + 1, argv + argc);
  if (paths.empty()) paths = {DOSSIER_CORPUS "/en", DOSSIER_CORPUS "/ru"};
  dossier::bench::Run(paths);
  return 0;
}
