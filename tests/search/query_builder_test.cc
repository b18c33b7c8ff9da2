#include "search/query_builder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "search/query_parser.h"
#include "search/ranking.h"
#include "support/test_index.h"

namespace dossier::search {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

enum class Expand { kOn, kOff };

// One index for all tests: it is only read.
class QueryBuilderTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    index_ = std::make_unique<TestIndex>();
    index_->AddAll({
        {.id = "talks",
         .title = "Talks in Moscow",
         .text = "Sergei Lavrov spoke of sanctions.",
         .source = "tass"},
        {.id = "talks-ru",
         .title = "Переговоры",
         .text = "Встреча с Лавровым прошла в Москве.",
         .source = "ria"},
        {.id = "lavra", .title = "Лавра", .text = "Киево-Печерская лавра закрыта."},
        {.id = "army", .title = "Sanctions", .text = "The U.S. Army left. He lavished praise."},
        {.id = "us", .title = "Trade", .text = "The U.S. and the army of traders met in Moscow."},
        {.id = "s400", .title = "Missiles", .text = "Поставки С-400 начались."},
        {.id = "year", .title = "Numbers", .text = "Route 400 is closed. COVID-19 is back."},
        {.id = "smith", .title = "Film", .text = "John Smith is an actor. To be or not to be."},
    });
    snapshot_ = *Snapshot::Open(index_->path(), 1);
    worker_ = std::make_unique<Worker>();
    worker_->database = index_->Open();
  }
  static void TearDownTestSuite() {
    worker_.reset();
    snapshot_.reset();
    index_.reset();
  }

  static BuiltQuery Build(std::string_view query, Expand expand = Expand::kOn,
                          bool interpret = true) {
    return BuildQuery(query, ParseQuery(query), {expand == Expand::kOn, interpret}, *snapshot_,
                      *worker_, Deadline::max());
  }

  static std::vector<std::string> Find(const Xapian::Query& query) {
    const Xapian::Database& database = worker_->database;
    std::vector<std::string> ids;
    for (const DocId docid : MatchedDocs(database, query, Deadline::max())) {
      ids.emplace_back(index::StoredArticle::Parse(database.get_document(docid).get_data())->id());
    }
    return ids;  // in the order in which they were added
  }
  static std::vector<std::string> All(std::string_view query, Expand expand = Expand::kOn) {
    const BuiltQuery built = Build(query, expand);
    return Find(built.full.all);
  }
  static std::vector<std::string> Any(std::string_view query, Expand expand = Expand::kOn) {
    const BuiltQuery built = Build(query, expand);
    return Find(built.full.any);
  }

  static inline std::unique_ptr<TestIndex> index_;
  static inline std::shared_ptr<Snapshot> snapshot_;
  static inline std::unique_ptr<Worker> worker_;
};

TEST_F(QueryBuilderTest, FindsWords) {
  struct Case {
    std::string_view query;
    std::vector<std::string> ids;
  };
  const std::vector<Case> cases = {
      {"sanction", {"talks", "army"}},
      {"Москва", {"talks", "talks-ru", "us"}},  // Moscow, by its sound
      {"moscow talks", {"talks"}},
      {"moscow OR sanctions", {"talks", "talks-ru", "army", "us"}},  // «Москве», by its sound
      {"sanctions AND army", {"army"}},
      {"sanctions -army", {"talks"}},
      {"sanctions NOT (army OR navy)", {"talks"}},
      {"-army -moscow -переговоры", {"lavra", "s400", "year", "smith"}},
      {"\"spoke of sanctions\"", {"talks"}},
      {"\"of spoke sanctions\"", {}},
      {"title:sanctions", {"army"}},
      {"title:\"talks in moscow\"", {"talks"}},
      {"title:(sanctions OR trade)", {"army", "us"}},
      {"lang:ru", {"talks-ru", "lavra", "s400"}},
      {"source:ТАСС", {"talks"}},
      {"source:ria", {"talks-ru"}},
      {"source:bbc", {}},
      {"=sanctions", {"talks", "army"}},
      {"=sanction", {}},
      {"title:=sanctions", {"army"}},
      {"=\"spoke of sanctions\"", {"talks"}},
      {"=\"speak of sanction\"", {}},
      {"=Лавровым", {"talks-ru"}},
      {"=лавров", {}},
      {"sanc*", {"talks", "army"}},
      {"lavr*", {"talks"}},
      {"лавр*", {"talks-ru", "lavra"}},
      {"title:sanc*", {"army"}},
      {"lavrov NEAR/3 sanctions", {"talks"}},
      {"lavrov NEAR/2 sanctions", {}},
      {"переговоры РЯДОМ/9 москва", {}},
      {"lead:traders", {"us"}},
      {"lead:trade", {"us"}},
      {"moscow date:2025", {}},
      {"date:..2020", {}},
  };
  for (const Case& c : cases) EXPECT_EQ(All(c.query), c.ids) << c.query;
}

