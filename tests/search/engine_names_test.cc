// People and organizations that the gazetteer lacks, in all that a search answers.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "search/engine.h"
#include "support/test_index.h"

namespace dossier::search {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class EngineNamesTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    const auto organization = entities::EntityKind::kOrganization;
    index_ = std::make_unique<TestIndex>();
    index_->Add({.id = "en", .title = "Grain", .text = "Marlen Abdrakhmanov met Lavrov."},
                {{"~Marlen Abdrakhmanov", "Marlen Abdrakhmanov"}});
    index_->Add({.id = "ru",
                 .title = "Зерно",
                 .text = "Марлен Абдрахманов и «Степной экспресс». Абдрахманову ответили."},
                {{"~Марлен Абдрахманов", "Марлен Абдрахманов"},
                 {"~М. Абдрахманов", "Абдрахманову"},
                 {"~Степной экспресс", "Степной экспресс", organization}});
    index_->Add({.id = "bare", .title = "Порт", .text = "Здесь Абдрахманов. Там Lavrov."},
                {{"~Абдрахманов", "Абдрахманов"}});
    index_->Add({.id = "none", .title = "Weather", .text = "It rained."}, {});
    index_->Commit();
    keeper_ = *SnapshotKeeper::Open(
        {.index = index_->path(), .workers = 1, .interval = std::chrono::hours(1)});
  }
  static void TearDownTestSuite() {
    keeper_.reset();
    index_.reset();
  }

  static SearchAnswer Search(const SearchRequest& request) {
    return *Engine(*keeper_, {}).Search(request);
  }
  static std::vector<std::string> Ids(const SearchAnswer& answer) {
    std::vector<std::string> ids;
    for (const Hit& hit : answer.hits) ids.push_back(hit.summary.id);
    std::ranges::sort(ids);
    return ids;
  }
  static std::vector<std::string> Find(std::string_view query) {
    SearchRequest request;
    request.text = query;
    return Ids(Search(request));
  }

  static std::unique_ptr<TestIndex> index_;
  static std::unique_ptr<SnapshotKeeper> keeper_;
};

std::unique_ptr<TestIndex> EngineNamesTest::index_;
std::unique_ptr<SnapshotKeeper> EngineNamesTest::keeper_;

TEST_F(EngineNamesTest, CountsThemAsFacetValuesWithLabels) {
  const SearchAnswer answer = Search({});
  const FacetAnswer& people = *answer.facets[Facet::kPerson];
  ASSERT_EQ(people.values.size(), 2U);
  EXPECT_EQ(people.values[0].id, "marlen-abdrakhmanov");
  EXPECT_EQ(people.values[0].count, 3U);
  EXPECT_EQ(people.values[0].labels.en, "Marlen Abdrakhmanov");
  EXPECT_EQ(people.values[0].labels.ru, "Марлен Абдрахманов");
  EXPECT_EQ(answer.facets[Facet::kOrganization]->values[0].labels.en, "Stepnoy ekspress");
}

TEST_F(EngineNamesTest, FiltersByIdAndByEarlierSlug) {
  SearchRequest request;
  for (const char* id : {"marlen-abdrakhmanov", "m-abdrakhmanov", "abdrakhmanov"}) {
    request.filters.facets[Facet::kPerson].values = {id};
    const SearchAnswer answer = Search(request);
    EXPECT_THAT(Ids(answer), ElementsAre("bare", "en", "ru")) << id;
    EXPECT_EQ(answer.filter_labels[0].labels.en, "Marlen Abdrakhmanov");
  }
  request.filters.facets[Facet::kPerson] = {
      .values = {"marlen-abdrakhmanov", "lavrov"}, .excluded = {}, .combine = Combine::kAnd};
  EXPECT_THAT(Ids(Search(request)), ElementsAre("bare", "en"));
  request.filters.facets[Facet::kPerson] = {.values = {}, .excluded = {"m-abdrakhmanov"}};
  EXPECT_THAT(Ids(Search(request)), ElementsAre("none"));
}

TEST_F(EngineNamesTest, NamesThemInHitsOnceForAllNames) {
  SearchRequest request;
  request.filters.facets[Facet::kOrganization].values = {"stepnoy-ekspress"};
  const SearchAnswer answer = Search(request);
  ASSERT_EQ(answer.hits.size(), 1U);
  const ArticleSummary& summary = answer.hits[0].summary;
  ASSERT_EQ(summary.people.size(), 1U);
  EXPECT_EQ(summary.people[0].id, "marlen-abdrakhmanov");
  EXPECT_EQ(summary.people[0].count, 2U);
  EXPECT_EQ(summary.organizations[0].labels.ru, "Степной экспресс");
}

TEST_F(EngineNamesTest, FindsThemByFieldsOfTheQuery) {
  for (const char* query : {"person:marlen-abdrakhmanov", "person:\"Marlen Abdrakhmanov\"",
                            "персона:Абдрахманов", "person:\"марленом абдрахмановым\"",
                            "person:\"Abdrakhmanov Marlen\"", "person:\"vfhkty f,lhf[vfyjd\""}) {
    EXPECT_THAT(Find(query), ElementsAre("bare", "en", "ru")) << query;
  }
  EXPECT_THAT(Find("org:\"степного экспресса\""), ElementsAre("ru"));
  EXPECT_THAT(Find("person:\"Степной экспресс\""), IsEmpty());
  EXPECT_THAT(Find("Weather -person:abdrakhmanov"), ElementsAre("none"));
}

TEST_F(EngineNamesTest, MarksAllTheirNames) {
  const auto article =
      Engine(*keeper_, {}).FindArticle("ru", "person:marlen-abdrakhmanov", MatchMode::kAuto, {});
  ASSERT_TRUE(article);
  EXPECT_THAT(article->body[0].text,
              ElementsAre("", "Марлен Абдрахманов", " и «Степной экспресс». ", "Абдрахманову",
                          " ответили."));
  EXPECT_EQ(article->summary.people[0].labels.en, "Marlen Abdrakhmanov");
}

TEST_F(EngineNamesTest, MarksABareSurnameThatJoinedSomebodyKnown) {
  TestIndex index;
  index.Add({.id = "a", .title = "x", .text = "John Smith came."}, {});
  index.Add({.id = "b", .title = "x", .text = "Smith left."}, {{"~Smith", "Smith"}});
  index.Commit();
  const auto keeper = *SnapshotKeeper::Open(
      {.index = index.path(), .workers = 1, .interval = std::chrono::hours(1)});
  SearchRequest request;
  request.text = "John Smith";
  const SearchAnswer answer = *Engine(*keeper, {}).Search(request);
  EXPECT_EQ(answer.total, 2U);
  request.text = "person:smith-j";
  EXPECT_EQ(Engine(*keeper, {}).Search(request)->total, 2U);
}

TEST_F(EngineNamesTest, SuggestsThem) {
  for (const char* typed : {"abdr", "абдр", "f,lh", "marl abd"}) {
    const auto answer = Engine(*keeper_, {}).Suggest(typed, 8);
    ASSERT_FALSE(answer->suggestions.empty()) << typed;
    EXPECT_EQ(answer->suggestions[0].id, "marlen-abdrakhmanov") << typed;
    EXPECT_EQ(answer->suggestions[0].count, 3U);
    EXPECT_EQ(answer->suggestions[0].kind, SuggestionKind::kPerson);
  }
  EXPECT_EQ(Engine(*keeper_, {}).Suggest("stepn", 8)->suggestions[0].id, "stepnoy-ekspress");
}

}  // namespace
}  // namespace dossier::search
