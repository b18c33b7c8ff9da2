#include "base/word_map.h"

#include <gtest/gtest.h>

#include <map>
#include <random>
#include <string>
#include <vector>

namespace dossier {
namespace {

TEST(WordMapTest, LacksEveryWordWhileEmpty) {
  const WordMap<int> map;
  EXPECT_EQ(map.Find("word"), nullptr);
  EXPECT_EQ(map.Find(""), nullptr);
}

TEST(WordMapTest, KeepsTheValueOfAWord) {
  WordMap<int> map;
  const auto [value, is_new] = map.Add("слово");
  EXPECT_TRUE(is_new);
  EXPECT_EQ(*value, 0);
  *value = 7;
  EXPECT_FALSE(map.Add("слово").second);
  ASSERT_NE(map.Find("слово"), nullptr);
  EXPECT_EQ(*map.Find("слово"), 7);
  EXPECT_EQ(map.Find("слов"), nullptr);
}

TEST(WordMapTest, VisitsValuesInTheOrderOfAdd) {
  WordMap<int> map;
  for (int number = 0; number < 100; ++number) *map.Add(std::to_string(number * 7)).first = number;
  std::vector<int> values;
  map.ForEachValue([&values](int value) { values.push_back(value); });
  std::vector<int> expected(100);
  for (int number = 0; number < 100; ++number) expected[static_cast<std::size_t>(number)] = number;
  EXPECT_EQ(values, expected);
}

TEST(WordMapTest, NumbersWordsInTheOrderOfAdd) {
  WordMap<int> map;
  for (const char* word : {"", "b", "a", "b", "слово"}) map.Add(word);
  ASSERT_EQ(map.size(), 4U);
  EXPECT_EQ(map.Word(0), "");
  EXPECT_EQ(map.Word(1), "b");
  EXPECT_EQ(map.Word(3), "слово");
}

TEST(WordMapTest, AgreesWithAMapOnRandomWords) {
  std::mt19937 random(1);
  const auto draw = [&random] {
    std::string word;
    for (std::size_t size = random() % 4; word.size() < size;) {
      word += static_cast<char>('a' + random() % 8);
    }
    return word;
  };
  WordMap<int> map;
  std::map<std::string, int> expected;
  for (int i = 0; i < 400; ++i) {
    const std::string word = draw();
    ++*map.Add(word).first;
    ++expected[word];
  }
  for (int i = 0; i < 1000; ++i) {
    const std::string word = draw();
    const auto known = expected.find(word);
    const int* const found = map.Find(word);
    ASSERT_EQ(found != nullptr, known != expected.end()) << word;
    if (found != nullptr) {
      EXPECT_EQ(*found, known->second) << word;
    }
  }
}

}  // namespace
}  // namespace dossier
