// Which input files have been read, and which articles they gave: what has not changed since is not
// read again, and what has vanished is known.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/result.h"

namespace dossier::index {

// A file as it was before it was read.
struct InputStamp {
  std::string path;      // absolute
  std::string relative;  // below the PATH that the user named: ids are made of it
  std::uint64_t size = 0;
  std::int64_t time = 0;  // of the last change, in nanoseconds since 1970
  std::string options;    // what else its articles depend on: a fingerprint

  bool operator==(const InputStamp&) const = default;
};

struct LedgerEntry {
  InputStamp stamp;
  bool is_whole = false;  // all that the file holds is in the index, as this file gave it
  std::vector<std::string> ids;
};

// Stands in the file `inputs` of a generation, with a checksum of its own. It is written at the end
// of a run and names the revision of the database that it belongs to: after a run that was killed
// it still tells whose articles are whose, but no file is taken for unchanged.
class InputLedger {
 public:
  // `database`: what names the revision.
  explicit InputLedger(std::string database = {}) : database_(std::move(database)) {}

  // An empty one where there is no file. Error: kDamaged.
  static Result<InputLedger> Load(const std::filesystem::path& generation);

  // Durable. Throws std::system_error.
  void Save(const std::filesystem::path& generation) const;

  const std::string& database() const { return database_; }
  void set_database(std::string database) { database_ = std::move(database); }

  // The entry of a file, or nullptr. Lives until the next Put.
  const LedgerEntry* Find(const std::string& path) const;

  // Adds the entry of a file, or replaces it.
  void Put(LedgerEntry entry);

  const std::vector<LedgerEntry>& entries() const { return entries_; }

 private:
  std::string database_;
  std::vector<LedgerEntry> entries_;
  std::unordered_map<std::string, std::size_t> by_path_;
};

}  // namespace dossier::index
