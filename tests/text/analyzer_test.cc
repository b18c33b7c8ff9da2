#include "text/analyzer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace dossier::text {
namespace {

using testing::ElementsAre;

std::vector<std::string> Stems(std::string_view text) {
  std::vector<std::string> stems;
  for (const Token& token : Analyzer().Analyze(text)) stems.push_back(token.stem);
  return stems;
}

TEST(AnalyzerTest, StemsEachWordByItsScript) {
  EXPECT_THAT(Stems("Talks on переговоры, 2025"), ElementsAre("talk", "on", "переговор", "2025"));
}

TEST(AnalyzerTest, FindsOneStemForSpellingsOfOneWord) {
  for (const std::string_view word : {"Королёвы", "КОРОЛЕВЫ", "Коро\u00ADлёвы", "Королe\u0308вы"}) {
    EXPECT_EQ(Stems(word), Stems("королевы")) << word;
  }
}

TEST(AnalyzerTest, StemsVariantsAsWell) {
  EXPECT_THAT(Stems("naïvely"), ElementsAre("naïv", "naiv"));
}

TEST(AnalyzerTest, CanBeUsedAgain) {
  Analyzer analyzer;
  const auto first = analyzer.Analyze("Лавров");
  const auto second = analyzer.Analyze("Moscow talks");
  ASSERT_EQ(second.size(), 2U);
  EXPECT_EQ(second[1].stem, "talk");
  EXPECT_EQ(first[0].stem, analyzer.Analyze("Лавров")[0].stem);
}

}  // namespace
}  // namespace dossier::text
