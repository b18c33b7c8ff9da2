#include "index/lexicon.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "support/temp_folder.h"

namespace dossier::index {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

LexiconEntries SmallEntries() {
  return {.words = {{"unused"}, {"рынок", "рынка"}, {"базар"}, {"south korea"}},
          .keys = {{"market", {{1, 1}, {2, 0.5}}}, {"южн коре", {{3, 1}}}, {"bazaar", {{2, 1}}}}};
}

std::vector<std::string> Words(const Lexicon& lexicon, std::string_view stems) {
  std::vector<std::string> words;
  for (const Translation& translation : lexicon.Translate(stems)) {
    words.emplace_back(translation.words);
  }
  return words;
}

TEST(LexiconTest, GivesBackWhatWasWritten) {
  const auto lexicon = Lexicon::Parse(SerializeLexicon(SmallEntries()));
  ASSERT_TRUE(lexicon);
  EXPECT_EQ(lexicon->size(), 3U);
  EXPECT_EQ(lexicon->max_key_words(), 2U);
  EXPECT_THAT(Words(*lexicon, "market"), ElementsAre("рынок", "рынка", "базар"));
  EXPECT_THAT(Words(*lexicon, "южн коре"), ElementsAre("south korea"));
  const auto market = lexicon->Translate("market");
  EXPECT_DOUBLE_EQ(market[1].weight, 1);
  EXPECT_NEAR(market[2].weight, 0.5, 0.01);
}

TEST(LexiconTest, KnowsNothingElse) {
  const auto lexicon = Lexicon::Parse(SerializeLexicon(SmallEntries()));
  ASSERT_TRUE(lexicon);
  for (const char* const stems : {"", "a", "marke", "markets", "zzz", "южн", "южн коре стран"}) {
    EXPECT_THAT(lexicon->Translate(stems), IsEmpty()) << stems;
  }
}

TEST(LexiconTest, IsEmptyWithoutAFile) {
  const Lexicon lexicon;
  EXPECT_EQ(lexicon.size(), 0U);
  EXPECT_EQ(lexicon.max_key_words(), 0U);
  EXPECT_THAT(lexicon.Translate("market"), IsEmpty());
}

TEST(LexiconTest, KeepsALexiconOfNothing) {
  const auto lexicon = Lexicon::Parse(SerializeLexicon({}));
  ASSERT_TRUE(lexicon);
  EXPECT_THAT(lexicon->Translate("market"), IsEmpty());
}

TEST(LexiconTest, SurvivesAMove) {
  auto lexicon = Lexicon::Parse(SerializeLexicon(SmallEntries()));
  ASSERT_TRUE(lexicon);
  const auto views = lexicon->Translate("bazaar");
  const Lexicon moved = std::move(*lexicon);
  EXPECT_EQ(views.at(0).words, "базар");
  EXPECT_THAT(Words(moved, "bazaar"), ElementsAre("базар"));
}

TEST(LexiconTest, TellsAnAbsentFileFromADamagedOne) {
  const TempFolder folder;
  const auto absent = Lexicon::Open(folder / "absent");
  ASSERT_FALSE(absent);
  EXPECT_EQ(absent.error().code, ErrorCode::kUnreadable);
  const auto damaged = Lexicon::Open(folder.Write("damaged", "no lexicon"));
  ASSERT_FALSE(damaged);
  EXPECT_EQ(damaged.error().code, ErrorCode::kDamaged);
  const auto whole = Lexicon::Open(folder.Write("whole", SerializeLexicon(SmallEntries())));
  ASSERT_TRUE(whole);
  EXPECT_EQ(whole->size(), 3U);
}

TEST(LexiconTest, RefusesEveryBeginningOfAFile) {
  const std::string whole = SerializeLexicon(SmallEntries());
  for (std::size_t size = 0; size + 4 < whole.size(); ++size) {
    EXPECT_FALSE(Lexicon::Parse(whole.substr(0, size))) << size;
  }
}

TEST(LexiconTest, SurvivesChangedBytes) {
  const std::string whole = SerializeLexicon(SmallEntries());
  std::mt19937 random(1);
  for (int round = 0; round < 20'000; ++round) {
    std::string changed = whole;
    for (int i = 0; i < 3; ++i) changed[random() % changed.size()] = static_cast<char>(random());
    const auto lexicon = Lexicon::Parse(std::move(changed));
    if (!lexicon) continue;
    for (const char* const stems : {"market", "южн коре", "bazaar", ""}) {
      for (const Translation& translation : lexicon->Translate(stems)) {
        EXPECT_LE(translation.words.size(), whole.size());
      }
    }
  }
}

}  // namespace
}  // namespace dossier::index
