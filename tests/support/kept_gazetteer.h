// The lists of corpus/entities, for tests. DOSSIER_GAZETTEER is that folder.
#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

#include "entities/gazetteer.h"
#include "entities/merge_lines.h"

namespace dossier {

inline entities::Gazetteer LoadKept(entities::Gazetteer::FileFilter is_part) {
  auto loaded = entities::Gazetteer::Load(DOSSIER_GAZETTEER, is_part);
  if (!loaded) throw std::runtime_error(loaded.error().message);
  return std::move(*loaded);
}

// All of it.
inline const entities::Gazetteer& KeptGazetteer() {
  static const entities::Gazetteer gazetteer = LoadKept([](const std::filesystem::path& path) {
    return path.extension() == ".tsv" && path.filename() != entities::kMergesFile;
  });
  return gazetteer;
}

// Its words and names that are nobody's in particular.
inline const entities::WordClasses& KeptWordClasses() {
  static const entities::Gazetteer gazetteer = LoadKept([](const std::filesystem::path& path) {
    return path.filename() == entities::kWordsFile || path.filename() == entities::kGivenNamesFile;
  });
  return gazetteer.word_classes();
}

// The bytes of one file of it, for a gazetteer of LoadGazetteer.
inline std::string KeptFile(std::string_view name) {
  std::ifstream file(std::filesystem::path(DOSSIER_GAZETTEER) / name, std::ios::binary);
  if (!file) throw std::runtime_error("cannot read " + std::string(name));
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

}  // namespace dossier
