#include "text/utf8.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstddef>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::text {
namespace {

using std::string_view_literals::operator""sv;

struct Utf8Case {
  std::string_view bytes;
  bool valid;
  std::string_view repaired;
};

const std::vector<Utf8Case>& Utf8Cases() {
  static const std::vector<Utf8Case> cases = {
      {"", true, ""},
      {"Lavrov and Лавров, 拉夫罗夫, 🕊", true,
       "Lavrov and Лавров, 拉夫罗夫, 🕊"},
      {"eight or more ASCII characters", true, "eight or more ASCII characters"},
      {"\xF4\x8F\xBF\xBF", true, "\xF4\x8F\xBF\xBF"},
      // A bare continuation byte, bytes that never occur.
      {"a\x80z", false, "a\uFFFDz"},
      {"\xC0\xFE\xFF", false, "\uFFFD\uFFFD\uFFFD"},
      // Overlong forms: no byte of them is part of anything.
      {"\xC0\xAF", false, "\uFFFD\uFFFD"},
      {"\xE0\x80\xAF", false, "\uFFFD\uFFFD\uFFFD"},
      {"\xF0\x80\x80\xAF", false, "\uFFFD\uFFFD\uFFFD\uFFFD"},
      // A surrogate, and one past U+10FFFF.
      {"\xED\xA0\x80", false, "\uFFFD\uFFFD\uFFFD"},
      {"\xF4\x90\x80\x80", false, "\uFFFD\uFFFD\uFFFD\uFFFD"},
      // Characters cut short: each is one maximal part (the example of table 3-11 of the standard).
      {"\xE1\x80\xE2\xF0\x91\x92\xF1\xBF\x41", false, "\uFFFD\uFFFD\uFFFD\uFFFD\x41"},
      {"text\xD0", false, "text\uFFFD"},
      // Control characters.
      {"a\tb\nc", true, "a\tb\nc"},
      {"a\0b\rc\x7F"sv, true, "a b c "},
      {"a\u0085b\u00A0c", true, "a b\u00A0c"},
  };
  return cases;
}

TEST(Utf8Test, TellsWellFormedBytesFromOthers) {
  for (const Utf8Case& c : Utf8Cases()) {
    EXPECT_EQ(IsValidUtf8(c.bytes), c.valid) << testing::PrintToString(std::string(c.bytes));
  }
}

TEST(Utf8Test, ReplacesIllFormedPartsAndControls) {
  for (const Utf8Case& c : Utf8Cases()) {
    EXPECT_EQ(ToValidUtf8(c.bytes), c.repaired) << testing::PrintToString(std::string(c.bytes));
  }
}

TEST(Utf8Test, MakesAnyBytesValidAndThenLeavesThemAlone) {
  std::mt19937 random(7);
  for (int round = 0; round < 2000; ++round) {
    std::string bytes(random() % 24, '\0');
    for (char& byte : bytes) byte = static_cast<char>(random());
    const std::string repaired = ToValidUtf8(bytes);
    EXPECT_TRUE(IsValidUtf8(repaired));
    EXPECT_EQ(ToValidUtf8(repaired), repaired);
  }
}

TEST(Utf8Test, CountsCodePoints) {
  EXPECT_EQ(CountCodePoints(""), 0U);
  EXPECT_EQ(CountCodePoints("ООН"), 3U);
  EXPECT_EQ(CountCodePoints("a\u0301🕊"), 3U);
}

TEST(Utf8Test, TakesTheFirstCodePoints) {
  EXPECT_EQ(TakeCodePoints("Москва", 0), "");
  EXPECT_EQ(TakeCodePoints("Москва", 2), "Мо");
  EXPECT_EQ(TakeCodePoints("Москва", 6), "Москва");
  EXPECT_EQ(TakeCodePoints("Москва", 600), "Москва");
  EXPECT_EQ(TakeCodePoints("🕊мир", 1), "🕊");
}

TEST(Utf8Test, ReadsWhatItWrites) {
  const std::u32string written = U"aяष🕊";
  std::string utf8;
  for (const char32_t c : written) AppendCodePoint(c, utf8);
  EXPECT_EQ(utf8, "aяष🕊");
  std::u32string read;
  for (std::size_t offset = 0; offset < utf8.size();) read += NextCodePoint(utf8, offset);
  EXPECT_EQ(read, written);
}

TEST(Utf8Test, ReadsBadBytesToTheirEnd) {
  const std::string_view bytes = "\xFF\xE1\x80";
  std::size_t offset = 0;
  EXPECT_EQ(NextCodePoint(bytes, offset), U'\uFFFD');
  EXPECT_EQ(NextCodePoint(bytes, offset), U'\uFFFD');
  EXPECT_EQ(offset, bytes.size());
}

TEST(CodePointCounterTest, TurnsRisingByteOffsetsIntoCodePoints) {
  CodePointCounter counter("aяz🕊");
  EXPECT_EQ(counter.At(0), 0U);
  EXPECT_EQ(counter.At(1), 1U);
  EXPECT_EQ(counter.At(3), 2U);
  EXPECT_EQ(counter.At(3), 2U);
  EXPECT_EQ(counter.At(8), 4U);
  EXPECT_EQ(counter.At(99), 4U);
}

}  // namespace
}  // namespace dossier::text
