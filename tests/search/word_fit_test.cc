#include "search/word_fit.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace dossier::search {
namespace {

TEST(WordFitTest, CountsWhatIsShown) {
  EXPECT_EQ(ShownLength(""), 0);
  EXPECT_EQ(ShownLength("grain"), 5);
  EXPECT_EQ(ShownLength("зерно"), 5);
  EXPECT_EQ(ShownLength("a \n\t b"), 3);
  EXPECT_EQ(ShownLength("  字😀"), 3);
}

TEST(WordFitTest, WidensASpanToWords) {
  const std::string_view text = "of \"grain\", and";
  EXPECT_EQ(WordsAround(text, {4, 9}, {0, 15}).In(text), "\"grain\",");
  EXPECT_EQ(WordsAround(text, {4, 9}, {4, 10}).In(text), "grain\"");
  EXPECT_EQ(WordsAround(text, {0, 2}, {0, 15}).In(text), "of");
  EXPECT_EQ(WordsAround(text, {12, 13}, {0, 15}).In(text), "and");
}

struct Fit {
  std::string_view name;
  std::string_view text;
  Room room;
  std::string_view front;
  std::string_view back;
};

TEST(WordFitTest, TakesWordsFromEitherEnd) {
  const Fit cases[] = {
      {"as many as fit", "one two six ten", {.wanted = 8}, "one two", "six ten"},
      {"none of a word that does not fit", "abcdef abcdef", {.wanted = 5}, "", ""},
      {"one more where they are too few", "one seven one", {6, 7, 9}, "one seven", "seven one"},
      {"a part where one more is too much", "one seven one", {6, 7, 8}, "one sev", "ven one"},
      {"a part of the only word", "abcdef", {1, 3, 3}, "abc", "def"},
      {"all", "one  two", {8, 9, 10}, "one  two", "one  two"},
      {"a run of white space as one", "one \n two x", {.wanted = 7}, "one \n two", "two x"},
      {"white space with the word that it leads to", " one ", {.wanted = 4}, " one", "one "},
      {"nothing but white space", "   ", {1, 2, 3}, "", ""},
      {"code points, not bytes", "раз два три", {.wanted = 7}, "раз два", "два три"},
      {"no part of a code point", "字字字字", {2, 3, 3}, "字字字", "字字字"},
      {"nothing of nothing", "", {1, 2, 3}, "", ""},
  };
  for (const Fit& c : cases) {
    EXPECT_EQ(c.text.substr(0, FitFront(c.text, c.room)), c.front) << c.name;
    EXPECT_EQ(c.text.substr(c.text.size() - FitBack(c.text, c.room)), c.back) << c.name;
  }
}

}  // namespace
}  // namespace dossier::search
