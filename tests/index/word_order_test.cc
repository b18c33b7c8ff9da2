#include "index/word_order.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <utility>
#include <vector>

namespace dossier::index {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;

std::vector<std::pair<std::uint32_t, Xapian::termpos>> Words(std::string_view value) {
  std::vector<std::pair<std::uint32_t, Xapian::termpos>> words;
  WordOrder(value).ForEach(
      [&](std::uint32_t code, Xapian::termpos position) { words.emplace_back(code, position); });
  return words;
}

TEST(WordOrderTest, GivesBackWhatWasAdded) {
  WordOrderBuilder builder;
  builder.AddTitleWord("grain", 0);
  builder.AddTitleWord("talk", 1);
  builder.AddTextWord("u.s", 0, true);
  builder.AddTextWord("us", 0, true);
  builder.AddTextWord("army", 1, true);
  builder.AddTextWord("XNлавров", 2, false);
  const std::string value = std::move(builder).Finish();
  EXPECT_THAT(Words(value),
              ElementsAre(Pair(WordCode("grain"), 1), Pair(WordCode("talk"), 2),
                          Pair(WordCode("u.s"), 103), Pair(WordCode("us"), 103),
                          Pair(WordCode("army"), 104), Pair(WordCode("XNлавров"), 105)));
  EXPECT_EQ(WordOrder(value).title(), (PositionRange{1, 3}));
  EXPECT_EQ(WordOrder(value).lead(), (PositionRange{103, 105}));
  EXPECT_EQ(value.size(), 4U * (3 + 6));
}

TEST(WordOrderTest, CanDoWithoutATitleALeadOrWords) {
  WordOrderBuilder builder;
  builder.AddTextWord("only", 0, false);
  const std::string value = std::move(builder).Finish();
  EXPECT_THAT(Words(value), ElementsAre(Pair(WordCode("only"), 1 + kTitleGap)));
  EXPECT_EQ(WordOrder(value).title(), (PositionRange{1, 1}));
  EXPECT_EQ(WordOrder(value).lead(), PositionRange());
  EXPECT_EQ(WordOrderBuilder().Finish(), "");
}

TEST(WordOrderTest, LeavesPositionsEmptyThatNoWordTakes) {
  WordOrderBuilder builder;
  builder.AddTitleWord("a", 2);
  builder.AddTextWord("b", 1, true);
  const std::string value = std::move(builder).Finish();
  EXPECT_THAT(Words(value), ElementsAre(Pair(0, 1), Pair(0, 2), Pair(WordCode("a"), 3),
                                        Pair(0, 104), Pair(WordCode("b"), 105)));
  EXPECT_EQ(WordOrder(value).lead(), (PositionRange{105, 106}));
}

TEST(WordOrderTest, HasNoWordsWhereTheBytesAreNone) {
  for (const std::string_view bytes : {"", "abc", "abcdefghijkl", "abcdefghijklmn"}) {
    EXPECT_THAT(Words(bytes), IsEmpty()) << bytes;
    EXPECT_EQ(WordOrder(bytes).lead(), PositionRange()) << bytes;
  }
}

// They stand in every index.
TEST(WordOrderTest, CodesStayWhatTheyAre) {
  EXPECT_EQ(WordCode("grain"), 309955742U);
  EXPECT_EQ(WordCode("XNлавров"), 923279890U);
  EXPECT_NE(WordCode(""), 0U);
}

}  // namespace
}  // namespace dossier::index