TEST_F(QueryBuilderTest, SearchesTheEntityForItsName) {
  const std::vector<std::string> both = {"talks", "talks-ru"};
  for (const std::string_view query :
       {"Lavrov", "лавров", "ЛАВРОВЫМ", "Sergey Lavrov", "\"Сергей Лавров\"", "person:lavrov",
        "person:\"Sergei Lavrov\"", "персона:Лаврова", "(лавров)"}) {
    EXPECT_EQ(All(query), both) << query;
  }
  EXPECT_THAT(All("лавра"), ElementsAre("lavra"));
  EXPECT_THAT(All("person:Smith"), ElementsAre("smith"));
  EXPECT_THAT(All("Lavrov sanctions"), ElementsAre("talks"));
  EXPECT_THAT(All("sanctions -Lavrov"), ElementsAre("army"));
}

TEST_F(QueryBuilderTest, SearchesTheWordsOfANameWithoutExpansion) {
  EXPECT_THAT(All("Lavrov", Expand::kOff), ElementsAre("talks"));
  EXPECT_THAT(All("Лавров", Expand::kOff), ElementsAre("talks-ru"));
  EXPECT_THAT(All("\"с Лавров\"", Expand::kOff), ElementsAre("talks-ru"));
  EXPECT_THAT(All("person:Lavrov", Expand::kOff), ElementsAre("talks", "talks-ru"));
}

TEST_F(QueryBuilderTest, ReadsAcronymsAndJoinedWordsInAllTheirSpellings) {
  for (const std::string_view query : {"U.S.", "u.s", "US"}) {
    EXPECT_THAT(All(query), ElementsAre("army", "us")) << query;
  }
  for (const std::string_view query : {"С-400", "с400", "\"С 400\""}) {
    EXPECT_THAT(All(query), ElementsAre("s400")) << query;
  }
  EXPECT_THAT(All("COVID-19"), ElementsAre("year"));
  // A variant of one word of a phrase is no match of the whole phrase.
  EXPECT_THAT(All("\"U.S. Army\""), ElementsAre("army"));
  EXPECT_THAT(All("\"US army\""), ElementsAre("army"));
}

TEST_F(QueryBuilderTest, LeavesOutStopWordsUnlessThereAreNoOthers) {
  EXPECT_THAT(All("the talks"), ElementsAre("talks"));
  EXPECT_THAT(All("to be or not to be"), ElementsAre("smith"));
  const auto built = Build("the talks", Expand::kOn);
  ASSERT_EQ(built.words.size(), 2U);
  EXPECT_EQ(built.words[0].why, WordWhy::kStopWord);
  EXPECT_EQ(built.words[1].why, WordWhy::kPlain);
}

TEST_F(QueryBuilderTest, LetsAnyWordMatchButNotAnyFilter) {
  EXPECT_THAT(All("sanctions переговоры"), IsEmpty());
  EXPECT_THAT(Any("sanctions переговоры"), ElementsAre("talks", "talks-ru", "army"));
  EXPECT_TRUE(Build("sanctions переговоры").has_choice);
  EXPECT_THAT(Any("moscow переговоры lang:ru"), ElementsAre("talks-ru"));
  EXPECT_THAT(Any("army missiles (source:tass OR source:ria)"), IsEmpty());
  EXPECT_FALSE(Build("sanctions lang:ru").has_choice);
}

TEST_F(QueryBuilderTest, FindsNothingForWhatNobodyKnowsAndSaysSo) {
  struct Case {
    std::string_view query;
    std::string_view code;
    Span span;
  };
  const std::vector<Case> cases = {{"sanctions person:nobody", "unknown-name", {10, 23}},
                                   {"org:lavrov", "unknown-name", {0, 10}},
                                   {"lang:xx moscow", "unknown-language", {0, 7}}};
  for (const Case& c : cases) {
    const auto built = Build(c.query, Expand::kOn);
    EXPECT_THAT(Find(built.full.all), IsEmpty()) << c.query;
    ASSERT_EQ(built.warnings.size(), 1U) << c.query;
    EXPECT_EQ(built.warnings[0].code, c.code);
    EXPECT_EQ(built.warnings[0].span, c.span);
  }
}

