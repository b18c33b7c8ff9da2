#include "corpus_generator.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <unordered_map>

#include "article/json_record.h"
#include "base/digest.h"
#include "entities/mentions.h"
#include "index/catalogue.h"
#include "query_rules.h"
#include "support/temp_folder.h"
#include "text/stopwords.h"

namespace dossier::bench {
namespace {

CorpusOptions Small(std::size_t articles) {
  CorpusOptions options;
  options.articles = articles;
  options.people = 300;
  options.organizations = 60;
  return options;
}

std::string Written(const CorpusOptions& options) {
  std::ostringstream out;
  CorpusGenerator(options).Write(out);
  return out.str();
}

TEST(RandomTest, FollowsItsDefinition) {
  // The first numbers of splitmix64.c with the seed 1234567.
  Random random(1234567);
  EXPECT_EQ(random.Next(), 6457827717110365317U);
  EXPECT_EQ(random.Next(), 3203168211198807973U);
}

// Figures of different machines are of the same corpus only where these bytes are the same.
TEST(CorpusGeneratorTest, WritesTheSameBytesEverywhere) {
  EXPECT_EQ(ToHex(Sha256(Written(Small(50)))),
            "4ad412280d6d6ee6312f1f9feafae6a53d7dc30e55bef9f92c30655c8838f81a");
}

TEST(CorpusGeneratorTest, WritesOtherArticlesForAnotherSeed) {
  CorpusOptions other = Small(5);
  other.seed = 2;
  EXPECT_NE(Written(Small(5)), Written(other));
}

TEST(CorpusGeneratorTest, BeginsALargeCorpusWithTheSmallOne) {
  EXPECT_TRUE(Written(Small(20)).starts_with(Written(Small(10))));
}

TEST(CorpusGeneratorTest, WritesHalfOfTheArticlesInEachLanguageAndAllWithWords) {
  const CorpusGenerator generator(Small(0));
  std::size_t russian = 0;
  std::size_t words = 0;
  for (std::size_t i = 0; i < 1'000; ++i) {
    const GeneratedArticle article = generator.Make(i);
    if (article.script == Script::kCyrillic) ++russian;
    words += 1 + std::ranges::count_if(article.text, [](char c) { return c == ' ' || c == '\n'; });
  }
  EXPECT_NEAR(static_cast<double>(russian), 500, 50);
  EXPECT_NEAR(static_cast<double>(words) / 1'000, 300, 15);
}

TEST(CorpusGeneratorTest, WritesLinesThatTheIndexerReads) {
  const std::string line = ToJsonLine(CorpusGenerator(Small(0)).Make(7));
  const auto record = article::ParseJsonRecord(line);
  ASSERT_TRUE(record) << record.error().message;
  EXPECT_EQ(record->id, "a00000007");
  EXPECT_NE(record->text.find("\n\n"), std::string::npos);
}

TEST(ZipfTest, DrawsRanksByTheirShare) {
  const Zipf zipf(60'000);
  Random random(1);
  constexpr int kDraws = 200'000;
  std::map<std::size_t, int> counts;
  for (int i = 0; i < kDraws; ++i) ++counts[zipf.Draw(random)];
  for (const std::size_t rank : {1, 2, 3, 10, 30}) {
    const double expected = zipf.Share(rank) * kDraws;
    EXPECT_NEAR(counts[rank], expected, 5 * std::sqrt(expected)) << rank;
  }
  EXPECT_NEAR(zipf.Share(1) / zipf.Share(100), 100, 0.01);
  EXPECT_GE(counts.begin()->first, 1U);
  EXPECT_LE(counts.rbegin()->first, 60'000U);
}

class VocabularyTest : public testing::TestWithParam<Script> {};

TEST_P(VocabularyTest, HasAWordOfItsOwnForEachRankAndNoStopWord) {
  std::set<std::string> words;
  for (std::size_t rank = 1; rank <= kWords; ++rank) {
    const std::string word = WordOfRank(GetParam(), rank);
    EXPECT_TRUE(words.insert(word).second) << word;
    EXPECT_FALSE(text::IsStopWord(word)) << word;
  }
}

TEST_P(VocabularyTest, KeepsTheStemsOfItsRanksApartUnderEveryEnding) {
  text::Analyzer analyzer;
  std::unordered_map<std::string, std::size_t> rank_of_stem;
  std::size_t clashes = 0;
  constexpr std::size_t kRanks = 10'000;
  for (std::size_t rank = 1; rank <= kRanks; ++rank) {
    std::set<std::string> forms;
    Random random(rank);
    for (int i = 0; i < 40; ++i) {
      forms.insert(WordOfRank(GetParam(), rank).append(DrawEnding(GetParam(), random)));
    }
    std::set<std::string> stems;
    for (const std::string& form : forms) stems.insert(analyzer.Analyze(form).front().stem);
    bool clash = stems.size() != 1;
    for (const std::string& stem : stems) {
      clash = clash || rank_of_stem.try_emplace(stem, rank).first->second != rank;
    }
    if (clash) ++clashes;
  }
  EXPECT_LE(clashes, kRanks / 500);
}

TEST_P(VocabularyTest, HasASurnameOfItsOwnForEachPerson) {
  std::set<std::string> surnames;
  for (std::size_t rank = 1; rank <= kMaxPeople; ++rank) {
    EXPECT_TRUE(surnames.insert(NameOfPerson(GetParam(), rank).surname).second) << rank;
  }
}

INSTANTIATE_TEST_SUITE_P(Scripts, VocabularyTest,
                         testing::Values(Script::kLatin, Script::kCyrillic),
                         [](const auto& script) {
                           return script.param == Script::kLatin ? "Latin" : "Cyrillic";
                         });

// Whoever the generator names is found, and nobody else.
TEST(CorpusGeneratorTest, NamesThePeopleThatTheGazetteerFinds) {
  const TempFolder folder;
  const CorpusGenerator generator(Small(0));
  generator.WriteGazetteer(folder.path());
  const auto catalogue = index::LoadCatalogue(folder.path());
  ASSERT_TRUE(catalogue) << catalogue.error().message;
  EXPECT_EQ(catalogue->sources.size(), kSources);
  const entities::Matcher matcher(catalogue->gazetteer);
  text::Analyzer analyzer;
  for (std::size_t i = 0; i < 200; ++i) {
    const GeneratedArticle made = generator.Make(i);
    article::Article article;
    article.title = made.title;
    article.text = made.text;
    std::set<std::string> expected;
    for (const std::size_t rank : made.people) expected.insert(PersonId(rank));
    for (const std::size_t rank : made.organizations) expected.insert(OrganizationId(rank));
    std::set<std::string> found;
    for (const auto& entity : entities::AnalyzeArticle(article, analyzer, matcher).entities) {
      found.insert(entity.key);
    }
    EXPECT_EQ(found, expected) << made.text;
  }
}

TEST(QueryRulesTest, MakesTheQueriesOfTheFile) {
  const auto rules = LoadQueryRules(DOSSIER_QUERIES);
  ASSERT_TRUE(rules) << rules.error().message;
  EXPECT_GE(rules->size(), 13U);
  for (const QueryRule& rule : *rules) {
    const auto queries = MakeQueries(rule);
    ASSERT_TRUE(queries) << queries.error().message;
    EXPECT_EQ(queries->size(), kQueriesOfClass);
  }
}

TEST(QueryRulesTest, NamesWordsByRank) {
  const auto queries = MakeQueries({"fixed", "en:50 OR ru:7", "source=3", "newest"});
  ASSERT_TRUE(queries) << queries.error().message;
  const search::SearchRequest& query = queries->front();
  EXPECT_EQ(query.text, WordOfRank(Script::kLatin, 50) + " OR " + WordOfRank(Script::kCyrillic, 7));
  EXPECT_EQ(query.filters.facets[search::Facet::kSource].values,
            std::vector<std::string>{"source-03"});
  EXPECT_EQ(query.sort, search::SortOrder::kNewest);
}

TEST(QueryRulesTest, RefusesWhatIsNoRule) {
  const QueryRule rules[] = {{"a", "w:0", "-", "-"},       {"b", "w:9-5", "-", "-"},
                             {"c", "w:60001", "-", "-"},   {"d", "x:5", "-", "-"},
                             {"e", "-", "person", "-"},    {"f", "-", "city=5", "-"},
                             {"g", "-", "source=21", "-"}, {"h", "-", "-", "upwards"}};
  for (const QueryRule& rule : rules) EXPECT_FALSE(MakeQueries(rule)) << rule.name;
  EXPECT_FALSE(ParseQueryRules("only\tthree\tfields\n"));
}

}  // namespace
}  // namespace dossier::bench
