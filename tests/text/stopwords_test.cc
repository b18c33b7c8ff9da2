#include "text/stopwords.h"

#include <gtest/gtest.h>

#include <string_view>

namespace dossier::text {
namespace {

TEST(StopWordsTest, AreTheWordsThatEveryArticleHas) {
  for (const std::string_view word : {"the", "of", "don't", "и", "на", "еще", "который"}) {
    EXPECT_TRUE(IsStopWord(word)) << word;
  }
}

TEST(StopWordsTest, AreNoNamesAndNoWordsOfMeaning) {
  for (const std::string_view word : {"us", "un", "россия", "talks", "ещё", "The", ""}) {
    EXPECT_FALSE(IsStopWord(word)) << word;
  }
}

}  // namespace
}  // namespace dossier::text
