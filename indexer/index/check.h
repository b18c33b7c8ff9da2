// Is the index whole? Xapian's own check notices neither a flipped bit in a text nor a file that is
// another's.
#pragma once

#include <cstdint>
#include <filesystem>
#include <stop_token>
#include <string>
#include <vector>

#include "base/result.h"
#include "index/folder.h"

namespace dossier::index {

// The files of a generation, against its manifest; those of an unsealed one cannot be judged. What
// is not whole, each by its path. Where `stop` is asked for, it ends soon, and what it says is
// worth nothing.
std::vector<Error> CheckFiles(const Generation& generation, const std::stop_token& stop = {});

// Every article of a generation: that its stored fields are whole and are found by its id, and that
// names, values and lexicon can be read. Takes some 20 µs an article.
std::vector<Error> CheckArticles(const std::filesystem::path& generation);

struct CheckReport {
  std::string generation;
  std::uint64_t articles = 0;
  std::uint64_t bytes = 0;
  // The last run came to its end: each byte was compared. Else posting lists and articles alone.
  bool is_sealed = false;
  std::vector<Error> problems;
};

// All that is in the folder, the generation before included; under a lock, so that nobody writes
// meanwhile. Errors: kNotFound, kLocked, kWrongVersion; damage is in the report.
Result<CheckReport> CheckIndex(const std::filesystem::path& index);

}  // namespace dossier::index
