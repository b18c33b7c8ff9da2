#include "index/lemmas.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace dossier::index {
namespace {

using ::testing::ElementsAre;

TEST(LemmasTest, FoldsAndLeavesStopWordsOut) {
  Lemmas lemmas(text::Script::kLatin);
  const auto id = lemmas.Find("Bosnia & the Herzegovina", 3);
  ASSERT_TRUE(id);
  EXPECT_THAT(lemmas[*id].forms, ElementsAre("bosnia herzegovina"));
  EXPECT_EQ(lemmas[*id].count, 2U);
  EXPECT_EQ(lemmas.Find("bosnia herzegovina", 3), id);
}

TEST(LemmasTest, KeepsAStopWordThatStandsAlone) {
  Lemmas lemmas(text::Script::kLatin);
  const auto id = lemmas.Find("own", 3);
  ASSERT_TRUE(id);
  EXPECT_TRUE(lemmas[*id].stop_word);
}

TEST(LemmasTest, KnowsNoWordsWhereThereAreNoneOrTooMany) {
  Lemmas lemmas(text::Script::kLatin);
  EXPECT_FALSE(lemmas.Find("", 3));
  EXPECT_FALSE(lemmas.Find("of the", 3));
  EXPECT_FALSE(lemmas.Find("one two three four", 3));
}

TEST(LemmasTest, TakesOneFormForEachStem) {
  Lemmas lemmas(text::Script::kCyrillic);
  const auto id = lemmas.Find("рынок", 1);
  ASSERT_TRUE(id);
  for (const char* const form : {"рынок", "рынка", "рынку"}) lemmas.AddForm(*id, form);
  EXPECT_THAT(lemmas[*id].forms, ElementsAre("рынок", "рынка"));
  EXPECT_EQ(lemmas.stem(lemmas[*id].form_stems.at(0)), "рынк");
}

}  // namespace
}  // namespace dossier::index
