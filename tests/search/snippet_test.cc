#include "search/snippet.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "text/utf8.h"

namespace dossier::search {
namespace {

using article::Block;
using article::BlockKind;
using testing::IsEmpty;

std::vector<Mark> MarksOf(std::string_view text, const std::vector<std::string_view>& words) {
  std::vector<Mark> marks;
  for (std::uint32_t at = 0; at < text.size(); ++at) {
    for (const std::string_view word : words) {
      if (!text.substr(at).starts_with(word)) continue;
      marks.push_back({{at, at + static_cast<std::uint32_t>(word.size())}, word});
    }
  }
  return marks;
}

Block Whole(std::string_view text) {
  return {BlockKind::kParagraph, {0, static_cast<std::uint32_t>(text.size())}};
}

std::string Joined(const MarkedText& pieces) {
  std::string text;
  for (const std::string& piece : pieces) text += piece;
  return text;
}

constexpr std::string_view kText =
    "The first sentence says little. Nothing happened on that day. Ministers spoke of grain and of "
    "the ports. Later they spoke of the weather, which was bad.";

TEST(SnippetTest, ShowsTheSentenceOfTheHit) {
  const MarkedText snippet = MakeSnippet(kText, {Whole(kText)}, MarksOf(kText, {"grain"}), 60);
  ASSERT_EQ(snippet.size(), 3U);
  EXPECT_EQ(snippet[0], "… Ministers spoke of ");
  EXPECT_EQ(snippet[1], "grain");
  EXPECT_TRUE(snippet[2].ends_with(" …")) << snippet[2];
}

TEST(SnippetTest, PrefersThePassageWithMoreDifferentWords) {
  const MarkedText snippet =
      MakeSnippet(kText, {Whole(kText)}, MarksOf(kText, {"Nothing", "grain", "ports"}), 50);
  EXPECT_THAT(Joined(snippet), testing::HasSubstr("grain and of the ports"));
}

TEST(SnippetTest, ShowsTheStartWhereNothingMatches) {
  EXPECT_EQ(Joined(MakeSnippet(kText, {Whole(kText)}, {}, 34)),
            "The first sentence says little. …");
  const std::vector<Block> blocks = {{BlockKind::kDateline, {0, 9}},
                                     {BlockKind::kParagraph, {10, 31}}};
  EXPECT_EQ(Joined(MakeSnippet(kText, blocks, {}, 100)), "sentence says little.");
}

TEST(SnippetTest, IsEmptyWhereThereIsNothingToShow) {
  EXPECT_THAT(MakeSnippet(kText, {Whole(kText)}, MarksOf(kText, {"grain"}), 0), IsEmpty());
  EXPECT_THAT(MakeSnippet("", {}, {}, 100), IsEmpty());
}

TEST(SnippetTest, CountsCharactersNotBytes) {
  std::string russian;
  for (int i = 0; i < 60; ++i) russian += "слово ";
  russian.pop_back();
  for (const std::size_t length : {20U, 100U, 240U}) {
    const std::string snippet = Joined(MakeSnippet(russian, {Whole(russian)}, {}, length));
    EXPECT_TRUE(text::IsValidUtf8(snippet));
    EXPECT_LE(text::CountCodePoints(snippet), length + 2);
    EXPECT_GE(text::CountCodePoints(snippet) + 6, length);
  }
}

TEST(SnippetTest, CutsALongWordWhereItMust) {
  const std::string word(500, 'x');
  const std::string snippet = Joined(MakeSnippet(word, {Whole(word)}, MarksOf(word, {word}), 40));
  EXPECT_EQ(text::CountCodePoints(snippet), 42U);
}

}  // namespace
}  // namespace dossier::search
