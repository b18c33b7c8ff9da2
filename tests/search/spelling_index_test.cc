#include "search/spelling_index.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "support/spelling.h"
#include "text/utf8.h"

namespace dossier::search {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

std::vector<std::uint32_t> Find(const std::vector<std::string>& words, std::string_view term) {
  SpellingIndex index;
  for (std::size_t i = 0; i < words.size(); ++i) {
    index.Add(words[i], static_cast<std::uint32_t>(i));
  }
  index.ShrinkToFit();
  std::vector<std::uint32_t> found;
  for (const SpellingIndex::Match& match : index.Find(term)) found.push_back(match.word);
  return found;
}

TEST(SpellingIndexTest, FindsWordsWithinTwoEdits) {
  EXPECT_THAT(Find({"лавров", "лавра", "договор", "lavrov", "лавровы"}, "ларвов"),
              UnorderedElementsAre(0, 4));
}

TEST(SpellingIndexTest, TakesOneEditForShortWordsAndNoneForShorterOnes) {
  EXPECT_THAT(Find({"иран", "ирак", "ирку", "ира"}, "иран"), UnorderedElementsAre(0, 1, 3));
  EXPECT_THAT(Find({"оон", "ооо"}, "оон"), IsEmpty());
}

TEST(SpellingIndexTest, KeepsScriptsApartAndNumbersOut) {
  EXPECT_THAT(Find({"20255", "2024", "с4000"}, "20256"), IsEmpty());
  EXPECT_THAT(Find({"cecop", "сесор"}, "сесоо"), ElementsAre(1));
  EXPECT_THAT(Find({"лавров"}, "лавр0в"), IsEmpty());
}

TEST(SpellingIndexTest, TakesYoForYe) {
  EXPECT_THAT(Find({"королёв"}, "каролев"), ElementsAre(0));
  EXPECT_THAT(Find({"королев"}, "каролёв"), ElementsAre(0));
}

TEST(SpellingIndexTest, SurvivesWordsOfAnyLength) {
  const std::string longest(kMaxSpellingLetters, 'a');
  EXPECT_THAT(Find({longest, longest + 'a'}, longest), ElementsAre(0));
  EXPECT_THAT(Find({longest}, longest + 'a'), IsEmpty());
  EXPECT_THAT(Find({""}, ""), IsEmpty());
}

std::string ToUtf8(const std::u32string& letters) {
  std::string word;
  for (const char32_t letter : letters) text::AppendCodePoint(letter, word);
  return word;
}

TEST(SpellingIndexTest, AgreesWithAPlainSearch) {
  std::mt19937 random(23);
  for (const std::u32string alphabet : {U"abcd", U"абвя", U"абғқїя", U"acegikmoqsuwy"}) {
    for (int round = 0; round < 40; ++round) {
      std::vector<std::u32string> letters;
      std::vector<std::string> words;
      for (int i = 0; i < 200; ++i) {
        letters.push_back(RandomWord(alphabet, 9, random));
        words.push_back(ToUtf8(letters.back()));
      }
      const std::u32string term = RandomWord(alphabet, 9, random);
      std::vector<std::uint32_t> expected;
      for (std::size_t i = 0; i < letters.size() && term.size() >= 4; ++i) {
        const std::size_t edits = term.size() == 4 ? 1 : 2;
        if (PlainEditDistance(term, letters[i]) <= edits) {
          expected.push_back(static_cast<std::uint32_t>(i));
        }
      }
      ASSERT_THAT(Find(words, ToUtf8(term)), testing::UnorderedElementsAreArray(expected));
    }
  }
}

}  // namespace
}  // namespace dossier::search
