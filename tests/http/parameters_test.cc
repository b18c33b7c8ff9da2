#include "http/parameters.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace dossier::http {
namespace {

using text::Language;

TEST(ParametersTest, KnowsTheParametersOfEachRoute) {
  EXPECT_TRUE(ParseArticleParameters(*ParseQueryString("q=a&expand=off&hl=ru"), Language::kEnglish)
                  .has_value());
  EXPECT_FALSE(ParseArticleParameters(*ParseQueryString("page=1"), Language::kEnglish).has_value());
  EXPECT_TRUE(ExpectNoParameters({}).has_value());
  EXPECT_FALSE(ExpectNoParameters({{"q", ""}}).has_value());
}

TEST(ParametersTest, ReadsTheParametersOfAnArticle) {
  const auto article = ParseArticleParameters(
      *ParseQueryString("q=grain&expand=off&interpret=off&hl=ru"), Language::kEnglish);
  ASSERT_TRUE(article.has_value());
  EXPECT_EQ(article->query, "grain");
  EXPECT_FALSE(article->options.expand);
  EXPECT_FALSE(article->options.interpret);
  EXPECT_EQ(article->language, Language::kRussian);
  const auto usual = ParseArticleParameters({}, Language::kRussian);
  ASSERT_TRUE(usual.has_value());
  EXPECT_EQ(usual->query, "");
  EXPECT_TRUE(usual->options.expand);
  EXPECT_TRUE(usual->options.interpret);
  EXPECT_EQ(usual->language, Language::kRussian);
}

TEST(ParametersTest, ReadsTheParametersOfSuggestions) {
  const auto suggest =
      ParseSuggestParameters(*ParseQueryString("q=%D0%BB&limit=20&hl=ru"), Language::kEnglish);
  ASSERT_TRUE(suggest.has_value());
  EXPECT_EQ(suggest->typed, "л");
  EXPECT_EQ(suggest->limit, 20U);
  EXPECT_EQ(suggest->language, Language::kRussian);
  const auto usual = ParseSuggestParameters({}, Language::kRussian);
  ASSERT_TRUE(usual.has_value());
  EXPECT_EQ(usual->typed, "");
  EXPECT_EQ(usual->limit, 8U);
  EXPECT_EQ(usual->language, Language::kRussian);

  struct Case {
    std::string query;
    std::string parameter;
    std::string code;
  };
  const std::vector<Case> cases = {
      {"limit=0", "limit", "range"},
      {"limit=21", "limit", "range"},
      {"limit=x", "limit", "format"},
      {"limit=", "limit", "format"},
      {"limit=1&limit=2", "limit", "repeated"},
      {"q=a&q=b", "q", "repeated"},
      {"q=" + std::string(1025, 'a'), "q", "too-long"},
      {"hl=de", "hl", "format"},
      {"size=5", "size", "unknown"},
      {"prefix=a", "prefix", "unknown"},
      {"expand=off", "expand", "unknown"},
  };
  for (const Case& c : cases) {
    const auto refused = ParseSuggestParameters(*ParseQueryString(c.query), Language::kEnglish);
    ASSERT_FALSE(refused.has_value()) << c.query;
    ASSERT_EQ(refused.error().size(), 1U) << c.query;
    EXPECT_EQ(refused.error()[0].parameter, c.parameter) << c.query;
    EXPECT_EQ(refused.error()[0].code, c.code) << c.query;
  }
}

}  // namespace
}  // namespace dossier::http
