// What an index holds, in numbers.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>

#include "base/result.h"

namespace dossier::index {

struct IndexStats {
  std::string generation;  // "gen-1"
  std::uint64_t revision = 0;
  std::string updated;    // as the metadata has it
  std::string catalogue;  // fingerprint of the gazetteer and the sources
  std::uint64_t articles = 0;
  std::map<std::string, std::uint64_t> articles_by_language;
  std::map<std::string, std::uint64_t> articles_by_source;
  std::map<std::string, std::uint64_t> articles_by_date_basis;  // "none" included
  std::string first_date;  // of all publication dates, empty where there is none
  std::string last_date;
  struct Named {
    std::uint64_t all = 0;    // facet values
    std::uint64_t known = 0;  // of them in the gazetteer
    bool operator==(const Named&) const = default;
  };
  Named people;
  Named organizations;
  std::uint64_t terms = 0;       // distinct
  double words_per_article = 0;  // weighted as the schema weighs them
  std::uint64_t bytes = 0;       // of the generation on disk
};

// Errors: those of CurrentGeneration and ValueTable::OpenFor. Throws Xapian::Error where the
// database is damaged.
Result<IndexStats> ReadStats(const std::filesystem::path& index);

}  // namespace dossier::index
