#include "text/word_parts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string_view>

namespace dossier::text {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(WordPartsTest, KnowsPlainWords) {
  for (const std::string_view word : {"", "Moscow", "Москва", "ещё", "G20", "1990"}) {
    EXPECT_TRUE(IsPlainWord(word)) << word;
  }
  for (const std::string_view word :
       {"U.S", "don't", "Côte", "7,591", "a_b", "拉夫", "за\u0301мок"}) {
    EXPECT_FALSE(IsPlainWord(word)) << word;
  }
}

TEST(WordPartsTest, FindsPartsByTheirPlaceInTheWord) {
  const auto parts = SplitWord("С.В.Лавров");
  ASSERT_EQ(parts.size(), 3U);
  EXPECT_EQ(parts[0].span, (Span{0, 2}));
  EXPECT_EQ(parts[1].span, (Span{3, 5}));
  EXPECT_EQ(parts[2].span, (Span{6, 18}));
  EXPECT_EQ(parts[2].term, "лавров");
  EXPECT_EQ(parts[2].script, Script::kCyrillic);
}

TEST(WordPartsTest, NamesVariantsBesideTheWord) {
  const auto parts = SplitWord("O'Brien");
  ASSERT_EQ(parts.size(), 1U);
  EXPECT_EQ(parts[0].term, "o'brien");
  EXPECT_THAT(parts[0].variants, ElementsAre("obrien", "brien"));
}

TEST(WordPartsTest, SaysWhichPartIsAnAcronym) {
  const auto parts = SplitWord("U.S.Army");
  ASSERT_EQ(parts.size(), 2U);
  EXPECT_TRUE(parts[0].acronym);
  EXPECT_FALSE(parts[1].acronym);
}

TEST(WordPartsTest, FindsNothingInMarksAlone) { EXPECT_THAT(SplitWord("_’_"), IsEmpty()); }

}  // namespace
}  // namespace dossier::text
