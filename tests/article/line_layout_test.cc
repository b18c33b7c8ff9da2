#include "article/line_layout.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "article/white_space.h"

namespace dossier::article {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::vector<std::string> Paragraphs(std::string_view text) {
  const auto lines = SplitLines(text);
  std::vector<std::string> paragraphs;
  for (const Span span : JoinLines(text, lines, GuessLayout(text, lines)))
    paragraphs.push_back(CollapseSpaces(span.In(text)));
  return paragraphs;
}

TEST(SplitLinesTest, KnowsIndentsAndBlankLines) {
  const auto lines = SplitLines("A\r\n \u00A0\n   B\rC\n");
  ASSERT_EQ(lines.size(), 3U);
  EXPECT_TRUE(lines[0].after_blank);
  EXPECT_TRUE(lines[1].after_blank);
  EXPECT_FALSE(lines[2].after_blank);
  EXPECT_EQ(lines[1].indent, 3U);
}

TEST(LineLayoutTest, PartsParagraphsAtBlankLines) {
  EXPECT_THAT(Paragraphs("One.\n\nTwo.\n \u00A0 \nThree.\n\n\n"),
              ElementsAre("One.", "Two.", "Three."));
  EXPECT_THAT(Paragraphs(""), IsEmpty());
  EXPECT_THAT(Paragraphs(" \n\n\t"), IsEmpty());
}

TEST(LineLayoutTest, TakesLongLinesForParagraphs) {
  const std::string line = std::string(150, 'x') + ".";
  EXPECT_THAT(Paragraphs(line + "\n" + line + "\nCaption\n" + line),
              ElementsAre(line, line, "Caption", line));
}

TEST(LineLayoutTest, TakesShortSentencesForParagraphs) {
  EXPECT_THAT(Paragraphs("He came.\nHe saw.\nHe won."),
              ElementsAre("He came.", "He saw.", "He won."));
}

TEST(LineLayoutTest, StartsAParagraphAtAnIndent) {
  EXPECT_THAT(Paragraphs("Showers continued throughout the week in\nthe Bahia cocoa zone.\n    The "
                         "dry period\nmeans it will be late."),
              ElementsAre("Showers continued throughout the week in the Bahia cocoa zone.",
                          "The dry period means it will be late."));
  EXPECT_THAT(Paragraphs("Shr 11 cts\n    Net 563\n    Revs 28"),
              ElementsAre("Shr 11 cts", "Net 563", "Revs 28"));
}

TEST(LineLayoutTest, PassesOverTheIndentOfTheWholeText) {
  EXPECT_THAT(Paragraphs("    He came\n    and saw\n      He won\n    again"),
              ElementsAre("He came and saw", "He won again"));
}

TEST(LineLayoutTest, JoinsLinesOfAFixedWidth) {
  EXPECT_THAT(Paragraphs("It gives me great pleasure, to\n"
                         "extend to you congratulations\n"
                         "on your election to the chair.\n"
                         "I assure you of support.\n"
                         "To your predecessor, I wish to\n"
                         "convey our felicitations."),
              ElementsAre("It gives me great pleasure, to extend to you congratulations on your "
                          "election to the chair. I "
                          "assure you of support.",
                          "To your predecessor, I wish to convey our felicitations."));
}

TEST(LineLayoutTest, JoinsWrappedLinesBetweenBlankOnes) {
  EXPECT_THAT(
      Paragraphs("THE CLANDESTINE RADIO SAID THAT THE\nTROOPS WERE NEAR PERQUIN, WHERE A\nCOLUMN "
                 "HAS BEEN ATTACKED.\n\n"
                 "   THE TROOPS REPLIED WITH GUNSHIPS\nAND A C-47 OVER THE AREA OF PERKIN."),
      ElementsAre("THE CLANDESTINE RADIO SAID THAT THE TROOPS WERE NEAR PERQUIN, WHERE A COLUMN "
                  "HAS BEEN ATTACKED.",
                  "THE TROOPS REPLIED WITH GUNSHIPS AND A C-47 OVER THE AREA OF PERKIN."));
}

TEST(LineLayoutTest, LeavesAloneLinesAlone) {
  const std::string_view text =
      "the first line goes on\nPhoto: NATO\nthe last line goes on\nand on\nand on";
  auto lines = SplitLines(text);
  lines[1].alone = true;
  EXPECT_EQ(JoinLines(text, lines, GuessLayout(text, lines)).size(), 3U);
}

TEST(EndsSentenceTest, LooksBehindClosingMarks) {
  for (const char* text : {"a.", "a!", "a?", "a…", "a.”", "a.\")", "«а.»", "a.'"})
    EXPECT_TRUE(EndsSentence(text)) << text;
  for (const char* text : {"", "a", "a,", "a:", "“a”", ")"})
    EXPECT_FALSE(EndsSentence(text)) << text;
}

}  // namespace
}  // namespace dossier::article
