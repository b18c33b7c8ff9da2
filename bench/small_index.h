// The index that the Google Benchmarks of the upper layers search.
#pragma once

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <memory>
#include <stdexcept>

#include "bench_index.h"
#include "search/engine.h"
#include "search/snapshot_keeper.h"
#include "support/temp_folder.h"

namespace dossier::bench {

// Articles of corpus_generator.h, 300 words on average, seed 1, in a folder that goes with it.
struct SmallIndex {
  explicit SmallIndex(std::size_t articles) {
    CorpusOptions corpus;
    corpus.articles = articles;
    WriteCorpus(folder.path(), corpus);
    const auto made = MakeIndex(folder.path(), 2);
    if (!made) throw std::runtime_error(made.error().message);
    keeper =
        search::SnapshotKeeper::Open({.index = path(), .interval = std::chrono::hours(1)}).value();
    engine = std::make_unique<search::Engine>(*keeper, search::Engine::Options{});
  }

  std::filesystem::path path() const { return folder.path() / kIndexFolder; }

  TempFolder folder;
  std::unique_ptr<search::SnapshotKeeper> keeper;
  std::unique_ptr<search::Engine> engine;
};

}  // namespace dossier::bench
