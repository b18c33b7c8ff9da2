#include "entities/place_finder.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "support/text_words.h"

namespace dossier::entities {
namespace {

const PlaceFinder& Finder() {
  static const PlaceFinder finder([] {
    std::vector<Place> places;
    for (const char* line : {"Mariupol\tМариуполь\tZhdanov\tЖданов\tyes\tmasculine",
                             "Black Sea\tЧёрное море\t\t\tyes\t",
                             "Black Sea Strait\tПролив Чёрного моря\t\t\tyes\t"}) {
      auto place = ParsePlace(line);
      EXPECT_TRUE(place) << line;
      places.push_back(std::move(*place));
    }
    return places;
  }());
  return finder;
}

// The places of `utf8`; `known` of its words, from the first on, are those of a person.
std::vector<std::string> Find(const std::string& utf8, std::size_t known = 0) {
  const TextWords text(utf8);
  Hints hints = text.NoHints();
  for (std::size_t i = 0; i < known; ++i) hints[i] = Tag::kBeginPerson;
  Finder().Mark(text.words(), hints);
  for (std::size_t i = 0; i < known; ++i) EXPECT_EQ(hints[i], Tag::kBeginPerson) << utf8;
  std::vector<std::string> places;
  for (std::size_t i = known; i < hints.size();) {
    std::size_t end = i + 1;
    while (end < hints.size() && hints[end] == Tag::kInPlace) ++end;
    if (hints[i] == Tag::kBeginPlace) places.push_back(text.Written(i, end));
    i = end;
  }
  return places;
}

TEST(PlaceFinderTest, MarksPlacesInEveryCase) {
  struct Row {
    std::string text;
    std::vector<std::string> places;
  };
  for (const Row& row : std::vector<Row>{
           {"под Мариуполем", {"Мариуполем"}},
           {"in Mariupol and Zhdanov", {"Mariupol", "Zhdanov"}},
           {"у Чёрного моря", {"Чёрного моря"}},
           {"on the Black Sea.", {"Black Sea"}},
           {"the Black Sea Strait", {"Black Sea Strait"}},  // the longest
           {"the Black Sea, Strait", {"Black Sea"}},
           {"the Black, Sea", {}},
           {"в мариуполе", {}},
           {"Чёрное утро", {}},
           // Those of CLDR, which is no list of this project.
           {"во Франции и Токио", {"Франции", "Токио"}},
           {"in the United States", {"United States"}},
           {"from New York", {"New York"}},
           {"the European Union and the United Nations", {}},
           {"в ЕС", {}},
       }) {
    EXPECT_EQ(Find(row.text), row.places) << row.text;
  }
}

TEST(PlaceFinderTest, LeavesAloneWhatIsKnown) {
  EXPECT_EQ(Find("Жданов в Мариуполе", 1), (std::vector<std::string>{"Мариуполе"}));
  EXPECT_EQ(Find("Black Sea", 1), std::vector<std::string>{});
}

}  // namespace
}  // namespace dossier::entities
