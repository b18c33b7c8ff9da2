#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

#include "bench_index.h"
#include "export.h"
#include "peers/protocol.h"
#include "query_rules.h"
#include "query_words.h"
#include "support/temp_folder.h"

namespace dossier::bench {
namespace {

using Operator = PeerQuery::Operator;

PeerQuery Asked(const QueryRule& rule, std::size_t number = 0) {
  const auto queries = MakeQueries(rule);
  EXPECT_TRUE(queries) << rule.name;
  const auto query = ToPeerQuery(rule, (*queries)[number], number);
  EXPECT_TRUE(query) << rule.name;
  return query.value();
}

TEST(PeerQueryTest, SaysWhatTheRuleAsksFor) {
  struct Row {
    std::string text;
    Operator op;
    std::size_t words;
  };
  const Row rows[] = {{"-", Operator::kNone, 0},
                      {"w:5", Operator::kAnd, 1},
                      {"w:5-9 w:10-20", Operator::kAnd, 2},
                      {"w:5 OR w:6 OR w:7", Operator::kOr, 3},
                      {"pair:50", Operator::kPhrase, 2},
                      {"name:10", Operator::kName, 2}};
  for (const Row& row : rows) {
    const PeerQuery query = Asked({"x", row.text, "-", "-"});
    EXPECT_EQ(query.op, row.op) << row.text;
    EXPECT_EQ(query.words.size(), row.words) << row.text;
    EXPECT_EQ(query.newest_first, row.words == 0) << row.text;
  }
  const PeerQuery filtered = Asked({"x", "w:5", "person=7 days=30", "newest"}, 1);
  EXPECT_EQ(filtered.language, "ru");
  EXPECT_EQ(filtered.person, PersonId(7));
  EXPECT_LT(filtered.from, filtered.to);
  EXPECT_TRUE(filtered.newest_first);
}

TEST(PeerQueryTest, ComesBackFromItsLine) {
  for (const QueryRule& rule :
       {QueryRule{"a", "w:5 OR w:6", "days=40", "-"}, QueryRule{"b", "pair:9", "person=3", "-"},
        QueryRule{"c", "-", "-", "-"}, QueryRule{"d", "name:3", "-", "newest"}}) {
    const PeerQuery query = Asked(rule, 1);
    const std::string line = ToJsonLine(rule.name, query);
    EXPECT_EQ(ToJsonLine(rule.name, ParseQuery(line)), line);
  }
}

TEST(PeerQueryTest, AsksDossierForTheSame) {
  const QueryRule rule{"x", "pair:9", "person=3 days=40", "newest"};
  const auto queries = MakeQueries(rule);
  ASSERT_TRUE(queries);
  const search::SearchRequest& made = queries->front();
  const search::SearchRequest again = ToRequest(ToPeerQuery(rule, made, 0).value());
  EXPECT_EQ(again.text, made.text);
  EXPECT_EQ(again.filters.facets[search::Facet::kPerson].values,
            made.filters.facets[search::Facet::kPerson].values);
  EXPECT_EQ(again.filters.date.from, made.filters.date.from);
  EXPECT_EQ(again.filters.date.to, made.filters.date.to);
  EXPECT_EQ(again.sort, made.sort);
}

TEST(PeerQueryTest, RefusesWhatOthersAreNotAskedFor) {
  for (const QueryRule& rule :
       {QueryRule{"a", "-", "org=3", "-"}, QueryRule{"b", "-", "source=3", "-"},
        QueryRule{"c", "w:5", "-", "oldest"}}) {
    EXPECT_FALSE(ToPeerQuery(rule, MakeQueries(rule).value().front(), 0)) << rule.name;
  }
}

std::vector<PeerArticle> Read(const std::filesystem::path& file) {
  std::vector<PeerArticle> articles;
  ReadPeerArticles(file, [&](const PeerArticle& article) { articles.push_back(article); });
  return articles;
}

// What the peers are given of generated articles is what Dossier finds in them.
TEST(ExportTest, GivesPeersTheSameFromTheGeneratorAndFromTheIndex) {
  const TempFolder folder;
  const CorpusOptions corpus{.articles = 60, .people = 40, .organizations = 12};
  WriteCorpus(folder.path(), corpus);
  WriteGeneratedPeers(folder.path(), corpus);
  const std::vector<PeerArticle> generated = Read(folder.path() / kPeersFile);
  ASSERT_TRUE(MakeIndex(folder.path(), 1));
  const auto written = WriteIndexedPeers(folder.path() / kIndexFolder, folder.path());
  ASSERT_TRUE(written) << written.error().message;
  const std::vector<PeerArticle> indexed = Read(folder.path() / kPeersFile);
  ASSERT_EQ(generated.size(), corpus.articles);
  ASSERT_EQ(indexed.size(), corpus.articles);
  for (std::size_t i = 0; i < indexed.size(); ++i) {
    EXPECT_EQ(indexed[i].id, generated[i].id);
    EXPECT_EQ(indexed[i].title, generated[i].title);
    EXPECT_EQ(indexed[i].text, generated[i].text);
    EXPECT_EQ(indexed[i].language, generated[i].language);
    EXPECT_EQ(indexed[i].date, generated[i].date);
    EXPECT_THAT(indexed[i].people, testing::UnorderedElementsAreArray(generated[i].people));
    EXPECT_THAT(indexed[i].organizations,
                testing::UnorderedElementsAreArray(generated[i].organizations));
  }
}

// 40 articles of each language; "corn" and «рынок» stand in all, words with "zz" in one each.
void WriteSmallPeers(const TempFolder& folder) {
  std::ofstream peers(folder.path() / kPeersFile);
  const std::string letters = "abcdefghijklmnopqrstuvwxyz";
  for (std::size_t i = 0; i < 40; ++i) {
    const std::string number = std::to_string(i);
    const std::string rare = std::string("zz") + letters[i % 20] + letters[i / 20];
    peers << R"({"id":"e)" << number << R"(","title":"The corn","text":"The corn prices of )"
          << rare << R"(","lang":"en","date":"1987-03-1)" << i % 10
          << R"(","people":["a"],"organizations":[]})"
          << "\n";
    peers << R"({"id":"r)" << number << R"(","title":"На рынке","text":"Цена на рынок и рынок",)"
          << R"("lang":"ru","date":"2001-0)" << 1 + i % 9 << R"(-01","people":[")"
          << (i < 9 ? "a" : "b") << R"("],"organizations":[]})"
          << "\n";
  }
  std::ofstream(folder.path() / kPeopleFile) << "a\tAnn Lee\tЭнн Ли\nb\tBo\tБо\n";
}