TEST_F(QueryBuilderTest, PassesOverWhatHoldsNoWord) {
  EXPECT_THAT(All("moscow - talks !!!"), ElementsAre("talks"));
  EXPECT_THAT(All("sanctions AND ?"), ElementsAre("talks", "army"));
  EXPECT_THAT(All("!!!"), IsEmpty());
}

TEST_F(QueryBuilderTest, MarksWhatCountsAsAHit) {
  const auto built = Build("Lavrov sanctions -army", Expand::kOn);
  EXPECT_THAT(built.marked.entities, ElementsAre(Pair("XPlavrov", 0)));
  EXPECT_THAT(built.marked.stems, ElementsAre(Pair("sanction", 1)));
  ASSERT_EQ(built.words.size(), 3U);
  EXPECT_EQ(built.words[0].text, "Lavrov");
  EXPECT_EQ(built.words[0].entity_id, "lavrov");
  EXPECT_EQ(built.words[0].entity_labels.ru, "Сергей Лавров");
}

TEST_F(QueryBuilderTest, ReadsWordsThatNoArticleHas) {
  struct Case {
    std::string_view query;
    ReadingKind kind;
    std::string_view read_as;
    std::vector<std::string> ids;
  };
  const std::vector<Case> cases = {
      {"kfdhjd", ReadingKind::kLayout, "лавров", {"talks", "talks-ru"}},
      {"ldt. kfdhf", ReadingKind::kLayout, "лавра", {}},
      {"ыфтсешщты", ReadingKind::kLayout, "sanctions", {"talks", "army"}},
      {"peregovory", ReadingKind::kTransliteration, "переговоры", {"talks-ru"}},
      {"sancsions", ReadingKind::kSpelling, "sanctions", {"talks", "army"}},
      {"title:sancsions", ReadingKind::kSpelling, "sanctions", {"army"}},
      {"person:kfdhjd", ReadingKind::kLayout, "лавров", {"talks", "talks-ru"}},
  };
  for (const Case& c : cases) {
    const BuiltQuery built = Build(c.query);
    EXPECT_EQ(Find(built.full.all), c.ids) << c.query;
    ASSERT_EQ(built.interpretations.size(), 1U) << c.query;
    EXPECT_EQ(built.interpretations[0].kind, c.kind) << c.query;
    EXPECT_EQ(built.interpretations[0].to, c.read_as) << c.query;
    const BuiltQuery as_typed = Build(c.query, Expand::kOff, false);
    EXPECT_THAT(as_typed.interpretations, IsEmpty()) << c.query;
    EXPECT_THAT(Find(as_typed.full.all), IsEmpty()) << c.query;
  }
}

TEST_F(QueryBuilderTest, LeavesNamesNumbersAndWordsWithHitsAsTheyAre) {
  // Токаев is a name of the gazetteer that no article has, 401 a number beside 400.
  for (const std::string_view query : {"Токаев", "Tokayev", "401", "sanctions", "=sancsions"}) {
    EXPECT_THAT(Build(query).interpretations, IsEmpty()) << query;
  }
}

TEST_F(QueryBuilderTest, RefusesWildcardsOverTheLimit) {
  TestIndex index;
  std::string text;
  for (int i = 0; i <= static_cast<int>(kMaxExpansions); ++i)
    text += "word" + std::to_string(i) + " ";
  index.AddAll({{.id = "many", .title = "", .text = text}});
  const auto snapshot = *Snapshot::Open(index.path(), 1);
  const auto worker = snapshot->Acquire(std::chrono::seconds(1));
  const BuiltQuery built =
      BuildQuery("a word*", ParseQuery("a word*"), {}, *snapshot, **worker, Deadline::max());
  ASSERT_EQ(built.faults.size(), 1U);
  EXPECT_EQ(built.faults[0].code, "too-complex");
  EXPECT_EQ(built.faults[0].span, (Span{2, 7}));
}

TEST_F(QueryBuilderTest, RefusesPhrasesOverTheLimit) {
  std::string phrase = "\"a";
  for (std::size_t i = 1; i < kMaxPhraseWords; ++i) phrase += " a";
  EXPECT_THAT(Build(phrase + "\"").faults, IsEmpty());
  std::string slashes = "a";
  for (std::size_t i = 0; i < kMaxPhraseWords; ++i) slashes += "/a";
  for (const std::string& query : {phrase + " a\"", slashes}) {
    const auto built = Build(query);
    ASSERT_EQ(built.faults.size(), 1U) << query;
    EXPECT_EQ(built.faults[0].code, "too-complex");
  }
}

}  // namespace
}  // namespace dossier::search
