#include "entities/states.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace dossier::entities {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;

TEST(StatesTest, ReadsACountry) {
  const auto country = ParseCountry(
      "US\tstate\tthe United States\tСША\tAmerican|US\tамериканский\tUSA\tАмерики\tmfa=statedep|"
      "mod=pentagon");
  ASSERT_TRUE(country) << country.error().message;
  EXPECT_EQ(country->code, "US");
  EXPECT_TRUE(country->is_state);
  EXPECT_EQ(WithoutArticle(country->en), "United States");
  EXPECT_EQ(country->ru, "США");
  EXPECT_THAT(country->en_adjectives, ElementsAre("American", "US"));
  EXPECT_THAT(country->ru_names, ElementsAre("Америки"));
  EXPECT_THAT(country->bodies, ElementsAre(Pair("mfa", "statedep"), Pair("mod", "pentagon")));
}

TEST(StatesTest, ReadsARole) {
  const auto role = ParseStateRole(
      "mfa\tORG\tForeign Ministry\tМИД\tforeign ministry|GB,DE:foreign office|US=Foggy "
      "Bottom\tМИД\tministry\tforeign-minister");
  ASSERT_TRUE(role) << role.error().message;
  EXPECT_FALSE(role->is_office);
  EXPECT_TRUE(role->ministry);
  EXPECT_EQ(role->head, "foreign-minister");
  ASSERT_EQ(role->en_names.size(), 3U);
  EXPECT_THAT(role->en_names[0].only, IsEmpty());
  EXPECT_EQ(role->en_names[1].words, "foreign office");
  EXPECT_THAT(role->en_names[1].only, ElementsAre("GB", "DE"));
  EXPECT_FALSE(role->en_names[1].implied);
  EXPECT_EQ(role->en_names[2].words, "Foggy Bottom");
  EXPECT_TRUE(role->en_names[2].implied);
}

TEST(StatesTest, SaysWhyItRefusesALine) {
  struct Row {
    std::string_view line;
    std::string_view reason;
  };
  for (const Row& row : std::vector<Row>{
           {"KZ\tstate\tK\tК\t\t\t\t", "8 columns, expected 9"},
           {"Kz\tstate\tK\tК\t\t\t\t\t", "\"Kz\" is no code of a country (2 to 6 capital letters)"},
           {"KZ\tland\tK\tК\t\t\t\t\t", "type \"land\", expected state or other"},
           {"KZ\tstate\t\tК\t\t\t\t\t", "a name is missing (en and ru)"},
           {"KZ\tstate\tK\tК\tA||B\t\t\t\t", "an alias is empty"},
           {"KZ\tstate\tK\tК\t\t\t\t\tmfa", "body \"mfa\", expected role=id"},
           {"KZ\tstate\tK\xFF\tК\t\t\t\t\t", "not valid UTF-8"},
       }) {
    const auto country = ParseCountry(row.line);
    ASSERT_FALSE(country) << row.line;
    EXPECT_EQ(country.error().message, row.reason);
  }
  for (const Row& row : std::vector<Row>{
           {"mfa\tORG\tM\tМ\tm\tм\t", "7 columns, expected 8"},
           {"mfa\tPER\tM\tМ\tm\tм\t\t", "kind \"PER\", expected ORG or OFFICE"},
           {"mfa\tORG\tM\tМ\tm||n\tм\t\t",
            "a name is empty, or wants codes of countries (before =, one)"},
           {"mfa\tORG\tM\tМ\tus:m\tм\t\t",
            "a name is empty, or wants codes of countries (before =, one)"},
           {"mfa\tORG\tM\tМ\tUS,GB=m\tм\t\t",
            "a name is empty, or wants codes of countries (before =, one)"},
           {"mfa\tORG\tM\tМ\tm\tм\tsolo\t", "unknown flag \"solo\""},
       }) {
    const auto role = ParseStateRole(row.line);
    ASSERT_FALSE(role) << row.line;
    EXPECT_EQ(role.error().message, row.reason);
  }
}

TEST(StatesTest, FindsWhatTheListsContradict) {
  StateLists lists;
  lists.countries = {*ParseCountry("CD\tstate\tCongo\tКонго\t\t\t\t\tmfa=x|tsar=y"),
                     *ParseCountry("CG\tstate\tthe Congo\tРеспублики Конго\t\t\t\t\t")};
  lists.roles = {*ParseStateRole("mfa\tORG\tM\tМ\tXX:m\tм\t\tminister")};
  EXPECT_THAT(lists.Faults(), ElementsAre("CD has a body \"tsar\", which is unknown",
                                          "\"Congo\" is claimed by CD and CG",
                                          "mfa has a head \"minister\", which is unknown",
                                          "mfa names the country \"XX\", which is unknown"));
}

TEST(StatesTest, FindsWhatStandsThereTwice) {
  const auto country = *ParseCountry("KZ\tstate\tKazakhstan\tКазахстана\t\t\t\t\t");
  const auto role = *ParseStateRole("mfa\tORG\tM\tМ\tm\tм\t\t");
  const StateLists lists{.countries = {country, country}, .roles = {role, role}};
  EXPECT_THAT(lists.Faults(), ElementsAre("the country \"KZ\" stands there twice",
                                          "the role \"mfa\" stands there twice"));
}

TEST(StatesTest, ReadsItsOwnIds) {
  StateLists lists;
  lists.countries = {*ParseCountry("KZ\tstate\tKazakhstan\tКазахстана\t\t\t\t\t")};
  lists.roles = {*ParseStateRole("foreign-minister\tOFFICE\tM\tМ\tm\tм\t\t")};
  EXPECT_EQ(StateId("foreign-minister", "KZ"), "foreign-minister-kz");
  EXPECT_THAT(lists.FindId("foreign-minister-kz"), Pair(0, 0));
  for (const std::string_view id : {"foreign-minister-ru", "minister-kz", "kz", ""}) {
    EXPECT_THAT(lists.FindId(id), Pair(-1, -1)) << id;
  }
}

}  // namespace
}  // namespace dossier::entities
