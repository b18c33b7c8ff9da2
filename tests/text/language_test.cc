#include "text/language.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <optional>
#include <string_view>
#include <vector>

namespace dossier::text {
namespace {

using testing::ElementsAre;

TEST(LanguageTest, HasACodeThatParses) {
  for (const Language language : {Language::kEnglish, Language::kRussian, Language::kMixed}) {
    EXPECT_EQ(ParseLanguage(LanguageCode(language)), language);
  }
}

TEST(LanguageTest, ParsesCodesInAnyCaseWithOrWithoutRegion) {
  struct Case {
    std::string_view code;
    std::optional<Language> expected;
  };
  const std::vector<Case> cases = {
      {"en", Language::kEnglish},    {"EN", Language::kEnglish}, {"en-GB", Language::kEnglish},
      {"ru_RU", Language::kRussian}, {"Ru", Language::kRussian}, {"ru-Cyrl-RU", Language::kRussian},
      {"Mixed", Language::kMixed},   {"", std::nullopt},         {"e", std::nullopt},
      {"eng", std::nullopt},         {"en-", std::nullopt},      {"de", std::nullopt},
      {"en-G B", std::nullopt},      {"mixed-x", std::nullopt},
  };
  for (const Case& c : cases) EXPECT_EQ(ParseLanguage(c.code), c.expected) << c.code;
}

TEST(LanguageTest, CountsAMixedArticleUnderBothLanguages) {
  EXPECT_THAT(LanguageFacets(Language::kRussian), ElementsAre("ru"));
  EXPECT_THAT(LanguageFacets(Language::kMixed), ElementsAre("en", "ru"));
}

TEST(LanguageTest, GuessesByTheShareOfCyrillic) {
  struct Case {
    std::string_view text;
    Language expected;
  };
  const std::vector<Case> cases = {
      {"", Language::kEnglish},
      {"12.11.2025 — № 5", Language::kEnglish},
      {"Talks in Astana", Language::kEnglish},
      {"Côte d’Ivoire, Ağrı, Đurđica", Language::kEnglish},
      {"Переговоры в Астане", Language::kRussian},
      {"Қасым-Жомарт Тоқаев", Language::kRussian},
      // Eight of ten letters, and nine of ten.
      {"абвгдежз yz", Language::kMixed},
      {"абвгдежзи z", Language::kRussian},
      {"abcdefgh яю", Language::kMixed},
      {"abcdefghi я", Language::kEnglish},
      {"× ÷ я", Language::kRussian},
  };
  for (const Case& c : cases) EXPECT_EQ(GuessLanguage(c.text), c.expected) << c.text;
}

}  // namespace
}  // namespace dossier::text
