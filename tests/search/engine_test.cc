#include "search/engine.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "support/test_index.h"

namespace dossier::search {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

class EngineTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    index_ = std::make_unique<TestIndex>();
    index_->AddAll({
        {.id = "a",
         .title = "Grain deal",
         .text = "Lavrov spoke of grain.",
         .date = "2024-05-03",
         .source = "tass"},
        {.id = "b",
         .title = "Grain ports",
         .text = "Tokayev spoke.",
         .date = "2024-06",
         .source = "ria"},
        {.id = "c",
         .title = "Зерно",
         .text = "Лавров и Токаев говорили о зерне.",
         .date = "2023-01-02"},
        {.id = "d",
         .title = "Weather",
         .text = "22 October\n\nIt rained in 2024.",
         .source = "tass"},
    });
    keeper_ = *SnapshotKeeper::Open(
        {.index = index_->path(), .workers = 1, .interval = std::chrono::hours(1)});
  }
  static void TearDownTestSuite() {
    keeper_.reset();
    index_.reset();
  }

  static SearchRequest Query(std::string_view text) {
    SearchRequest request;
    request.text = text;
    return request;
  }
  static std::vector<std::string> Ids(const SearchAnswer& answer) {
    std::vector<std::string> ids;
    for (const Hit& hit : answer.hits) ids.push_back(hit.summary.id);
    return ids;
  }
  // What `empty` says, as "field value total".
  static std::vector<std::string> Without(const SearchRequest& request) {
    std::vector<std::string> lines;
    const auto answer = engine().Search(request);
    for (const WithoutPart& part : answer->without) {
      lines.push_back(part.field + " " + part.value + " " + std::to_string(part.total));
    }
    return lines;
  }
  static Engine engine() { return {*keeper_, {}}; }

  static inline std::unique_ptr<TestIndex> index_;
  static inline std::unique_ptr<SnapshotKeeper> keeper_;
};

TEST_F(EngineTest, GivesAllArticlesNewestFirstWithoutAQuery) {
  for (const std::string_view text : {"", " ", "\t\n", "\u00A0", "()"}) {
    const auto answer = engine().Search(Query(text));
    EXPECT_EQ(answer->sort, SortOrder::kNewest) << text;
    EXPECT_THAT(Ids(*answer), ElementsAre("d", "b", "a", "c")) << text;
  }
}

TEST_F(EngineTest, SortsByRelevanceWithAQueryOrAsItIsAsked) {
  SearchRequest request = Query("grain");
  EXPECT_THAT(Ids(*engine().Search(request)), ElementsAre("a", "b"));
  request.sort = SortOrder::kNewest;
  EXPECT_THAT(Ids(*engine().Search(request)), ElementsAre("b", "a"));
  request.sort = SortOrder::kOldest;
  EXPECT_THAT(Ids(*engine().Search(request)), ElementsAre("a", "b"));
}

TEST_F(EngineTest, LetsAnyWordMatchWhereNoArticleHasThemAll) {
  SearchRequest request = Query("grain rained");
  auto answer = engine().Search(request);
  EXPECT_EQ(answer->match_used, MatchMode::kAny);
  EXPECT_EQ(answer->all_total, 0U);
  EXPECT_EQ(answer->total, 3U);
  request.match = MatchMode::kAll;
  EXPECT_EQ(engine().Search(request)->total, 0U);
  request = Query("grain deal");
  answer = engine().Search(request);
  EXPECT_EQ(answer->match_used, MatchMode::kAll);
  EXPECT_EQ(answer->all_total, 1U);
  request.match = MatchMode::kAny;
  EXPECT_EQ(engine().Search(request)->total, 2U);
}

TEST_F(EngineTest, DecidesTheMatchBeforeAnyFilter) {
  SearchRequest request = Query("grain deal");
  request.filters.facets[Facet::kSource].values = {"ria"};
  const auto answer = engine().Search(request);
  EXPECT_EQ(answer->match_used, MatchMode::kAll);
  EXPECT_EQ(answer->total, 0U);
}

TEST_F(EngineTest, HasNoHitsBeyondTheEndButTheSameTotal) {
  SearchRequest request = Query("grain");
  request.page = 7;
  auto answer = engine().Search(request);
  EXPECT_THAT(answer->hits, IsEmpty());
  EXPECT_EQ(answer->total, 2U);
  request.page = 1;
  request.size = 0;
  answer = engine().Search(request);
  EXPECT_THAT(answer->hits, IsEmpty());
  EXPECT_EQ(answer->total, 2U);
}

TEST_F(EngineTest, CountsOnlyTheFacetsThatAreWanted) {
  SearchRequest request;
  request.wanted_facets = {{false, true, false, false}};
  request.histogram = Interval::kNone;
  const auto answer = engine().Search(request);
  EXPECT_FALSE(answer->facets[Facet::kPerson].has_value());
  EXPECT_TRUE(answer->facets[Facet::kOrganization].has_value());
  EXPECT_FALSE(answer->histogram.has_value());
}

TEST_F(EngineTest, CountsTheHistogramWithinTheDatesOnlyWhereThatIsAskedFor) {
  TestIndex index;
  index.AddAll({{.title = "Old", .date = "1900-01-02"},
                {.title = "New", .date = "2025-01-01"},
                {.title = "Newest", .date = "2025-01-02"}});
  const auto keeper = *SnapshotKeeper::Open({.index = index.path()});
  SearchRequest request;
  request.filters.date.from = PartialDate::Year(2025);
  request.filters.date.to = PartialDate::Year(2025);
  const auto whole = Engine(*keeper, {}).Search(request);
  EXPECT_EQ(whole->histogram->interval, Interval::kYear);
  EXPECT_THAT(whole->histogram->buckets, SizeIs(126));
  request.zoom = true;
  const auto zoomed = Engine(*keeper, {}).Search(request);
  EXPECT_EQ(zoomed->histogram->interval, Interval::kDay);
  EXPECT_THAT(zoomed->histogram->buckets, SizeIs(2));
}

