#include "index/dictionary_claims.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <string>
#include <utility>

#include "support/dictd.h"
#include "support/temp_folder.h"

namespace dossier::index {
namespace {

using ::testing::DoubleNear;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;

Claims Read(const DictdEntries& entries, double trust = 1) {
  const TempFolder folder;
  WriteDictd(folder, "mueller7", entries);
  const auto dictionary = DictdDictionary::Open(*FindDictd(folder.path(), "mueller7"));
  Claims claims;
  EXPECT_TRUE(dictionary.has_value());
  if (dictionary) AddDictionary(*dictionary, trust, claims);
  return claims;
}

// What is claimed of an English word, and how surely.
std::map<std::string, double> ClaimedOf(const std::string& english, const Claims& claims) {
  std::map<std::string, double> claimed;
  for (const Claim& claim : claims.list) {
    if (claims.english[claim.english].forms.front() != english) continue;
    claimed[claims.russian[claim.russian].forms.front()] = claim.score;
  }
  return claimed;
}

TEST(DictionaryClaimsTest, IsLessSureOfGlossesFurtherOn) {
  const Claims claims = Read({{"glim", "   _n.\n   1) свет, огонь\n   2) лампа"}});
  EXPECT_THAT(ClaimedOf("glim", claims),
              ElementsAre(Pair("лампа", DoubleNear(0.8, 0.005)),
                          Pair("огонь", DoubleNear(0.74, 0.005)), Pair("свет", 1)));
}

TEST(DictionaryClaimsTest, IsAsSureAsTheDictionaryIsTrusted) {
  EXPECT_THAT(ClaimedOf("glim", Read({{"glim", "   _n. свет"}}, 0.5)),
              ElementsAre(Pair("свет", 0.5)));
}

TEST(DictionaryClaimsTest, TakesVerbsOnlyForAFormOfAVerb) {
  const Claims claims =
      Read({{"glim", "   1. _n. свет\n   2. _v. мигать"}, {"glum", "   _p. и _p-p. от glim 2"}});
  EXPECT_THAT(ClaimedOf("glum", claims), ElementsAre(Pair("мигать", testing::Lt(0.8))));
}

TEST(DictionaryClaimsTest, PassesOverPartsOfWordsAndListsOfThem) {
  const Claims claims =
      Read({{"-glim", "   _n. свет"}, {"glim-", "   _n. свет"}, {"glim, glum", "   _n. свет"}});
  EXPECT_THAT(claims.list, IsEmpty());
}

TEST(DictionaryClaimsTest, ClaimsPhrasesAndCountsTheirWords) {
  const Claims claims = Read({{"glim", "   _n. свет; red glim красный свет"}});
  EXPECT_THAT(ClaimedOf("red glim", claims), ElementsAre(Pair("красный свет", 0.5)));
  EXPECT_EQ(claims.word_counts.at("red"), 1U);
}

TEST(DictionaryClaimsTest, TellsAdjectivesFromOtherWords) {
  Claims claims = Read({{"zold", "   _a. красный"}, {"glim", "   _n. свет"}});
  const LemmaId zold = *claims.english.Find("zold", 1);
  const LemmaId glim = *claims.english.Find("glim", 1);
  EXPECT_TRUE(claims.adjectives.contains(zold));
  EXPECT_FALSE(claims.others.contains(zold));
  EXPECT_TRUE(claims.others.contains(glim));
}

}  // namespace
}  // namespace dossier::index
