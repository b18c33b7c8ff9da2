#include "search/word_code.h"

#include <gtest/gtest.h>

#include <set>
#include <string_view>

#include "text/utf8.h"

namespace dossier::search {
namespace {

TEST(WordCodeTest, TakesOneByteForALetter) {
  EXPECT_EQ(EncodeWord("lavrov")->letters, "lavrov");
  EXPECT_EQ(EncodeWord("lavrov")->script, text::Script::kLatin);
  EXPECT_EQ(EncodeWord("лавров")->letters.size(), 6U);
  EXPECT_EQ(EncodeWord("лавров")->script, text::Script::kCyrillic);
  EXPECT_EQ(EncodeWord("o'brien")->letters, "o'brien");
  EXPECT_EQ(EncodeWord("п'ять")->letters.size(), 5U);
}

TEST(WordCodeTest, FoldsYoAndLatinAccents) {
  EXPECT_EQ(EncodeWord("королёв")->letters, EncodeWord("королев")->letters);
  EXPECT_EQ(EncodeWord("çavuşoğlu")->letters, "cavusoglu");
  EXPECT_EQ(EncodeWord("élysée")->letters, "elysee");
}

TEST(WordCodeTest, LeavesOutWhatIsNoWordOfOneAlphabet) {
  for (const std::string_view word :
       {"", "2025", "с400", "u.s", "at&t", "'", "拉夫", "lаvrov", "лавrов", "-"}) {
    EXPECT_FALSE(EncodeWord(word)) << word;
  }
}

TEST(WordCodeTest, KeepsEveryLetterApart) {
  const std::string_view letters =
      "abcdefghijklmnopqrstuvwxyz'абвгдежзийклмнопрстуфхцчшщъыьэюяіїєґўәғқңөұүһ";
  std::set<std::uint8_t> codes;
  std::size_t count = 0;
  for (std::size_t offset = 0; offset < letters.size(); ++count) {
    const char32_t letter = text::NextCodePoint(letters, offset);
    const std::uint8_t code = EncodeLetter(letter);
    EXPECT_NE(code, 0);
    EXPECT_EQ(DecodeLetter(code), letter);
    codes.insert(code);
  }
  EXPECT_EQ(codes.size(), count);
}

}  // namespace
}  // namespace dossier::search
