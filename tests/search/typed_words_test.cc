#include "search/typed_words.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace dossier::search {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(TypedWordsTest, FoldsTheWords) {
  text::Analyzer analyzer;
  EXPECT_THAT(ReadTyped("Çavuş", analyzer).prefixes, ElementsAre("cavus"));
  EXPECT_THAT(ReadTyped("Сергей Королё", analyzer).prefixes, ElementsAre("сергей", "короле"));
  EXPECT_THAT(ReadTyped(" ?! ", analyzer).prefixes, IsEmpty());
  // One place, though it is found by two forms.
  EXPECT_EQ(ReadTyped("U.S.", analyzer).prefixes.size(), 1U);
}

}  // namespace
}  // namespace dossier::search
