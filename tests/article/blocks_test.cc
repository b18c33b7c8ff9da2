#include "article/blocks.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "article/white_space.h"

namespace dossier::article {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// "kind: text" of each block.
std::vector<std::string> Split(std::string_view text) {
  std::vector<std::string> blocks;
  for (const Block& block : SplitBlocks(text)) {
    blocks.push_back(std::string(BlockKindName(block.kind)) + ": " +
                     CollapseSpaces(block.span.In(text)));
  }
  return blocks;
}

TEST(SplitBlocksTest, KnowsTheKindsOfTheSampleArticle) {
  EXPECT_THAT(
      Split("22 October\n\nThe minister will host his counterpart.\n\n \u00A0\n\n“Much attention "
            "will be given,” she noted.\n\n"
            "Enduring Partnership\n\nThe president spoke.\n\n\nGSV \"Russia - Islamic "
            "World\"\n\nPhoto: Federation Council\n\n"
            "Based on materials from TASS\n"),
      ElementsAre("dateline: 22 October", "p: The minister will host his counterpart.",
                  "p: “Much attention will be given,” she noted.", "h2: Enduring Partnership",
                  "p: The president spoke.", "credit: GSV \"Russia - Islamic World\"",
                  "credit: Photo: Federation Council", "credit: Based on materials from TASS"));
}

TEST(SplitBlocksTest, GivesNothingForNothing) {
  EXPECT_THAT(Split(""), IsEmpty());
  EXPECT_THAT(Split(" \n\u00A0\n"), IsEmpty());
}

TEST(SubheadTest, StandsBetweenSentences) {
  EXPECT_THAT(Split("One.\n\nНовый этап\n\nTwo."),
              ElementsAre("p: One.", "h2: Новый этап", "p: Two."));
  EXPECT_THAT(Split("22 October\n\nTalks\n\nTwo."),
              ElementsAre("dateline: 22 October", "h2: Talks", "p: Two."));
  EXPECT_THAT(Split("One.\n\nWar or Peace?\n\nTwo."),
              ElementsAre("p: One.", "p: War or Peace?", "p: Two."));
  EXPECT_THAT(Split("One.\n\nHe said:\n\n“Two.”"),
              ElementsAre("p: One.", "p: He said:", "quote: “Two.”"));
}

TEST(SubheadTest, IsNeitherFirstNorLast) {
  EXPECT_THAT(Split("Talks\n\nOne."), ElementsAre("p: Talks", "p: One."));
  EXPECT_THAT(Split("One.\n\n1998 talks"), ElementsAre("p: One.", "p: 1998 talks"));
}

TEST(SubheadTest, IsNoRowOfATable) {
  EXPECT_THAT(Split("One.\n\nNet 5\n\nRevs 6\n\nTwo."),
              ElementsAre("p: One.", "p: Net 5", "p: Revs 6", "p: Two."));
  EXPECT_THAT(Split("One.\n\n22\n\nTwo."), ElementsAre("p: One.", "p: 22", "p: Two."));
}

TEST(SubheadTest, IsShort) {
  const std::string eighty(80, 'x');
  EXPECT_THAT(Split("One.\n\n" + eighty + "\n\nTwo."),
              ElementsAre("p: One.", "h2: " + eighty, "p: Two."));
  EXPECT_THAT(Split("One.\n\n" + eighty + "x\n\nTwo."),
              ElementsAre("p: One.", "p: " + eighty + "x", "p: Two."));
}

TEST(QuoteTest, IsWhollyWithinItsMarks) {
  struct Row {
    const char* text;
    const char* block;
  };
  for (const Row& row : {
           Row{"“All of it.”", "quote: “All of it.”"},
           Row{"«Всё это».", "quote: «Всё это»."},
           Row{"\"All of it.\"", "quote: \"All of it.\""},
           Row{"«Журнал «Огонёк» закрыт».", "quote: «Журнал «Огонёк» закрыт»."},
           Row{"“One,” he said, “two.”", "p: “One,” he said, “two.”"},
           Row{"\"One,\" he said, \"two.\"", "p: \"One,\" he said, \"two.\""},
           Row{"«Один», — сказал он.", "p: «Один», — сказал он."},
           Row{"“Open", "p: “Open"},
           Row{"“”", "p: “”"},
           Row{"\"", "p: \""},
       }) {
    EXPECT_THAT(Split(row.text), ElementsAre(row.block));
  }
}

TEST(CreditBlockTest, StandsOnlyAtTheEnd) {
  EXPECT_THAT(Split("Photo: NATO\n\nOne.\n\nФото: НАТО\n\nTwo."),
              ElementsAre("p: Photo: NATO", "p: One.", "p: Фото: НАТО", "p: Two."));
  EXPECT_THAT(Split("One.\nPhoto: NATO\nSource: AP"),
              ElementsAre("p: One.", "credit: Photo: NATO", "credit: Source: AP"));
}

TEST(CreditBlockTest, IsNoSentence) {
  EXPECT_THAT(Split("Один.\n\nОб этом сообщает ТАСС."),
              ElementsAre("p: Один.", "p: Об этом сообщает ТАСС."));
}

TEST(CreditBlockTest, MayBeASignatureBehindASentence) {
  EXPECT_THAT(Split("Один.\n\nИван Петров\n\nТАСС"),
              ElementsAre("p: Один.", "credit: Иван Петров", "credit: ТАСС"));
  EXPECT_THAT(Split("It ended.\n    It was over.\n REUTER"),
              ElementsAre("p: It ended.", "p: It was over.", "credit: REUTER"));
  EXPECT_THAT(Split("A table\n\nGold\n\nSilver"),
              ElementsAre("p: A table", "p: Gold", "p: Silver"));
}

TEST(CreditBlockTest, IsMarkedThoughItsLineIsNotParted) {
  EXPECT_THAT(
      Split("The last line of the text goes\non and ends here.\nPhoto: NATO"),
      ElementsAre("p: The last line of the text goes on and ends here.", "credit: Photo: NATO"));
}

TEST(DatelineBlockTest, IsOneOfTheFirstLines) {
  EXPECT_THAT(Split("Title\nMOSCOW, 3 January 1993\nOne."),
              ElementsAre("p: Title", "dateline: MOSCOW, 3 January 1993", "p: One."));
  EXPECT_THAT(Split("A.\n\nB.\n\nC.\n\nD.\n\nE.\n\n22 October\n\nF."),
              ElementsAre("p: A.", "p: B.", "p: C.", "p: D.", "p: E.", "h2: 22 October", "p: F."));
}

TEST(DatelineBlockTest, MayBeTheLastLine) {
  EXPECT_THAT(
      Split("A.\nB.\nC.\nD.\nE.\n14 февраля 2000, 21:34"),
      ElementsAre("p: A.", "p: B.", "p: C.", "p: D.", "p: E.", "dateline: 14 февраля 2000, 21:34"));
  EXPECT_THAT(Split("A.\n\nB.\n\nC.\n\nD.\n\nE.\n\nPhoto: AP\n\n22 October 2025"),
              ElementsAre("p: A.", "p: B.", "p: C.", "p: D.", "p: E.", "credit: Photo: AP",
                          "dateline: 22 October 2025"));
}

TEST(DatelineBlockTest, IsOnlyOne) {
  EXPECT_THAT(Split("22 October\n\nOne.\n\n23 October\n\nTwo."),
              ElementsAre("dateline: 22 October", "p: One.", "h2: 23 October", "p: Two."));
}

TEST(DatelineBlockTest, IsNoPartOfAWrappedSentence) {
  EXPECT_THAT(
      Split("Dividends are paid to holders on\nMay 22.\n    The company said so."),
      ElementsAre("p: Dividends are paid to holders on May 22.", "p: The company said so."));
}

}  // namespace
}  // namespace dossier::article
