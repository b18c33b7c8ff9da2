// The names that the gazetteer lacks, for its curator.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"
#include "entities/entity.h"

namespace dossier::index {

// A facet value that the gazetteer lacks.
struct UnknownName {
  entities::EntityKind kind = entities::EntityKind::kPerson;
  std::string id;
  std::string en;
  std::string ru;
  std::uint64_t articles = 0;
  std::vector<std::string> names;  // all that were joined, the most frequent first
  std::string example;             // id of an article that has the most frequent one
};

// The `limit` values that most articles name, the most frequent first, ties by id. Errors: those of
// CurrentGeneration and ValueTable::OpenFor. Throws Xapian::Error.
Result<std::vector<UnknownName>> ListUnknownNames(const std::filesystem::path& index,
                                                  std::size_t limit);

}  // namespace dossier::index
