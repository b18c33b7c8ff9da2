// Every count equals the click: the one promise that facets stand on, tried on random articles and
// random searches.
#include <gtest/gtest.h>

#include <chrono>
#include <set>
#include <string>
#include <vector>

#include "search/engine.h"
#include "support/random_searches.h"
#include "support/test_index.h"

namespace dossier::search {
namespace {

constexpr int kArticles = 400;
constexpr int kSearches = 200;

SearchRequest RandomRequest(Dice& dice) {
  SearchRequest request;
  if (!dice.OneIn(3)) {
    for (std::size_t i = 1 + dice.Roll(3); i > 0; --i) {
      request.text += (dice.OneIn(6) ? "-" : "") + dice.Pick(dice.OneIn(4) ? kNames : kWords) + " ";
    }
  }
  request.match = dice.Pick<MatchMode>({MatchMode::kAuto, MatchMode::kAll, MatchMode::kAny});
  request.filters = RandomFilters(dice);
  request.histogram =
      dice.Pick<Interval>({Interval::kAuto, Interval::kWeek, Interval::kMonth, Interval::kYear});
  request.size = 1 + dice.Roll(30);
  request.facet_size = 50;
  request.sort =
      dice.Pick<SortOrder>({SortOrder::kRelevance, SortOrder::kNewest, SortOrder::kOldest});
  return request;
}

class EngineCountsTest : public testing::Test {
 protected:
  EngineCountsTest() {
    Dice dice(1);
    for (int i = 0; i < kArticles; ++i) index_.Add(RandomNamesArticle(dice), RandomFound(dice));
    index_.Commit();
    keeper_ = *SnapshotKeeper::Open({.index = index_.path(), .interval = std::chrono::hours(1)});
  }

  SearchAnswer Search(const SearchRequest& request) const {
    return *Engine(*keeper_, {}).Search(request);
  }
  std::uint64_t Total(SearchRequest request) const {
    request.size = 0;
    request.wanted_facets = {{false, false, false, false}};
    request.histogram = Interval::kNone;
    return Search(request).total;
  }

  TestIndex index_;
  std::unique_ptr<SnapshotKeeper> keeper_;
};

TEST_F(EngineCountsTest, EveryFacetCountEqualsTheClick) {
  Dice dice(2);
  for (int round = 0; round < kSearches; ++round) {
    const SearchRequest request = RandomRequest(dice);
    const SearchAnswer answer = Search(request);
    for (const Facet facet : kFacets) {
      for (const FacetValue& value : answer.facets[facet]->values) {
        SearchRequest click = request;
        std::vector<std::string>& values = click.filters.facets[facet].values;
        if (click.filters.facets[facet].combine == Combine::kOr) values.clear();
        std::erase(values, value.id);
        values.push_back(value.id);
        EXPECT_EQ(value.count, Total(click))
            << FacetName(facet) << " " << value.id << " of " << request.text << ", round " << round;
      }
    }
  }
}

TEST_F(EngineCountsTest, EveryBucketEqualsTheClick) {
  Dice dice(3);
  for (int round = 0; round < kSearches; ++round) {
    const SearchRequest request = RandomRequest(dice);
    const SearchAnswer answer = Search(request);
    ASSERT_TRUE(answer.histogram.has_value()) << answer.histogram_fault->message;
    std::uint64_t counted = answer.histogram->coarse + answer.histogram->undated;
    for (const Bucket& bucket : answer.histogram->buckets) {
      counted += bucket.count;
      if (bucket.count == 0 && !dice.OneIn(50)) continue;
      SearchRequest click = request;
      click.filters.date.from = *PartialDate::Parse(bucket.start);
      click.filters.date.to = click.filters.date.from;
      if (answer.histogram->interval == Interval::kWeek) {
        click.filters.date.to =
            PartialDate::Day(click.filters.date.from->first_day() + std::chrono::days(6));
      }
      EXPECT_EQ(bucket.count, Total(click)) << bucket.start << ", round " << round;
    }
    SearchRequest undated = request;
    undated.filters.date.from.reset();
    undated.filters.date.to.reset();
    EXPECT_EQ(counted, Total(undated)) << "round " << round;
  }
}

TEST_F(EngineCountsTest, PagesAreOneWholeWithoutDoubles) {
  Dice dice(4);
  for (int round = 0; round < kSearches; ++round) {
    SearchRequest request = RandomRequest(dice);
    request.histogram = Interval::kNone;
    const std::uint64_t total = Total(request);
    std::set<std::string> ids;
    for (request.page = 1; (request.page - 1) * request.size <= total; ++request.page) {
      const SearchAnswer answer = Search(request);
      EXPECT_EQ(answer.total, total);
      for (const Hit& hit : answer.hits) {
        EXPECT_TRUE(ids.insert(hit.summary.id).second)
            << hit.summary.id << " twice, round " << round;
      }
    }
    EXPECT_EQ(ids.size(), total) << "round " << round;
  }
}

}  // namespace
}  // namespace dossier::search
