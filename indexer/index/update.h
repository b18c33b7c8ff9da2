// What `dossier-index add` does, without the command line.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "index/pipeline.h"
#include "index/writer.h"

namespace dossier::index {

struct UpdateCounts {
  std::uint64_t added = 0;
  std::uint64_t replaced = 0;
  std::uint64_t unchanged = 0;
  std::uint64_t skipped = 0;
  std::uint64_t reanalysed = 0;  // stored articles that a changed gazetteer concerns
  std::uint64_t bytes = 0;       // of all files read

  std::uint64_t done() const { return added + replaced + unchanged + skipped; }
};

// Told what happens while it happens, on the thread that calls the update.
class UpdateListener {
 public:
  virtual ~UpdateListener() = default;
  // What the curator of the gazetteer should look at.
  virtual void OnWarning(const std::string& /*warning*/) {}
  virtual void OnSkipped(const std::string& where, const Error& reason) = 0;
  virtual void OnReanalysis(std::uint64_t done, std::uint64_t total) = 0;
  virtual void OnProgress(const UpdateCounts& counts, const ReadProgress& progress) = 0;
};

struct UpdateOptions {
  std::vector<std::string> paths;
  std::filesystem::path catalogue_folder;
  LexiconSources lexicon;
  PipelineOptions pipeline;
  CommitRule commits;
};

// Adds and replaces the articles below `paths`. Bad ones are skipped and told to `listener`, the
// others go in; of two that claim one id in the same run the second is skipped. Where the gazetteer
// differs from the one that the index was made with, all stored articles are analysed again first;
// where only merge lines or sources do, they take effect without that.
// Errors: those of IndexWriter::Open and LoadCatalogue. Throws std::system_error and Xapian::Error;
// what was committed before stands then, and the same call finishes the work.
Result<UpdateCounts> AddArticles(const std::filesystem::path& index, const UpdateOptions& options,
                                 UpdateListener& listener);

}  // namespace dossier::index
