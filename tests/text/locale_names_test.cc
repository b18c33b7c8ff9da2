#include "text/locale_names.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string_view>
#include <vector>

#include "text/utf8.h"

namespace dossier::text {
namespace {

using ::testing::SizeIs;

bool Has(const std::vector<LocaleName>& names, std::string_view english, std::string_view russian) {
  return std::ranges::any_of(names, [&](const LocaleName& name) {
    return name.english == english && name.russian == russian;
  });
}

TEST(LocaleNamesTest, NamesCountriesAndContinents) {
  const auto names = TerritoryNames();
  EXPECT_TRUE(Has(names, "Russia", "Россия"));
  EXPECT_TRUE(Has(names, "United States", "Соединенные Штаты"));
  EXPECT_TRUE(Has(names, "US", "США"));
  EXPECT_TRUE(Has(names, "Europe", "Европа"));
  EXPECT_TRUE(Has(names, "European Union", "Европейский союз"));
}

TEST(LocaleNamesTest, WritesNamesAsPeopleDo) {
  const auto names = TerritoryNames();
  EXPECT_TRUE(Has(names, "Isle of Man", "остров Мэн"));
  EXPECT_TRUE(Has(names, "Canary Islands", "Канарские острова"));
  EXPECT_TRUE(Has(names, "Myanmar", "Мьянма"));
}

TEST(LocaleNamesTest, NamesLanguagesCitiesAndMonths) {
  EXPECT_TRUE(Has(LanguageNames(), "English", "английский"));
  EXPECT_TRUE(Has(CityNames(), "Berlin", "Берлин"));
  const auto months = MonthNames();
  EXPECT_THAT(months, SizeIs(24));
  EXPECT_TRUE(Has(months, "October", "октябрь"));
  EXPECT_TRUE(Has(months, "October", "октября"));
}

TEST(LocaleNamesTest, LeavesOutWhatHasNoName) {
  for (const auto& names : {TerritoryNames(), LanguageNames(), CityNames(), MonthNames()}) {
    for (const LocaleName& name : names) {
      EXPECT_FALSE(name.english.empty());
      EXPECT_FALSE(name.russian.empty());
      EXPECT_NE(name.english, name.russian);
      EXPECT_TRUE(IsValidUtf8(name.english) && IsValidUtf8(name.russian));
    }
  }
}

TEST(LocaleNamesTest, TellsTheVersion) { EXPECT_NE(IcuVersion(), ""); }

}  // namespace
}  // namespace dossier::text
