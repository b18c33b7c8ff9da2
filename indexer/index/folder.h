// The index folder: CURRENT names the generation in use.
//
//   DIR/CURRENT              "gen-1", replaced by an atomic rename
//   DIR/LOCK                 held by the one writer
//   DIR/gen-1/xapian/        the database (index/schema.h)
//   DIR/gen-1/names-…/       gazetteer and sources that the articles were analysed with
//   DIR/gen-1/lexicon-…      translations of words (index/lexicon.h)
//   DIR/gen-1/shards/        new articles of a large run that has not come to its end
//                            (index/shards.h)
//   DIR/gen-1/values-…       people and organizations as facet values (index/value_table.h)
//   DIR/gen-1/manifest.json  {"schema": "4", "created": "2026-11-23T10:00:00Z", "program": "0.1.0"}
//
// A generation is followed by another one, with the next number, when its database is compacted
// (IndexWriter::Compact); it is removed then. Readers that have it open go on.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"
#include "index/catalogue.h"

namespace dossier::index {

inline constexpr const char* kCurrentFile = "CURRENT";
inline constexpr const char* kLockFile = "LOCK";
inline constexpr const char* kDatabaseFolder = "xapian";
inline constexpr const char* kShardsFolder = "shards";
inline constexpr const char* kManifestFile = "manifest.json";

// The folder of the generation in use. Errors: kNotFound where `index` holds no index; kDamaged
// where CURRENT names no generation that is there; kWrongVersion where it was written by another
// schema.
Result<std::filesystem::path> CurrentGeneration(const std::filesystem::path& index);

// What CURRENT says; empty where it cannot be read.
std::string CurrentName(const std::filesystem::path& index);

// DIR/gen-N.
std::filesystem::path GenerationFolder(const std::filesystem::path& index, int number);

// The folders of all generations, in no order; none where `index` is not there.
std::vector<std::filesystem::path> GenerationFolders(const std::filesystem::path& index);

// The folder of the generation that comes after `generation`.
std::filesystem::path FollowingGeneration(const std::filesystem::path& generation);

// Makes `generation`, a folder with a whole database, the one in use. Throws std::system_error.
void PublishGeneration(const std::filesystem::path& generation);

// Makes an empty generation `number` and points CURRENT to it. Throws std::system_error and
// Xapian::Error.
std::filesystem::path CreateGeneration(const std::filesystem::path& index, int number);

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
