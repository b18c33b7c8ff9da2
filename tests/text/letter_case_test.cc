#include "text/letter_case.h"

#include <gtest/gtest.h>

#include <string_view>

namespace dossier::text {
namespace {

TEST(LetterCaseTest, KnowsWordsThatStartWithACapital) {
  EXPECT_TRUE(StartsWithCapital("Лавров"));
  EXPECT_TRUE(StartsWithCapital("Ğ"));
  EXPECT_FALSE(StartsWithCapital("лавра"));
  EXPECT_FALSE(StartsWithCapital(""));
}

TEST(LetterCaseTest, KnowsAcronymsWithCaseEndings) {
  for (const std::string_view word : {"ООН", "МИДа", "МИДом", "NATO", "US"}) {
    EXPECT_TRUE(IsAcronym(word)) << word;
  }
  for (const std::string_view word : {"Лавров", "мид", "Я", "МиГ", ""}) {
    EXPECT_FALSE(IsAcronym(word)) << word;
  }
}

TEST(LetterCaseTest, KnowsHeadlinesInCapitals) {
  EXPECT_TRUE(IsAllCapitals("ПЕРЕГОВОРЫ В МОСКВЕ, 12 НОЯБРЯ"));
  EXPECT_FALSE(IsAllCapitals("Переговоры в МОСКВЕ"));
  EXPECT_FALSE(IsAllCapitals("12.11.2025"));
}

}  // namespace
}  // namespace dossier::text
