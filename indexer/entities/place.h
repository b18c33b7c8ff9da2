// Countries, cities, regions and waters: corpus/entities/places.tsv.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace dossier::entities {

// How the Russian name of a place declines.
enum class PlaceDeclension : std::uint8_t {
  kNoun,       // "yes": Киев, Астана, Россия
  kNone,       // "no": Баку
  kPlural,     // "plural": Афины
  kAdjective,  // "adj": Грозный
};

// One line of the list; corpus/entities/README.md describes the columns.
struct Place {
  std::string en;
  std::string ru;
  std::vector<std::string> en_aliases;
  std::vector<std::string> ru_aliases;
  PlaceDeclension declension = PlaceDeclension::kNoun;
};

inline constexpr const char* kPlacesFile = "places.tsv";

// Reads one line without its end. Error kInvalidInput: a reason that names no place.
Result<Place> ParsePlace(std::string_view line);

// How an alias declines on a line that says `declension` of the usual name: by its own ending.
PlaceDeclension DeclensionOfAlias(std::string_view alias, PlaceDeclension declension);

// Every case form of one word of a Russian place name, `nominative` first; folded, without a
// hyphen. Both the male and the female forms of a word in -ь (Казань, Израиль).
std::vector<std::string> PlaceForms(std::string_view nominative, PlaceDeclension declension);

}  // namespace dossier::entities
