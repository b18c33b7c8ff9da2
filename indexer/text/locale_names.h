// Names of countries, languages, cities and months in both languages, from CLDR as ICU carries it.
#pragma once

#include <string>
#include <vector>

namespace dossier::text {

// One thing's name as a person writes it: "South Korea" and «Южная Корея», «Остров Мэн» and not
// «о-в Мэн». Neither is empty.
struct LocaleName {
  std::string english;
  std::string russian;
};

// Countries, continents and regions, and the European Union and the United Nations; where CLDR has
// a short name, that too ("US", «США»). Things without a name in either language are left out, here
// and below.
std::vector<LocaleName> TerritoryNames();

// The languages of ISO 639, in Russian as adjectives («английский»).
std::vector<LocaleName> LanguageNames();

// The cities that time zones are named after, some 400.
std::vector<LocaleName> CityNames();

// January to December, each in the nominative and then in the genitive («январь», «января»).
std::vector<LocaleName> MonthNames();

// The version of ICU in use: "72.1".
std::string IcuVersion();

}  // namespace dossier::text
