#include "index/catalogue.h"

#include <sstream>
#include <utility>
#include <vector>

#include "base/digest.h"
#include "index/files.h"
#include "text/utf8.h"

namespace dossier::index {
namespace {

constexpr std::size_t kSourceColumns = 4;

std::filesystem::path SourcesPath(const std::filesystem::path& folder) {
  const std::filesystem::path inside = folder / kSourcesFile;
  if (std::filesystem::exists(inside)) return inside;
  return folder / ".." / kSourcesFile;
}

Result<std::unordered_map<std::string, Source>> ParseSources(const std::string& tsv) {
  std::unordered_map<std::string, Source> sources;
  std::istringstream lines(tsv);
  int number = 0;
  for (std::string line; std::getline(lines, line);) {
    ++number;
    if (line.ends_with('\r')) line.pop_back();
    if (line.empty() || line.starts_with('#')) continue;
    std::vector<std::string> columns(1);
    for (const char c : line) {
      if (c == '\t') {
        columns.emplace_back();
      } else {
        columns.back() += c;
      }
    }
    const std::string place = std::string(kSourcesFile) + ":" + std::to_string(number) + ": ";
    if (columns.size() != kSourceColumns || columns[0].empty() || columns[1].empty() ||
        columns[2].empty() || !text::IsValidUtf8(line)) {
      return Fail(ErrorCode::kInvalidInput,
                  place + "expected id, English label, Russian label and language, parted by tabs");
    }
    if (!sources.try_emplace(columns[0], Source{columns[1], columns[2]}).second) {
      return Fail(ErrorCode::kInvalidInput,
                  place + "the id \"" + columns[0] + "\" stands there twice");
    }
  }
  return sources;
}

bool IsGazetteerFile(const std::filesystem::path& path) {
  return path.extension() == ".tsv" && path.filename() != kSourcesFile &&
         path.filename() != entities::kMergesFile;
}

// All that a catalogue is made of, but for the sources, which may lie elsewhere.
bool IsPart(const std::filesystem::path& path) {
  const std::filesystem::path name = path.filename();
  return IsGazetteerFile(path) || name == entities::kMergesFile ||
         name == entities::kNamePartsFile || name == entities::kTaggerFile;
}

}  // namespace

Source Catalogue::SourceLabels(std::string_view id) const {
  const auto source = sources.find(std::string(id));
  if (source != sources.end()) return source->second;
  return {std::string(id), std::string(id)};
}

Result<Catalogue> LoadCatalogue(const std::filesystem::path& folder) {
  auto gazetteer = entities::Gazetteer::Load(folder, IsGazetteerFile);
  if (!gazetteer) return tl::unexpected(gazetteer.error());
  Catalogue catalogue;
  catalogue.gazetteer = std::move(*gazetteer);
  std::string merges_tsv;
  if (std::filesystem::exists(folder / entities::kMergesFile)) {
    auto content = ReadWholeFile(folder / entities::kMergesFile);
    if (!content) return tl::unexpected(content.error());
    auto merges = entities::ParseMergeLines(entities::kMergesFile, *content, catalogue.gazetteer);
    if (!merges) return tl::unexpected(merges.error());
    catalogue.merges = std::move(*merges);
    merges_tsv = std::move(*content);
  }
  std::string sources_tsv;
  const std::filesystem::path sources_path = SourcesPath(folder);
  if (std::filesystem::exists(sources_path)) {
    auto content = ReadWholeFile(sources_path);
    if (!content) return tl::unexpected(content.error());
    auto sources = ParseSources(*content);
    if (!sources) return tl::unexpected(sources.error());
    catalogue.sources = std::move(*sources);
    sources_tsv = std::move(*content);
  }
  catalogue.fingerprint =
      ToHex(Sha256(catalogue.gazetteer.fingerprint() + ToHex(Sha256(merges_tsv)) + sources_tsv))
          .substr(0, 16);
  return catalogue;
}

void CopyCatalogue(const std::filesystem::path& from, const std::filesystem::path& to) {
  std::error_code error;
  if (std::filesystem::equivalent(from, to, error)) return;
  // What a killed run left there may have other file names.
  std::filesystem::remove_all(to);
  std::filesystem::create_directories(to);
  const auto copy = [&to](const std::filesystem::path& file) {
    const auto content = ReadWholeFile(file);
    if (!content) {
      throw std::filesystem::filesystem_error(content.error().message, file,
                                              std::make_error_code(std::errc::io_error));
    }
    WriteFileDurably(to / file.filename(), *content);
  };
  for (const auto& entry : std::filesystem::directory_iterator(from)) {
    if (IsPart(entry.path())) copy(entry.path());
  }
  const std::filesystem::path sources = SourcesPath(from);
  if (std::filesystem::exists(sources)) copy(sources);
}

}  // namespace dossier::index
