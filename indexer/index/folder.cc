#include "index/folder.h"

#include <xapian.h>

#include <chrono>
#include <nlohmann/json.hpp>

#include "base/time.h"
#include "index/files.h"
#include "index/schema.h"

namespace dossier::index {
namespace {

constexpr std::string_view kGenerationPrefix = "gen-";

bool IsGenerationName(std::string_view name) {
  if (!name.starts_with(kGenerationPrefix) || name.size() == kGenerationPrefix.size()) return false;
  return name.find_first_not_of("0123456789", kGenerationPrefix.size()) == std::string_view::npos;
}

Result<std::string> SchemaOf(const std::filesystem::path& generation) {
  const auto content = ReadWholeFile(generation / kManifestFile);
  if (!content) return Fail(ErrorCode::kDamaged, content.error().message);
  const auto manifest = nlohmann::json::parse(*content, nullptr, false);
  if (!manifest.is_object() || !manifest.contains("schema") || !manifest["schema"].is_string()) {
    return Fail(ErrorCode::kDamaged, (generation / kManifestFile).string() + " is damaged");
  }
  return manifest["schema"].get<std::string>();
}

}  // namespace

std::string CurrentName(const std::filesystem::path& index) {
  const auto current = ReadWholeFile(index / kCurrentFile);
  return current ? current->substr(0, current->find('\n')) : std::string();
}

Result<std::filesystem::path> CurrentGeneration(const std::filesystem::path& index) {
  const auto current = ReadWholeFile(index / kCurrentFile);
  if (!current) {
    return Fail(ErrorCode::kNotFound, "there is no index in " + index.string() +
                                          " (make one with: dossier-index add --index " +
                                          index.string() + " PATH...)");
  }
  const std::string name = current->substr(0, current->find('\n'));
  const std::filesystem::path generation = index / name;
  if (!IsGenerationName(name) || !std::filesystem::is_directory(generation / kDatabaseFolder)) {
    return Fail(ErrorCode::kDamaged, (index / kCurrentFile).string() +
                                         " names no generation that is there: \"" + name + "\"");
  }
  const auto schema = SchemaOf(generation);
  if (!schema) return tl::unexpected(schema.error());
  if (*schema != kSchemaVersion) {
    return Fail(ErrorCode::kWrongVersion,
                "the index in " + index.string() + " has schema version " + *schema +
                    ", this program needs " + std::string(kSchemaVersion) +
                    "; index the articles anew into another folder");
  }
  return generation;
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
  return folders;
}

std::filesystem::path FollowingGeneration(const std::filesystem::path& generation) {
  const std::string name = generation.filename().string();
  return GenerationFolder(generation.parent_path(),
                          std::stoi(name.substr(kGenerationPrefix.size())) + 1);
}

void PublishGeneration(const std::filesystem::path& generation) {
  const nlohmann::ordered_json manifest = {
      {"schema", kSchemaVersion}, {"created", FormatTime(Now())}, {"program", DOSSIER_VERSION}};
  WriteFileDurably(generation / kManifestFile, manifest.dump(2) + "\n");
  WriteFileDurably(generation.parent_path() / kCurrentFile, generation.filename().string() + "\n");
}

std::filesystem::path CreateGeneration(const std::filesystem::path& index, int number) {
  const std::filesystem::path generation = GenerationFolder(index, number);
  // What a killed run left behind was never pointed to.
  std::filesystem::remove_all(generation);
  std::filesystem::create_directories(generation);
  Xapian::WritableDatabase database((generation / kDatabaseFolder).string(), Xapian::DB_CREATE);
  database.set_metadata(kSchemaKey, std::string(kSchemaVersion));
  database.commit();
  PublishGeneration(generation);
  return generation;
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
