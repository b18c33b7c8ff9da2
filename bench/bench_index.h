// The index that the benchmarks search, made from the generated corpus.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "base/result.h"
#include "corpus_generator.h"
#include "index/update.h"

namespace dossier::bench {

struct IndexingReport {
  std::uint64_t articles = 0;
  std::uint64_t text_bytes = 0;   // of the JSON Lines
  std::uint64_t index_bytes = 0;  // of all files of the index
  double seconds = 0;             // wall clock
  double cpu_seconds = 0;         // of all threads
  std::size_t jobs = 1;
  std::uint64_t peak_memory_bytes = 0;  // of this process up to then
};

// The parts of a bench folder.
inline constexpr const char* kCorpusFile = "corpus.jsonl";
inline constexpr const char* kGazetteerFolder = "gazetteer";
inline constexpr const char* kIndexFolder = "index";

// Writes kCorpusFile and kGazetteerFolder below `folder`, which is made. Throws
// std::filesystem::filesystem_error.
void WriteCorpus(const std::filesystem::path& folder, const CorpusOptions& options);

// How WriteCorpus's articles are added.
index::UpdateOptions AddingOptions(const std::filesystem::path& folder, std::size_t jobs);

// Indexes them into kIndexFolder of `folder`, which must not be there. An article that is skipped
// is an error: kInvalidInput. Other errors and exceptions as of index::UpdateArticles.
Result<IndexingReport> MakeIndex(const std::filesystem::path& folder, std::size_t jobs);

}  // namespace dossier::bench
