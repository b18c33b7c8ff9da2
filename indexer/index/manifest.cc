#include "index/manifest.h"

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <nlohmann/json.hpp>
#include <numeric>
#include <string_view>
#include <system_error>
#include <utility>

#include "base/checksum.h"
#include "base/time.h"
#include "index/files.h"
#include "index/folder.h"
#include "index/schema.h"

namespace dossier::index {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kPieceBytes = 1U << 20;

std::string ChecksumOf(std::string_view text) {
  ChecksumStream checksum;
  checksum.Add(text);
  return checksum.Hex();
}

// Of what was read until `stop` was asked for.
Result<ManifestFile> DescribeFile(const std::filesystem::path& generation,
                                  const std::filesystem::path& file,
                                  const std::stop_token& stop = {}) {
  std::ifstream stream(file, std::ios::binary);
  if (!stream) return Fail(ErrorCode::kUnreadable, "cannot read " + file.string());
  ManifestFile described{
      .path = file.lexically_relative(generation).generic_string(), .size = 0, .checksum = {}};
  ChecksumStream checksum;
  std::vector<char> piece(kPieceBytes);
  while (stream && !stop.stop_requested()) {
    stream.read(piece.data(), static_cast<std::streamsize>(piece.size()));
    const auto read = static_cast<std::size_t>(stream.gcount());
    checksum.Add({piece.data(), read});
    described.size += read;
  }
  if (stream.bad()) return Fail(ErrorCode::kUnreadable, "cannot read " + file.string());
  described.checksum = checksum.Hex();
  return described;
}

// As it stands in the file, with its own checksum at the end.
std::string TextOf(const Manifest& manifest) {
  Json json = {{"schema", manifest.schema},    {"created", manifest.created},
               {"program", manifest.program},  {"articles", manifest.articles},
               {"sealed", manifest.is_sealed}, {"files", Json::object()}};
  for (const ManifestFile& file : manifest.files) {
    json["files"][file.path] = {{"size", file.size}, {"checksum", file.checksum}};
  }
  json["checksum"] = ChecksumOf(json.dump());
  return json.dump(2) + "\n";
}

std::optional<Manifest> FromJson(const Json& json) {
  try {
    Manifest manifest;
    manifest.schema = json.at("schema");
    manifest.created = json.value("created", "");
    manifest.program = json.value("program", "");
    manifest.articles = json.value("articles", std::uint64_t{0});
    manifest.is_sealed = json.value("sealed", false);
    if (!json.contains("files")) return manifest;
    for (const auto& [path, file] : json.at("files").items()) {
      manifest.files.push_back({path, file.at("size"), file.at("checksum")});
    }
    return manifest;
  } catch (const Json::exception&) {
    return std::nullopt;
  }
}

// Those of schemas up to 4 had no checksum, nor files.
bool IsFromBefore(const Json& json) {
  return json.value("schema", Json()) != kSchemaVersion && !json.contains("files");
}

tl::unexpected<Error> Damaged(const std::filesystem::path& path, const std::string& how) {
  return Fail(ErrorCode::kDamaged, path.string() + " " + how);
}

}  // namespace

std::uint64_t Manifest::TotalBytes() const {
  return std::accumulate(
      files.begin(), files.end(), std::uint64_t{0},
      [](std::uint64_t sum, const ManifestFile& file) { return sum + file.size; });
}

Manifest NewManifest() {
  Manifest manifest;
  manifest.schema = kSchemaVersion;
  manifest.created = FormatTime(Now());
  manifest.program = DOSSIER_VERSION;
  return manifest;
}

Result<Manifest> ReadManifest(const std::filesystem::path& generation) {
  const std::filesystem::path path = generation / kManifestFile;
  const auto content = ReadWholeFile(path);
  if (!content) return Damaged(path, "cannot be read");
  const Json json = Json::parse(*content, nullptr, false);
  if (!json.is_object()) return Damaged(path, "is damaged");
  auto manifest = FromJson(json);
  if (!manifest) return Damaged(path, "is damaged");
  // Every byte counts.
  if (!IsFromBefore(json) && TextOf(*manifest) != *content) return Damaged(path, "is damaged");
  return *std::move(manifest);
}

void WriteManifest(const std::filesystem::path& generation, const Manifest& manifest) {
  WriteFileDurably(generation / kManifestFile, TextOf(manifest));
}

std::vector<ManifestFile> DescribeFiles(const std::filesystem::path& generation) {
  std::vector<ManifestFile> files;
  for (auto at = std::filesystem::recursive_directory_iterator(generation);
       at != std::filesystem::recursive_directory_iterator(); ++at) {
    if (at.depth() == 0 && at->path().filename() == kShardsFolder) {
      at.disable_recursion_pending();
      continue;
    }
    if (!at->is_regular_file() || at->path() == generation / kManifestFile ||
        at->path() == generation / kInputsFile) {
      continue;
    }
    auto file = DescribeFile(generation, at->path());
    if (!file) throw std::system_error(EIO, std::generic_category(), at->path().string());
    files.push_back(*std::move(file));
  }
  std::ranges::sort(files, {}, &ManifestFile::path);
  return files;
}

std::vector<Error> FindDamage(const std::filesystem::path& generation, const Manifest& manifest,
                              Thoroughness thoroughness, const std::stop_token& stop) {
  std::vector<Error> damage;
  if (!manifest.is_sealed) return damage;
  const auto add = [&damage](const std::filesystem::path& path, const std::string& how) {
    damage.push_back({ErrorCode::kDamaged, path.string() + " " + how});
  };
  for (const ManifestFile& file : manifest.files) {
    if (stop.stop_requested()) return damage;
    const std::filesystem::path path = generation / file.path;
    std::error_code error;
    const std::uintmax_t size = std::filesystem::file_size(path, error);
    if (error) {
      add(path, "is missing");
    } else if (size != file.size) {
      add(path, "is damaged: it has " + std::to_string(size) + " bytes, not " +
                    std::to_string(file.size));
    } else if (thoroughness == Thoroughness::kChecksums) {
      const auto now = DescribeFile(generation, path, stop);
      if (!now) {
        add(path, "cannot be read");
      } else if (now->checksum != file.checksum) {
        add(path, "is damaged: it is not what was written");
      }
    }
  }
  // A writer may have begun while the files were read.
  if (damage.empty()) return damage;
  const auto again = ReadManifest(generation);
  const bool is_gone = !std::filesystem::exists(generation);
  if (is_gone || (again && *again != manifest)) damage.clear();
  return damage;
}

}  // namespace dossier::index
