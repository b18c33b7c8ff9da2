// Small gazetteers for tests.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "entities/gazetteer.h"

namespace dossier {

// One line of a gazetteer: what a test does not name is empty.
struct GazetteerLine {
  std::string_view id;
  std::string_view kind = "PER";
  std::string_view en;
  std::string_view ru;
  std::string_view en_aliases = {};
  std::string_view ru_aliases = {};
  std::string_view gender = "m";
  std::string_view flags = {};
};

inline std::string ToTsv(const std::vector<GazetteerLine>& lines) {
  std::string tsv;
  for (const GazetteerLine& line : lines) {
    const std::string_view gender = line.kind == "PER" ? line.gender : "";
    for (const std::string_view field : {line.id, line.kind, line.en, line.ru, line.en_aliases,
                                         line.ru_aliases, gender, line.flags}) {
      tsv.append(field).append("\t");
    }
    tsv.append("\t\t\t\t\n");
  }
  return tsv;
}

inline entities::Gazetteer MakeGazetteer(const std::vector<GazetteerLine>& lines) {
  auto gazetteer = entities::Gazetteer::Parse("test.tsv", ToTsv(lines));
  if (!gazetteer) throw std::runtime_error(gazetteer.error().message);
  return std::move(*gazetteer);
}

}  // namespace dossier
