// The index folder: CURRENT names the generation in use.
//
//   DIR/CURRENT              "gen-1" and the checksum of that, replaced by an atomic rename
//   DIR/LOCK                 held by the one writer
//   DIR/gen-1/xapian/        the database (index/schema.h)
//   DIR/gen-1/names-…/       gazetteer and sources that the articles were analysed with
//   DIR/gen-1/lexicon-…      translations of words (index/lexicon.h)
//   DIR/gen-1/shards/        new articles of a large run that has not come to its end
//                            (index/shards.h)
//   DIR/gen-1/values-…       people and organizations as facet values (index/value_table.h)
//   DIR/gen-1/inputs         the files that were read, and the articles of each
//                            (index/input_ledger.h)
//   DIR/gen-1/manifest.json  the files of the generation, with their checksums (index/manifest.h)
//
// A generation is followed by another one, with a higher number, when its database is compacted
// (IndexWriter::Compact), and is removed then; or when all articles are analysed anew
// (index/rebuild.h), and stays then until the next time. Readers that have one open go on. One with
// a higher number than that in use was never finished.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"
#include "index/manifest.h"

namespace dossier::index {

inline constexpr const char* kCurrentFile = "CURRENT";
inline constexpr const char* kLockFile = "LOCK";
inline constexpr const char* kDatabaseFolder = "xapian";
inline constexpr const char* kShardsFolder = "shards";
inline constexpr const char* kInputsFile = "inputs";
inline constexpr const char* kManifestFile = "manifest.json";

struct Generation {
  std::filesystem::path folder;
  Manifest manifest;
};

// The generation in use, whatever its schema. Errors: kNotFound where `index` holds no index;
// kDamaged where CURRENT names no generation that is there, or that has no manifest.
Result<Generation> FindGeneration(const std::filesystem::path& index);

// The folder of the same. Error, beside those: kWrongVersion where it was written by another
// schema.
Result<std::filesystem::path> CurrentGeneration(const std::filesystem::path& index);

// What CURRENT says; empty where it cannot be read.
std::string CurrentName(const std::filesystem::path& index);

// DIR/gen-N.
std::filesystem::path GenerationFolder(const std::filesystem::path& index, int number);

// The folders of all generations, by rising numbers; none where `index` is not there.
std::vector<std::filesystem::path> GenerationFolders(const std::filesystem::path& index);

// Whether there is something to lose in a generation. The manifest is written behind the database,
// so one without it was never whole. Throws Xapian::Error.
bool HoldsArticles(const std::filesystem::path& generation);

// The folder of the generation that comes after `generation`.
std::filesystem::path FollowingGeneration(const std::filesystem::path& generation);

// Makes `generation`, a folder with a whole database and its manifest, the one in use. Throws
// std::system_error.
void PublishGeneration(const std::filesystem::path& generation);

// Makes an empty generation that nothing points to yet; what stands in its place was never used and
// goes. Throws std::system_error and Xapian::Error.
void CreateGeneration(const std::filesystem::path& generation);

// Takes a generation away with all that is in it. One moment it is there and the next it is not, so
// that a kill leaves no half of it. Throws std::system_error.
void RemoveGeneration(const std::filesystem::path& generation);

// Clears away what a kill has left of RemoveGeneration and WriteFileDurably, of a writer that has
// the lock. Throws std::system_error.
void RemoveLeftovers(const std::filesystem::path& index);

// The folder of the names of a generation whose database says `fingerprint`.
std::filesystem::path NamesFolder(const std::filesystem::path& generation,
                                  const std::string& fingerprint);

// The file of the facet values of a generation whose database says `fingerprint`.
std::filesystem::path ValuesFile(const std::filesystem::path& generation,
                                 const std::string& fingerprint);

// The file of the lexicon of a generation whose database says `fingerprint`.
std::filesystem::path LexiconFile(const std::filesystem::path& generation,
                                  const std::string& fingerprint);

}  // namespace dossier::index
