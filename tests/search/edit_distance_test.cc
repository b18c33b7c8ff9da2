#include "search/edit_distance.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <string_view>

#include "search/word_code.h"
#include "support/spelling.h"

namespace dossier::search {
namespace {

double Weigh(std::string_view typed, std::string_view word) {
  return WeighEdits(EncodeWord(typed)->letters, EncodeWord(word)->letters);
}

TEST(EditDistanceTest, CountsEdits) {
  EXPECT_EQ(EditDistance("lavrov").To("lavrov"), 0U);
  EXPECT_EQ(EditDistance("lavrov").To("lavrv"), 1U);
  EXPECT_EQ(EditDistance("lavrov").To("larvov"), 1U);
  EXPECT_EQ(EditDistance("lavrov").To("lawrow"), 2U);
  EXPECT_EQ(EditDistance("").To("abc"), 3U);
  EXPECT_EQ(EditDistance("abc").To(""), 3U);
  EXPECT_EQ(EditDistance("ca").To("abc"), 3U);
}

TEST(EditDistanceTest, AgreesWithThePlainDefinition) {
  std::mt19937 random(17);
  for (int round = 0; round < 20'000; ++round) {
    const std::size_t longest = round % 10 == 0 ? kMaxSpellingLetters : 9;
    const auto a = RandomWord<std::string>("abc", longest, random);
    const auto b = RandomWord<std::string>("abc", longest, random);
    ASSERT_EQ(EditDistance(a).To(b), PlainEditDistance(a, b)) << a << ' ' << b;
  }
}

TEST(EditDistanceTest, WeighsNothingWhereWordsAreEqualAndAlwaysSomethingElse) {
  std::mt19937 random(19);
  for (int round = 0; round < 20'000; ++round) {
    const auto a = RandomWord<std::string>("abck", 8, random);
    const auto b = RandomWord<std::string>("abck", 8, random);
    const auto edits = static_cast<double>(PlainEditDistance(a, b));
    EXPECT_LE(WeighEdits(a, b), 1.2 * edits + 1e-5) << a << ' ' << b;
    EXPECT_GE(WeighEdits(a, b), 0.5 * edits) << a << ' ' << b;
  }
}

TEST(EditDistanceTest, WeighsLikelySlipsLess) {
  struct Case {
    std::string_view likely;    // for `word`
    std::string_view unlikely;  // for it, by as many edits
    std::string_view word;
  };
  for (const Case& c : std::initializer_list<Case>{
           {"лаврво", "лаврок", "лавров"},             // exchanged
           {"лавов", "лавррв", "лавров"},              // left out
           {"комисия", "коиссия", "комиссия"},         // a single letter for a double one
           {"парламеент", "парламешнт", "парламент"},  // a double one for a single
           {"малоко", "мшлоко", "молоко"},             // alike
           {"лпвров", "лзвров", "лавров"},             // the next key
           {"лаврлв", "завров", "лавров"},             // not the first letter
           {"советцкий", "совемцкий", "советский"},
           {"делигация", "делмгация", "делегация"},
           {"tranlsation", "tranzlation", "translation"},
           {"comission", "commisson", "commission"},
           {"recieve", "recxxve", "receive"},
           {"fotograph", "xxotograph", "photograph"}}) {
    EXPECT_LT(Weigh(c.likely, c.word), Weigh(c.unlikely, c.word) + 1e-6) << c.likely;
  }
  EXPECT_LT(Weigh("отец", "отетс"), 1.01);
  EXPECT_LT(Weigh("комисия", "комиссия"), Weigh("комссия", "комиссия"));
}

}  // namespace
}  // namespace dossier::search
