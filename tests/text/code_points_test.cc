#include "text/code_points.h"

#include <gtest/gtest.h>

namespace dossier::text {
namespace {

TEST(CodePointsTest, TellsTheScriptOfLetters) {
  EXPECT_EQ(ScriptOfLetter(U'Q'), Script::kLatin);
  EXPECT_EQ(ScriptOfLetter(U'ş'), Script::kLatin);
  EXPECT_EQ(ScriptOfLetter(U'ъ'), Script::kCyrillic);
  EXPECT_EQ(ScriptOfLetter(U'ѣ'), Script::kCyrillic);
  EXPECT_EQ(ScriptOfLetter(U'\uA64B'), Script::kCyrillic);
  EXPECT_EQ(ScriptOfLetter(U'λ'), Script::kOther);
  EXPECT_EQ(ScriptOfLetter(U'5'), Script::kOther);
  EXPECT_EQ(ScriptOfLetter(U'\u0301'), Script::kOther);
}

TEST(CodePointsTest, KnowsKindsOfCharacters) {
  EXPECT_TRUE(IsLetter(U'я'));
  EXPECT_FALSE(IsLetter(U'_'));
  EXPECT_TRUE(IsLetterOrDigit(U'7'));
  EXPECT_TRUE(IsMark(U'\u0301'));
  EXPECT_FALSE(IsMark(U'e'));
  EXPECT_TRUE(IsUpperCase(U'Я'));
  EXPECT_FALSE(IsUpperCase(U'я'));
  EXPECT_TRUE(IsIgnorable(U'\u00AD'));
  EXPECT_FALSE(IsIgnorable(U' '));
}

}  // namespace
}  // namespace dossier::text