TEST_F(EngineTest, SaysWhatWouldBeFoundWithoutEachPart) {
  SearchRequest request = Query("grain weather");
  request.match = MatchMode::kAll;
  EXPECT_THAT(Without(request), ElementsAre("q grain 1", "q weather 2"));
  request.filters.facets[Facet::kSource].values = {"tass"};
  request.filters.facets[Facet::kPerson].excluded = {"lavrov"};
  EXPECT_THAT(Without(request),
              ElementsAre("q grain 1", "q weather 0", "not.person lavrov 0", "source tass 0"));

  request = Query("rained");
  request.filters.date.from = PartialDate::Year(2024);
  request.filters.date.to = PartialDate::Year(2024);
  request.filters.date.stated_only = true;
  EXPECT_THAT(Without(request), ElementsAre("q rained 2", "date  0", "dates stated 0"));
  EXPECT_THAT(Without(Query("Lavrov AND weather")), ElementsAre("q Lavrov 1", "q weather 2"));
  EXPECT_THAT(Without(Query("-grain -зерно -weather")), SizeIs(3));
  EXPECT_THAT(Without(Query("grain")), IsEmpty());
}

TEST_F(EngineTest, FindsNoNameAcrossAWordThatIsTakenAway) {
  SearchRequest request = Query("Sergey Lavrov nonsense");
  request.match = MatchMode::kAll;
  EXPECT_THAT(Without(request), ElementsAre("q Sergey 0", "q Lavrov 0", "q nonsense 2"));
}

TEST_F(EngineTest, TellsATooFineHistogramFromATooComplexQuery) {
  TestIndex index;
  index.AddAll({{.title = "Old", .date = "1900-01-02"}, {.title = "New", .date = "2025-01-01"}});
  const auto keeper = *SnapshotKeeper::Open({.index = index.path()});
  SearchRequest request;
  request.histogram = Interval::kDay;
  const auto answer = Engine(*keeper, {}).Search(request);
  ASSERT_TRUE(answer.has_value());
  ASSERT_TRUE(answer->histogram_fault.has_value());
  EXPECT_EQ(answer->histogram_fault->code, ErrorCode::kTooComplex);
  EXPECT_EQ(engine().Search(Query(std::string(100, '(')))->query_faults.size(), 1U);
}

TEST_F(EngineTest, MarksTheHits) {
  const auto answer = engine().Search(Query("Lavrov зерно"));
  ASSERT_THAT(answer->hits, SizeIs(1));
  EXPECT_THAT(answer->hits[0].summary.title, ElementsAre("", "Зерно", ""));
  ASSERT_THAT(answer->hits[0].snippets, SizeIs(1));
  EXPECT_THAT(answer->hits[0].snippets[0],
              ElementsAre("", "Лавров", " и Токаев говорили о ", "зерне", "."));
}

TEST_F(EngineTest, FindsAnArticleById) {
  const auto article = engine().FindArticle("a", "grain", MatchMode::kAuto, {});
  ASSERT_TRUE(article.has_value());
  EXPECT_EQ(article->matches, 2U);
  EXPECT_EQ(article->summary.source->labels.ru, "ТАСС");
  EXPECT_EQ(article->identity, engine().identity());
  for (const std::string& id : {std::string(), std::string("zz"), std::string(300, 'a')}) {
    const auto none = engine().FindArticle(id, "", MatchMode::kAuto, {});
    ASSERT_FALSE(none.has_value()) << id;
    EXPECT_EQ(none.error().code, ErrorCode::kNotFound);
  }
}

TEST_F(EngineTest, ExplainsAScoreByTheWordsThatTheArticleHas) {
  SearchRequest request = Query("weather OR deal OR ports");
  request.explain = true;
  const auto answer = engine().Search(request);
  ASSERT_EQ(answer->hits.size(), 3U);
  for (std::size_t hit = 0; hit < answer->hits.size(); ++hit) {
    double sum = 0;
    int words = 0;
    for (const double weight : answer->explanation->weights[hit]) {
      sum += weight;
      words += weight > 0 ? 1 : 0;
    }
    EXPECT_NEAR(sum, answer->hits[hit].score, 1e-9) << answer->hits[hit].summary.id;
    EXPECT_EQ(words, 1) << answer->hits[hit].summary.id;
  }
}

TEST_F(EngineTest, TellsItsStatus) {
  const StatusAnswer status = engine().Status();
  EXPECT_EQ(status.index.articles, 4U);
  EXPECT_EQ(status.newest_date, "2025-10-22");
  EXPECT_THAT(status.articles_by_language, ElementsAre(std::pair("en", 3), std::pair("ru", 1)));
}

TEST_F(EngineTest, IsBusyWhereAllWorkersAre) {
  const auto worker = keeper_->Current()->Acquire(std::chrono::milliseconds(0));
  const Engine impatient(*keeper_, {.patience = std::chrono::milliseconds(1)});
  const auto answer = impatient.Search({});
  ASSERT_FALSE(answer.has_value());
  EXPECT_EQ(answer.error().code, ErrorCode::kBusy);
}

}  // namespace
}  // namespace dossier::search
