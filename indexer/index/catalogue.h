// The names that an index works with: gazetteer, merge lines and list of sources.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "entities/gazetteer.h"
#include "entities/merge_lines.h"

namespace dossier::index {

struct Source {
  std::string en;
  std::string ru;
};

// The gazetteer (*.tsv of a folder such as corpus/entities), the merge lines (merges.tsv in the
// same folder; may be absent) and the sources (sources.tsv: id, English and Russian label,
// language; in the same folder or, as in corpus/, beside it).
struct Catalogue {
  entities::Gazetteer gazetteer;
  std::unordered_map<std::string, Source> sources;
  std::vector<entities::MergeLine> merges;
  std::string fingerprint;  // differs whenever anything of the above does

  // Differs whenever articles are to be analysed anew.
  const std::string& analysis_fingerprint() const { return gazetteer.fingerprint(); }

  // A source that is not listed is its own label.
  Source SourceLabels(std::string_view id) const;
};

inline constexpr const char* kSourcesFile = "sources.tsv";

// Errors: kUnreadable, kInvalidInput with file, line and reason.
Result<Catalogue> LoadCatalogue(const std::filesystem::path& folder);

// Copies the files that LoadCatalogue reads, so that it reads the same from `to`, which is made or
// emptied first. Throws std::system_error.
void CopyCatalogue(const std::filesystem::path& from, const std::filesystem::path& to);

}  // namespace dossier::index
