#include "text/keyboard_layout.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::text {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

struct SwitchCase {
  std::string_view typed;
  std::string_view expected;
};

TEST(KeyboardLayoutTest, SwitchesWordsBothWays) {
  const std::vector<SwitchCase> cases = {
      {"kfdhjd", "лавров"},
      {"дфмкщм", "lavrov"},
      {"Kfdhjd", "Лавров"},
      {",jkmitdbr", "большевик"},
      {"gtht[dfnjd", "перехватов"},
      {"j,]tv", "объем"},
      {"g'ynthc", "пэнтерс"},
      {"b.ym", "июнь"},
      {";bpym", "жизнь"},
      {"`krf", "ёлка"},
      {"~KRF", "ЁЛКА"},
      {"<JKMITDBR", "БОЛЬШЕВИК"},
      {"{FHBRJD", "ХАРИКОВ"},
      {"\"NJ", "ЭТО"},
      {":BPYM", "ЖИЗНЬ"},
      {">YJCNM", "ЮНОСТЬ"},
      {"J<}TV", "ОБЪЕМ"},
      {"ujle?", "году,"},
      {"ujl/", "год."},
      {"c-400", "с-400"},
      {"d 2015 ujle", "в 2015 году"},
      {"дщые ещ еру икщтсщы", "lost to the broncos"},
      {"щэикшут", "o'brien"},
      {"цццюьшвюкг", "www.mid.ru"},
      {"ыфслы?", "sacks?"},
      {"ыфслыб", "sacks,"},
      {"ыфсл.", "sack/"},
  };
  for (const SwitchCase& c : cases) EXPECT_EQ(SwitchLayout(c.typed), c.expected) << c.typed;
}

TEST(KeyboardLayoutTest, LeavesAloneWhatNoKeyboardGives) {
  for (const std::string_view typed :
       {"", "2025", "-", ",.", "Лавров lavrov", "lаvrov", "café", "київ", "қазақ", "拉夫", "λ"}) {
    EXPECT_EQ(SwitchLayout(typed), std::nullopt) << typed;
    EXPECT_THAT(LayoutReadings(typed), IsEmpty()) << typed;
  }
}

TEST(KeyboardLayoutTest, ReadsPunctuationAtTheEndsBothWays) {
  EXPECT_THAT(LayoutReadings("kfdhjd"), ElementsAre("лавров"));
  EXPECT_THAT(LayoutReadings("ldt."), ElementsAre("двею", "две."));
  EXPECT_THAT(LayoutReadings("k.,.,"), ElementsAre("любюб", "любю,", "л.,.,"));
  EXPECT_THAT(LayoutReadings(",jkmitdbr"), ElementsAre("большевик", ",ольшевик"));
  EXPECT_THAT(LayoutReadings("ujle?"), ElementsAre("году,"));
  EXPECT_THAT(LayoutReadings("ыфслы?"), ElementsAre("sacks?"));
  EXPECT_THAT(LayoutReadings("дфмкщм"), ElementsAre("lavrov"));
}

TEST(KeyboardLayoutTest, TakesNoCapitalForTheEndOfASmallWord) {
  EXPECT_THAT(LayoutReadings("ntrcn\"").front(), "текст\"");
  EXPECT_THAT(LayoutReadings("NTRCN\"").front(), "ТЕКСТЭ");
  EXPECT_THAT(LayoutReadings("\"kfdhjd\""), testing::Contains("\"лавров\""));
}

TEST(KeyboardLayoutTest, ComesBackByTheSameKeys) {
  for (const char c : std::string_view("qwertyuiopasdfghjklzxcvbnmQWERTYUIOPASDFGHJKLZXCVBNM")) {
    const auto there = SwitchLayout(std::string(1, c));
    ASSERT_TRUE(there);
    EXPECT_EQ(SwitchLayout(*there), std::string(1, c));
  }
}

TEST(KeyboardLayoutTest, GivesFewReadingsOfManyKeys) {
  std::mt19937 random(7);
  const std::string_view keys = "ab,.;'[]`<>:\"{}~?/- 7";
  for (int round = 0; round < 5000; ++round) {
    std::string typed;
    for (std::size_t count = random() % 12; count > 0; --count)
      typed += keys[random() % keys.size()];
    const auto switched = SwitchLayout(typed);
    const std::vector<std::string> readings = LayoutReadings(typed);
    EXPECT_EQ(switched.has_value(), !readings.empty()) << typed;
    EXPECT_LE(readings.size(), 6U);
    if (!switched) continue;
    EXPECT_THAT(readings, testing::Contains(*switched)) << typed;
  }
}

TEST(KeyboardLayoutTest, KnowsNeighbouringKeys) {
  for (const auto& [a, b] : std::vector<std::pair<char32_t, char32_t>>{{U'q', U'w'},
                                                                       {U'q', U'a'},
                                                                       {U's', U'w'},
                                                                       {U's', U'e'},
                                                                       {U'g', U'b'},
                                                                       {U'g', U'v'},
                                                                       {U'а', U'п'},
                                                                       {U'а', U'к'},
                                                                       {U'а', U'е'},
                                                                       {U'а', U'с'},
                                                                       {U'х', U'ъ'},
                                                                       {U'б', U'ю'}}) {
    EXPECT_TRUE(AreNeighbouringKeys(a, b));
    EXPECT_TRUE(AreNeighbouringKeys(b, a));
  }
  for (const auto& [a, b] : std::vector<std::pair<char32_t, char32_t>>{{U'q', U'q'},
                                                                       {U'q', U'e'},
                                                                       {U'q', U'z'},
                                                                       {U'q', U's'},
                                                                       {U'p', U'a'},
                                                                       {U'а', U'a'},
                                                                       {U'ъ', U'ф'},
                                                                       {U'é', U'e'},
                                                                       {U'1', U'2'},
                                                                       {U'm', U'q'}}) {
    EXPECT_FALSE(AreNeighbouringKeys(a, b));
  }
}

}  // namespace
}  // namespace dossier::text
