#include "index/lexicon_builder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "support/dictd.h"
#include "support/temp_folder.h"

namespace dossier::index {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

class LexiconBuilderTest : public ::testing::Test {
 protected:
  LexiconReport Build() {
    const LexiconReport report = BuildLexicon({folder_.path()}, folder_ / "lexicon");
    auto lexicon = Lexicon::Open(folder_ / "lexicon");
    EXPECT_TRUE(lexicon);
    if (lexicon) lexicon_ = std::move(*lexicon);
    return report;
  }

  void BuildFrom(const DictdEntries& mueller, const DictdEntries& freedict = {}) {
    WriteDictd(folder_, "mueller7", mueller);
    WriteDictd(folder_, "freedict-eng-rus", freedict);
    EXPECT_THAT(Build().skipped, IsEmpty());
  }

  std::vector<std::string> Translate(std::string_view stems) const {
    std::vector<std::string> words;
    for (const Translation& translation : lexicon_.Translate(stems)) {
      words.emplace_back(translation.words);
    }
    return words;
  }

  TempFolder folder_;
  Lexicon lexicon_;
};

TEST_F(LexiconBuilderTest, HasNamesWithoutAnyDictionary) {
  const LexiconReport report = Build();
  EXPECT_THAT(report.skipped, IsEmpty());
  EXPECT_EQ(report.keys, lexicon_.size());
  EXPECT_THAT(Translate("kazakhstan"), Contains("казахстан"));
  EXPECT_THAT(Translate("казахста"), Contains("kazakhstan"));
  EXPECT_THAT(Translate("us"), Contains("сша"));
  EXPECT_THAT(Translate("новозеландск"), IsEmpty());
  EXPECT_THAT(Translate("new zealand"), Contains("новая зеландия"));
  EXPECT_THAT(Translate("нов зеланд"), Contains("new zealand"));
  EXPECT_THAT(Translate("bosnia herzegovina"), Contains("босния герцеговина"));
  EXPECT_THAT(Translate("октябр"), Contains("october"));
  EXPECT_THAT(Translate("английск"), Contains("english"));
  EXPECT_THAT(Translate("pari"), Contains("париж"));
}

TEST_F(LexiconBuilderTest, RanksByThePlaceOfAGloss) {
  BuildFrom({{"glim", "   1. _n.\n   1) свет, огонь\n   2) лампа\n   2. _v. мигать"}});
  EXPECT_THAT(Translate("glim"), AllOf(Contains("свет"), Contains("лампа"), Contains("мигать")));
  EXPECT_EQ(Translate("glim").front(), "свет");
  EXPECT_DOUBLE_EQ(lexicon_.Translate("glim").front().weight, 1);
}

TEST_F(LexiconBuilderTest, TurnsADictionaryRound) {
  BuildFrom({{"glim", "   _n. свет"},
             {"mung", "   _n.\n   1) тьма\n   2) мрак\n   3) ночь\n   4) сумерки\n   5) свет"}});
  const auto words = Translate("свет");
  ASSERT_FALSE(words.empty());
  EXPECT_EQ(words.front(), "glim");
}

TEST_F(LexiconBuilderTest, BelievesTwoDictionariesMoreThanOne) {
  BuildFrom({{"glim", "   _n. свет, огонь, сияние"}}, {{"glim", "/ɡlɪm/\nсияние"}});
  const auto words = Translate("glim");
  EXPECT_LT(std::ranges::find(words, "сияние"), std::ranges::find(words, "огонь"));
}

TEST_F(LexiconBuilderTest, FollowsReferencesAndKnowsFormsByThem) {
  BuildFrom({{"glim", "   1. _n. свет\n   2. _v. мигать"},
             {"glum", "   _p. и _p-p. от glim 2"},
             {"glimme", "   _ам. = glim"}});
  EXPECT_THAT(Translate("glum"), AllOf(Contains("мигать"), Not(Contains("свет"))));
  EXPECT_THAT(Translate("glimm"), Contains("свет"));
  EXPECT_THAT(Translate("мига"), AllOf(Contains("glim"), Contains("glum")));
}

TEST_F(LexiconBuilderTest, KnowsFormsThatStemsLeaveApart) {
  BuildFrom(
      {{"glim", "   _v. использовать"}, {"mung", "   _n. рынок"}, {"zold", "   _a. красный"}});
  EXPECT_THAT(Translate("glim"), AllOf(Contains("использовать"), Contains("использует")));
  EXPECT_THAT(Translate("использ"), ElementsAre("glim"));
  EXPECT_THAT(Translate("рынк"), ElementsAre("mung"));
  EXPECT_THAT(Translate("zoldest"), Contains("красный"));
}

TEST_F(LexiconBuilderTest, KnowsPhrases) {
  BuildFrom({{"glim", "   _n. свет; red glim красный свет; to be in glim's red быть на свету"}});
  EXPECT_THAT(Translate("red glim"), ElementsAre("красный свет"));
  EXPECT_THAT(Translate("красн свет"), ElementsAre("red glim"));
  EXPECT_EQ(lexicon_.max_key_words(), 3U);
}

TEST_F(LexiconBuilderTest, HasNoStopWordsForTranslations) {
  BuildFrom({{"glim", "   _n. который, свет"}, {"own", "   _a. родной"}});
  EXPECT_THAT(Translate("glim"), ElementsAre("свет"));
  EXPECT_THAT(Translate("own"), Contains("родной"));
  EXPECT_THAT(Translate("родн"), IsEmpty());
}

TEST_F(LexiconBuilderTest, LeavesOutADamagedDictionaryAndSaysSo) {
  WriteDictd(folder_, "mueller7", {{"glim", "   _n. свет"}});
  WriteDictd(folder_, "freedict-eng-rus", {{"mung", "/mʌŋ/\nтьма"}});
  folder_.Write("mueller7.index", "glim\tA\t/////\n");
  EXPECT_THAT(Build().skipped, SizeIs(1));
  EXPECT_THAT(Translate("glim"), IsEmpty());
  EXPECT_THAT(Translate("mung"), Contains("тьма"));
}

TEST_F(LexiconBuilderTest, WritesTheSameTwice) {
  WriteDictd(folder_, "mueller7", {{"glim", "   _n. свет, огонь"}, {"mung", "   _n. огонь"}});
  LexiconReport report;
  EXPECT_EQ(SerializeLexicon(CollectLexicon({folder_.path()}, report)),
            SerializeLexicon(CollectLexicon({folder_.path()}, report)));
}

TEST_F(LexiconBuilderTest, HasAnotherFingerprintForOtherDictionaries) {
  const LexiconSources sources{folder_.path()};
  const std::string without = FingerprintOf(sources);
  EXPECT_THAT(without, SizeIs(52));
  WriteDictd(folder_, "mueller7", {{"glim", "   _n. свет"}});
  const std::string with = FingerprintOf(sources);
  EXPECT_NE(with, without);
  EXPECT_EQ(FingerprintOf(sources), with);
  WriteDictd(folder_, "mueller7", {{"glim", "   _n. свет, огонь"}});
  EXPECT_NE(FingerprintOf(sources), with);
}

}  // namespace
}  // namespace dossier::index
