// What `dossier-index add`, `sync` and `remove` do, without the command line.
#pragma once

#include <cstdint>
#include <filesystem>
#include <iosfwd>
#include <string>
#include <vector>

#include "article/input.h"
#include "index/pipeline.h"
#include "index/writer.h"

namespace dossier::index {

struct UpdateCounts {
  std::uint64_t added = 0;
  std::uint64_t replaced = 0;
  std::uint64_t unchanged = 0;
  std::uint64_t skipped = 0;
  std::uint64_t removed = 0;
  std::uint64_t reanalysed = 0;  // stored articles that a changed gazetteer concerns
  std::uint64_t bytes = 0;       // of all files, those that were known included

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
  virtual void OnProgress(const UpdateCounts& counts, const Progress& progress) = 0;
};

struct UpdateOptions {
  std::vector<std::string> paths;
  std::istream* standard_input = nullptr;  // read behind the paths where it is set; its path is "-"
  std::size_t max_article_bytes = article::kMaxArticleBytes;
  bool removes_vanished = false;  // articles that the paths don't give any more: sync
  bool is_forced = false;         // however many have vanished
  bool is_dry = false;            // nothing is written
  std::filesystem::path catalogue_folder;
  LexiconSources lexicon;
  PipelineOptions pipeline;
  CommitRule commits;
};

// Of the articles of an index, so many may vanish with one run before it takes `is_forced`.
inline constexpr double kMostVanished = 0.2;

// Adds and replaces the articles below `paths`. Bad ones are skipped and told to `listener`, the
// others go in; of two that claim one id in the same run the second is skipped. A file that has not
// changed since the index has all of it is not read (InputLedger). Where the gazetteer differs from
// the one that the index was made with, all stored articles are analysed again first, into a new
// generation (Rebuild); where only merge lines or sources do, they take effect without that.
//
// With `removes_vanished` articles that no path gave are removed, but for those of files that could
// not be read; none is, with the error kTooMany, where they are more than kMostVanished, and none,
// with kUnreadable, where a path or folder cannot be looked into: what is below may be there.
//
// Errors: those of IndexWriter::Open, LoadCatalogue and Rebuild, and these two; what was added
// before them stands. Throws std::system_error and Xapian::Error; what was committed before stands
// then, and the same call finishes the work.
Result<UpdateCounts> UpdateArticles(const std::filesystem::path& index,
                                    const UpdateOptions& options, UpdateListener& listener);

struct RemoveCounts {
  std::uint64_t removed = 0;
  std::vector<std::string> unknown;  // ids that the index does not have
};

// Removes articles by their ids. Files that gave them are read again by the next update. Errors and
// exceptions as above.
Result<RemoveCounts> RemoveArticles(const std::filesystem::path& index,
                                    const std::vector<std::string>& ids,
                                    const CommitRule& commits = {});

}  // namespace dossier::index
