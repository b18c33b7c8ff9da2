// Analyses all articles of an index anew, from what is stored of them.
#pragma once

#include <cstdint>
#include <filesystem>

#include "index/update.h"

namespace dossier::index {

struct RebuildOptions {
  std::filesystem::path catalogue_folder;
  LexiconSources lexicon;
  std::size_t jobs = 1;
  bool is_forced = false;  // articles that cannot be read any more are left out
  CommitRule commits;
};

struct RebuildCounts {
  std::uint64_t analysed = 0;
  std::uint64_t lost = 0;                // with is_forced
  std::filesystem::path damaged_folder;  // where the old generation is, if it was damaged
};

// Writes a new generation beside that in use, with this schema and the gazetteer of the options,
// looks at every article of it, and puts it in the place of the old one, which stays until the next
// time. A server goes on with the old one until then. Where the old one is damaged, its articles
// that are whole can be saved so; it is put aside then, as DIR/damaged-gen-N.
//
// Errors: those of IndexWriter::OpenNext and LoadCatalogue; kWrongVersion where the schema is one
// that this program cannot read; kNoSpace where the disk has no room for a second generation;
// kDamaged where an article cannot be read. Throws std::system_error and Xapian::Error. Then, and
// after a kill, the old generation stays in use.
Result<RebuildCounts> Rebuild(const std::filesystem::path& index, const RebuildOptions& options,
                              UpdateListener& listener);

}  // namespace dossier::index
