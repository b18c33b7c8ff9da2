#include "entities/phrase_trie.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace dossier::entities {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(PhraseTrieTest, FindsSequencesAndTheirBeginnings) {
  PhraseTrie trie;
  trie.Add({"new", "york"}, 7);
  trie.Add({"new", "york", "times"}, 8);
  const auto new_ = trie.Step(PhraseTrie::kRoot, "new");
  ASSERT_NE(new_, PhraseTrie::kNone);
  EXPECT_THAT(trie.Values(new_), IsEmpty());
  const auto york = trie.Step(new_, "york");
  ASSERT_NE(york, PhraseTrie::kNone);
  EXPECT_THAT(trie.Values(york), ElementsAre(7));
  EXPECT_THAT(trie.Values(trie.Step(york, "times")), ElementsAre(8));
}

TEST(PhraseTrieTest, LeadsNowhereBesideThem) {
  PhraseTrie trie;
  EXPECT_EQ(trie.Step(PhraseTrie::kRoot, "new"), PhraseTrie::kNone);
  trie.Add({"new", "york"}, 7);
  EXPECT_EQ(trie.Step(PhraseTrie::kRoot, "york"), PhraseTrie::kNone);
  EXPECT_EQ(trie.Step(PhraseTrie::kRoot, ""), PhraseTrie::kNone);
  const auto new_ = trie.Step(PhraseTrie::kRoot, "new");
  EXPECT_EQ(trie.Step(new_, "new"), PhraseTrie::kNone);
}

TEST(PhraseTrieTest, KeepsEachValueOnceInTheOrderOfAdd) {
  PhraseTrie trie;
  for (const std::uint32_t value : {5U, 3U, 5U, 9U, 3U}) trie.Add({"a"}, value);
  EXPECT_THAT(trie.Values(trie.Step(PhraseTrie::kRoot, "a")), ElementsAre(5, 3, 9));
}

TEST(PhraseTrieTest, GivesAnEmptySequenceToItsRoot) {
  PhraseTrie trie;
  trie.Add({}, 1);
  EXPECT_THAT(trie.Values(PhraseTrie::kRoot), ElementsAre(1));
}

}  // namespace
}  // namespace dossier::entities
