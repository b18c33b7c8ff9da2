#include "entities/place.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace dossier::entities {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsSupersetOf;

TEST(PlaceTest, ReadsALine) {
  const auto place = ParsePlace("Kyiv\tКиев\tKiev\tмать городов\tyes\t");
  ASSERT_TRUE(place.has_value());
  EXPECT_EQ(place->en, "Kyiv");
  EXPECT_EQ(place->ru, "Киев");
  EXPECT_THAT(place->en_aliases, ElementsAre("Kiev"));
  EXPECT_THAT(place->ru_aliases, ElementsAre("мать городов"));
  EXPECT_EQ(place->declension, PlaceDeclension::kNoun);
}

TEST(PlaceTest, RefusesABadLineWithItsReason) {
  EXPECT_EQ(ParsePlace("Kyiv\tКиев").error().message, "2 columns, expected 6");
  EXPECT_EQ(ParsePlace("Kyiv\t \t\t\tyes\t").error().message, "a name is missing (en and ru)");
  EXPECT_EQ(ParsePlace("Kyiv\tКиев\t\t\tmaybe\t").error().message,
            "declines \"maybe\", expected yes, no, plural or adj");
  EXPECT_EQ(ParsePlace("Kyiv\tКиев\t|\t\tyes\t").error().message, "an alias is empty");
  EXPECT_EQ(ParsePlace("Kyiv\t\xFF\t\t\tyes\t").error().message, "not valid UTF-8");
}

TEST(PlaceTest, DeclinesAnAliasByItsOwnEnding) {
  EXPECT_EQ(DeclensionOfAlias("Тифлис", PlaceDeclension::kNone), PlaceDeclension::kNoun);
  EXPECT_EQ(DeclensionOfAlias("Хельсинки", PlaceDeclension::kNoun), PlaceDeclension::kNone);
  EXPECT_EQ(DeclensionOfAlias("Мальдивы", PlaceDeclension::kPlural), PlaceDeclension::kPlural);
}

TEST(PlaceTest, DeclinesByItsKind) {
  EXPECT_THAT(PlaceForms("киев", PlaceDeclension::kNoun),
              ElementsAre("киев", "киева", "киеву", "киевом", "киеве"));
  EXPECT_THAT(PlaceForms("россия", PlaceDeclension::kNoun),
              ElementsAre("россия", "россии", "россию", "россией"));
  EXPECT_THAT(PlaceForms("казань", PlaceDeclension::kNoun), IsSupersetOf({"казани", "казанью"}));
  EXPECT_THAT(PlaceForms("баку", PlaceDeclension::kNone), ElementsAre("баку"));
  EXPECT_THAT(PlaceForms("афины", PlaceDeclension::kPlural),
              IsSupersetOf({"афин", "афинам", "афинами", "афинах"}));
  EXPECT_THAT(PlaceForms("нидерланды", PlaceDeclension::kPlural), Contains("нидерландов"));
  EXPECT_THAT(PlaceForms("грозный", PlaceDeclension::kAdjective),
              IsSupersetOf({"грозного", "грозному", "грозным", "грозном"}));
}

}  // namespace
}  // namespace dossier::entities
