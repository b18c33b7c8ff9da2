#include "index/claim_ranking.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace dossier::index {
namespace {

using ::testing::ElementsAre;

struct Said {
  std::string english;
  std::string russian;
  double score = 1;
  int source = 0;
};

Claims Claimed(const std::vector<Said>& all) {
  Claims claims;
  for (const Said& said : all) {
    claims.source = said.source;
    claims.Add(claims.english.Find(said.english, 3), claims.russian.Find(said.russian, 3),
               said.score);
  }
  return claims;
}

// The translations of a key, best first.
std::vector<std::string> Ranked(const std::string& key, Claims claims) {
  const LexiconEntries entries = RankClaims(std::move(claims));
  std::vector<std::string> words;
  const auto found = entries.keys.find(key);
  if (found == entries.keys.end()) return words;
  for (const LexiconEntries::Value& value : found->second) {
    words.push_back(entries.words[value.word].front());
  }
  return words;
}

TEST(ClaimRankingTest, PutsTheSurerFirst) {
  EXPECT_THAT(Ranked("glim", Claimed({{"glim", "огонь", 0.5}, {"glim", "свет", 0.9}})),
              ElementsAre("свет", "огонь"));
}

TEST(ClaimRankingTest, LeavesOutTheFarLessSure) {
  EXPECT_THAT(Ranked("glim", Claimed({{"glim", "огонь", 0.19}, {"glim", "свет", 1}})),
              ElementsAre("свет"));
}

TEST(ClaimRankingTest, BelievesTwoSourcesMoreThanOne) {
  EXPECT_THAT(Ranked("glim", Claimed({{"glim", "свет", 0.6, 1},
                                      {"glim", "огонь", 0.5, 1},
                                      {"glim", "огонь", 0.5, 2}})),
              ElementsAre("огонь", "свет"));
  EXPECT_THAT(Ranked("glim", Claimed({{"glim", "свет", 0.6, 1},
                                      {"glim", "огонь", 0.5, 1},
                                      {"glim", "огонь", 0.5, 1}})),
              ElementsAre("свет", "огонь"));
}

TEST(ClaimRankingTest, PutsAWordOfFewMeaningsFirstForARussianKey) {
  EXPECT_THAT(
      Ranked("свет",
             Claimed({{"mung", "тьма"}, {"mung", "мрак"}, {"mung", "свет"}, {"glim", "свет"}})),
      ElementsAre("glim", "mung"));
}

TEST(ClaimRankingTest, PutsACommonWordFirstForARussianKey) {
  Claims claims = Claimed({{"mung", "свет"}, {"glim", "свет"}});
  claims.word_counts["glim"] = 20;
  EXPECT_THAT(Ranked("свет", std::move(claims)), ElementsAre("glim", "mung"));
}

TEST(ClaimRankingTest, KeepsAClaimOfOneWayToThat) {
  Claims claims = Claimed({{"red glim", "свет"}});
  claims.list.front().one_way = true;
  const LexiconEntries entries = RankClaims(std::move(claims));
  EXPECT_TRUE(entries.keys.contains("red glim"));
  EXPECT_FALSE(entries.keys.contains("свет"));
}

TEST(ClaimRankingTest, HasKeysForFormsThatStemsLeaveApart) {
  const LexiconEntries entries = RankClaims(Claimed({{"glim", "рынок"}}));
  EXPECT_TRUE(entries.keys.contains("рынок"));
  EXPECT_TRUE(entries.keys.contains("рынк"));
}

TEST(ClaimRankingTest, ComparesOnlyWhatIsNothingButAnAdjective) {
  Claims claims = Claimed({{"zold", "красный"}, {"mung", "свет"}});
  claims.adjectives = {0, 1};
  claims.others = {1};
  const LexiconEntries entries = RankClaims(std::move(claims));
  EXPECT_TRUE(entries.keys.contains("zoldest"));
  EXPECT_FALSE(entries.keys.contains("mungest"));
}

}  // namespace
}  // namespace dossier::index
