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
    database_ = index_->Open();
  }
  static void TearDownTestSuite() {
    database_ = {};
    index_.reset();
  }

  static Result<BuiltQuery> Build(std::string_view query, Expand expand) {
    return BuildQuery(query, *ParseQuery(query), expand == Expand::kOn, index_->catalogue(),
                      index_->matcher(), index_->analyzer());
  }

  static std::vector<std::string> Find(const Xapian::Query& query) {
    std::vector<std::string> ids;
    for (const DocId docid : MatchedDocs(database_, query, Deadline::max())) {
      ids.emplace_back(index::StoredArticle::Parse(database_.get_document(docid).get_data())->id());
    }
    return ids;  // in the order in which they were added
  }
  static std::vector<std::string> All(std::string_view query, Expand expand = Expand::kOn) {
    return Find(Build(query, expand)->all);
  }
  static std::vector<std::string> Any(std::string_view query, Expand expand = Expand::kOn) {
    return Find(Build(query, expand)->any);
  }

  static inline std::unique_ptr<TestIndex> index_;
  static inline Xapian::Database database_;
};

TEST_F(QueryBuilderTest, FindsWords) {
  struct Case {
    std::string_view query;
    std::vector<std::string> ids;
  };
  const std::vector<Case> cases = {
      {"sanction", {"talks", "army"}},
      {"Москва", {"talks-ru"}},
      {"moscow talks", {"talks"}},
      {"moscow OR sanctions", {"talks", "army", "us"}},
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
  ASSERT_EQ(built->words.size(), 2U);
  EXPECT_TRUE(built->words[0].stop_word);
  EXPECT_FALSE(built->words[1].stop_word);
}

TEST_F(QueryBuilderTest, LetsAnyWordMatchButNotAnyFilter) {
  EXPECT_THAT(All("sanctions переговоры"), IsEmpty());
  EXPECT_THAT(Any("sanctions переговоры"), ElementsAre("talks", "talks-ru", "army"));
  EXPECT_TRUE(Build("sanctions переговоры", Expand::kOn)->has_choice);
  EXPECT_THAT(Any("moscow переговоры lang:ru"), ElementsAre("talks-ru"));
  EXPECT_THAT(Any("army missiles (source:tass OR source:ria)"), IsEmpty());
  EXPECT_FALSE(Build("sanctions lang:ru", Expand::kOn)->has_choice);
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
    EXPECT_THAT(Find(built->all), IsEmpty()) << c.query;
    ASSERT_EQ(built->warnings.size(), 1U) << c.query;
    EXPECT_EQ(built->warnings[0].code, c.code);
    EXPECT_EQ(built->warnings[0].span, c.span);
  }
}

TEST_F(QueryBuilderTest, PassesOverWhatHoldsNoWord) {
  EXPECT_THAT(All("moscow - talks !!!"), ElementsAre("talks"));
  EXPECT_THAT(All("moscow AND ?"), ElementsAre("talks", "us"));
  EXPECT_THAT(All("!!!"), IsEmpty());
}

TEST_F(QueryBuilderTest, MarksWhatCountsAsAHit) {
  const auto built = Build("Lavrov sanctions -army", Expand::kOn);
  EXPECT_THAT(built->marked.entities, ElementsAre("XPlavrov"));
  EXPECT_THAT(built->marked.stems, ElementsAre("sanction"));
  ASSERT_EQ(built->words.size(), 3U);
  EXPECT_EQ(built->words[0].text, "Lavrov");
  EXPECT_EQ(built->words[0].entity_id, "lavrov");
  EXPECT_EQ(built->words[0].entity_labels.ru, "Сергей Лавров");
}

TEST_F(QueryBuilderTest, RefusesPhrasesOverTheLimit) {
  std::string phrase = "\"a";
  for (std::size_t i = 1; i < kMaxPhraseWords; ++i) phrase += " a";
  EXPECT_TRUE(Build(phrase + "\"", Expand::kOn).has_value());
  std::string slashes = "a";
  for (std::size_t i = 0; i < kMaxPhraseWords; ++i) slashes += "/a";
  for (const std::string& query : {phrase + " a\"", slashes}) {
    const auto built = Build(query, Expand::kOn);
    ASSERT_FALSE(built.has_value()) << query;
    EXPECT_EQ(built.error().code, ErrorCode::kTooComplex);
  }
}

}  // namespace
}  // namespace dossier::search
