#include "index/folder.h"

#include <xapian.h>

#include <algorithm>
#include <utility>

#include "article/record.h"
#include "base/checksum.h"
#include "index/files.h"
#include "index/schema.h"

namespace dossier::index {
namespace {

constexpr std::string_view kGenerationPrefix = "gen-";
constexpr std::string_view kRemovedPrefix = "removed-";

bool IsGenerationName(std::string_view name) {
  if (!name.starts_with(kGenerationPrefix) || name.size() == kGenerationPrefix.size()) return false;
  // A number of nine digits at most: an int.
  return name.size() <= kGenerationPrefix.size() + 9 &&
         name.find_first_not_of("0123456789", kGenerationPrefix.size()) == std::string_view::npos;
}

// The number behind the prefix.
int NumberOf(const std::filesystem::path& generation) {
  return std::stoi(generation.filename().string().substr(kGenerationPrefix.size()));
}

std::string LineOf(const std::string& name) {
  ChecksumStream checksum;
  checksum.Add(name);
  return name + " " + checksum.Hex() + "\n";
}

}  // namespace

std::string CurrentName(const std::filesystem::path& index) {
  const auto current = ReadWholeFile(index / kCurrentFile);
  return current ? current->substr(0, current->find_first_of(" \n")) : std::string();
}

Result<Generation> FindGeneration(const std::filesystem::path& index) {
  const auto current = ReadWholeFile(index / kCurrentFile);
  std::error_code error;
  if (!current && std::filesystem::exists(index / kCurrentFile, error)) {
    return Fail(ErrorCode::kDamaged, (index / kCurrentFile).string() + " cannot be read");
  }
  if (!current) {
    return Fail(ErrorCode::kNotFound, "there is no index in " + index.string() +
                                          " (make one with: dossier-index add --index " +
                                          index.string() + " PATH...)");
  }
  const std::string name = current->substr(0, current->find_first_of(" \n"));
  const std::filesystem::path generation = index / name;
  if (!IsGenerationName(name) || !std::filesystem::is_directory(generation / kDatabaseFolder)) {
    return Fail(ErrorCode::kDamaged,
                (index / kCurrentFile).string() +
                    " names no generation that is there: " + article::Quoted(name));
  }
  auto manifest = ReadManifest(generation);
  if (!manifest) return tl::unexpected(manifest.error());
  // Schemas up to 4 wrote the name alone.
  const bool is_from_before = manifest->schema != kSchemaVersion && *current == name + "\n";
  if (*current != LineOf(name) && !is_from_before) {
    return Fail(ErrorCode::kDamaged, (index / kCurrentFile).string() + " is damaged");
  }
  return Generation{generation, *std::move(manifest)};
}

Result<std::filesystem::path> CurrentGeneration(const std::filesystem::path& index) {
  auto generation = FindGeneration(index);
  if (!generation) return tl::unexpected(generation.error());
  if (generation->manifest.schema != kSchemaVersion) {
    return Fail(ErrorCode::kWrongVersion,
                "the index in " + index.string() + " has schema version " +
                    generation->manifest.schema + ", this program needs " +
                    std::string(kSchemaVersion) +
                    " (make it anew of its own articles with: dossier-index rebuild --index " +
                    index.string() + ")");
  }
  return std::move(generation->folder);
}

std::filesystem::path GenerationFolder(const std::filesystem::path& index, int number) {
  return index / (std::string(kGenerationPrefix) + std::to_string(number));
}

std::vector<std::filesystem::path> GenerationFolders(const std::filesystem::path& index) {
  std::vector<std::filesystem::path> folders;
  if (!std::filesystem::exists(index)) return folders;
  for (const auto& entry : std::filesystem::directory_iterator(index)) {
    if (IsGenerationName(entry.path().filename().string())) folders.push_back(entry.path());
  }
  std::ranges::sort(folders, {}, NumberOf);
  return folders;
}

bool HoldsArticles(const std::filesystem::path& generation) {
  if (!std::filesystem::exists(generation / kManifestFile)) return false;
  return Xapian::Database((generation / kDatabaseFolder).string()).get_doccount() > 0;
}

std::filesystem::path FollowingGeneration(const std::filesystem::path& generation) {
  return GenerationFolder(generation.parent_path(), NumberOf(generation) + 1);
}

void PublishGeneration(const std::filesystem::path& generation) {
  // Never is the name of a generation on the disk before the generation is.
  SyncNames(generation.parent_path());
  WriteFileDurably(generation.parent_path() / kCurrentFile, LineOf(generation.filename().string()));
}

void CreateGeneration(const std::filesystem::path& generation) {
  RemoveGeneration(generation);
  std::filesystem::create_directories(generation);
  Xapian::WritableDatabase database((generation / kDatabaseFolder).string(), Xapian::DB_CREATE);
  database.set_metadata(kSchemaKey, std::string(kSchemaVersion));
  database.commit();
  // Xapian syncs its files, but not their names.
  SyncNames(generation / kDatabaseFolder);
  SyncNames(generation);
  WriteManifest(generation, NewManifest());
}

void RemoveGeneration(const std::filesystem::path& generation) {
  if (!std::filesystem::exists(generation)) return;
  const std::filesystem::path removed =
      generation.parent_path() / std::string(kRemovedPrefix).append(generation.filename().string());
  std::filesystem::remove_all(removed);
  std::filesystem::rename(generation, removed);
  SyncNames(generation.parent_path());
  std::filesystem::remove_all(removed);
}

void RemoveLeftovers(const std::filesystem::path& index) {
  std::vector<std::filesystem::path> leftovers;
  for (auto at = std::filesystem::recursive_directory_iterator(index);
       at != std::filesystem::recursive_directory_iterator(); ++at) {
    const std::string name = at->path().filename().string();
    if (name.ends_with(kUnfinishedEnding)) leftovers.push_back(at->path());
    if (at.depth() == 0 && name.starts_with(kRemovedPrefix)) {
      leftovers.push_back(at->path());
      at.disable_recursion_pending();
    }
  }
  for (const std::filesystem::path& path : leftovers) std::filesystem::remove_all(path);
}

std::filesystem::path NamesFolder(const std::filesystem::path& generation,
                                  const std::string& fingerprint) {
  return generation / ("names-" + fingerprint);
}

std::filesystem::path ValuesFile(const std::filesystem::path& generation,
                                 const std::string& fingerprint) {
  return generation / ("values-" + fingerprint);
}

std::filesystem::path LexiconFile(const std::filesystem::path& generation,
                                  const std::string& fingerprint) {
  return generation / ("lexicon-" + fingerprint);
}

}  // namespace dossier::index
