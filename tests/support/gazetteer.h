// Small gazetteers for tests.
#pragma once

#include <filesystem>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "entities/gazetteer.h"
#include "support/temp_folder.h"

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

// A gazetteer of several files, by their names.
inline entities::Gazetteer LoadGazetteer(
    const std::vector<std::pair<std::string, std::string>>& files) {
  const TempFolder folder;
  for (const auto& [name, tsv] : files) folder.Write(name, tsv);
  auto gazetteer =
      entities::Gazetteer::Load(folder.path(), [](const std::filesystem::path&) { return true; });
  if (!gazetteer) throw std::runtime_error(gazetteer.error().message);
  return std::move(*gazetteer);
}

// Some states and what they have, as the files of LoadGazetteer.
inline constexpr const char* kTestCountries =
    "DD\tstate\tEast Germany\tГДР\tEast German\t\t\t\t\n"
    "DE\tstate\tGermany\tГермании\tGerman\tгерманский\t\tФРГ\t\n"
    "IR\tstate\tIran\tИрана\tIranian\tиранский\t\t\t\n"
    "KZ\tstate\tKazakhstan\tКазахстана\tKazakh\tказахстанский\tRepublic of "
    "Kazakhstan\tРеспублики Казахстан\t\n"
    "NE\tstate\tNiger\tНигера\tNigerien\tнигерский\t\t\t\n"
    "NG\tstate\tNigeria\tНигерии\tNigerian\tнигерийский\t\t\t\n"
    "RU\tstate\tRussia\tРоссии\tRussian\tроссийский\tRussian Federation\tРФ\t\n"
    "UN\tother\tthe United Nations\tООН\t\t\tUN|U.N.\t\t\n"
    "US\tstate\tthe United States\tСША\tAmerican|US\tамериканский\tUS|U.S.\tСоединённых "
    "Штатов\tmfa=statedep\n";
inline constexpr const char* kTestBodies =
    "embassy\tORG\tEmbassy\tПосольство\tembassy\tпосольство\t\t\n"
    "foreign-minister\tOFFICE\tForeign Minister\tминистр иностранных дел\tforeign "
    "minister|minister of foreign affairs|US:secretary of state\tминистр иностранных "
    "дел|US:госсекретарь|US=глава Госдепа\t\t\n"
    "mfa\tORG\tMinistry of Foreign Affairs\tМИД\tforeign ministry|ministry of foreign "
    "affairs|MFA|DE:foreign office\tМИД|министерство иностранных дел|внешнеполитическое "
    "ведомство\tministry\tforeign-minister\n"
    "mod\tORG\tMinistry of Defence\tМинобороны\tdefence ministry|defense "
    "ministry\tминобороны|министерство обороны\tministry\t\n"
    "president\tOFFICE\tPresident\tпрезидент\tpresident\tпрезидент\t\t\n"
    "secretary-general\tOFFICE\tSecretary-General\tгенеральный секретарь\tUN:secretary "
    "general\tUN:генсек|UN:генеральный секретарь\t\t\n";

}  // namespace dossier
