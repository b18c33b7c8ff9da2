// What a generation is made of: Xapian notices neither a flipped bit nor a file that is another's.
//
// A manifest says of each file of its generation how long it is and what its checksum is. The
// writer takes that back before its first commit and says it anew at the end of its run; in
// between, and after a run that was killed, the articles' own checksums are what there is.
#pragma once

#include <cstdint>
#include <filesystem>
#include <stop_token>
#include <string>
#include <vector>

#include "base/result.h"

namespace dossier::index {

struct ManifestFile {
  std::string path;  // below the folder of the generation
  std::uint64_t size = 0;
  std::string checksum;  // ChecksumStream::Hex

  bool operator==(const ManifestFile&) const = default;
};

struct Manifest {
  std::string schema;
  std::string created;  // when the generation was: 2026-11-23T10:00:00Z
  std::string program;  // the version that wrote it
  std::uint64_t articles = 0;
  bool is_sealed = false;           // else `files` is empty
  std::vector<ManifestFile> files;  // in the byte order of their paths

  std::uint64_t TotalBytes() const;
  bool operator==(const Manifest&) const = default;
};

// A manifest of this program and schema, without files.
Manifest NewManifest();

// Errors: kDamaged where it is missing or not as WriteManifest left it.
Result<Manifest> ReadManifest(const std::filesystem::path& generation);

// Durable. Throws std::system_error.
void WriteManifest(const std::filesystem::path& generation, const Manifest& manifest);

// All files below `generation` but the manifest, the shards and the ledger of inputs, which has a
// checksum of its own, as they are now. Throws
// std::system_error.
std::vector<ManifestFile> DescribeFiles(const std::filesystem::path& generation);

enum class Thoroughness { kSizes, kChecksums };

// What is not as a sealed `manifest` says: a missing file, another size or checksum, each by its
// path. Empty where it is whole, or where a writer has taken the manifest back meanwhile, or the
// generation away. Where `stop` is asked for, it ends soon, and what it says is worth nothing.
std::vector<Error> FindDamage(const std::filesystem::path& generation, const Manifest& manifest,
                              Thoroughness thoroughness, const std::stop_token& stop = {});

}  // namespace dossier::index