// The most frequent words stand in half of all articles at most, by the rule of ranks; these stand
// in all, and are still the nearest.
TEST(CountedWordsTest, NamesWordsByTheShareOfArticlesThatARankStandsFor) {
  const TempFolder folder;
  WriteSmallPeers(folder);
  const CountedWords words(folder.path() / kPeersFile);
  EXPECT_THAT(words.Word(Script::kLatin, 1), testing::AnyOf("corn", "prices"));
  // Words of one article: as many as there are, not always the same.
  std::set<std::string> rare;
  for (std::size_t rank = 600; rank < 640; ++rank) rare.insert(words.Word(Script::kLatin, rank));
  EXPECT_EQ(rare.size(), 40U);
  for (const std::string& word : rare) EXPECT_TRUE(word.starts_with("zz")) << word;
  EXPECT_THAT(words.Word(Script::kCyrillic, 1), testing::AnyOf("рынок", "цена"));
}

TEST(CountedWordsTest, KnowsFollowersPeopleAndDays) {
  const TempFolder folder;
  WriteSmallPeers(folder);
  const CountedWords words(folder.path() / kPeersFile);
  std::set<std::string> pairs;
  for (std::size_t rank = 1; rank < 30; ++rank) pairs.insert(words.Pair(Script::kLatin, rank));
  EXPECT_THAT(pairs, testing::Contains("corn prices"));
  EXPECT_EQ(words.PersonId(Script::kLatin, 1), "a");
  EXPECT_EQ(words.PersonId(Script::kLatin, 500), "a");
  EXPECT_EQ(words.PersonId(Script::kCyrillic, 1), "b");
  EXPECT_EQ(words.PersonName(Script::kCyrillic, 2), "Энн Ли");
  Random random(1);
  const auto english = words.FirstDay(Script::kLatin, 30, random);
  EXPECT_EQ(PartialDate::Day(english).ToString().substr(0, 7), "1987-03");
  const auto russian = words.FirstDay(Script::kCyrillic, 30, random);
  EXPECT_EQ(PartialDate::Day(russian).ToString().substr(0, 4), "2001");
}

TEST(CountedWordsTest, RefusesArticlesWithoutDates) {
  const TempFolder folder;
  std::ofstream(folder.path() / kPeersFile) << "";
  EXPECT_THROW(CountedWords(folder.path() / kPeersFile), std::runtime_error);
  EXPECT_THROW(CountedWords(folder.path() / "nowhere"), std::runtime_error);
}

}  // namespace
}  // namespace dossier::bench
