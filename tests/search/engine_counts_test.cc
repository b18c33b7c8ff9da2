// Every count equals the click: the one promise that facets stand on, tried on random articles and
// random searches.
#include <gtest/gtest.h>

#include <chrono>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "search/engine.h"
#include "support/test_index.h"

namespace dossier::search {
namespace {

constexpr int kArticles = 400;
constexpr int kSearches = 200;

class Dice {
 public:
  explicit Dice(std::uint32_t seed) : random_(seed) {}
  // 0 to `sides` - 1.
  std::size_t Roll(std::size_t sides) { return random_() % sides; }
  bool OneIn(std::size_t sides) { return Roll(sides) == 0; }
  template <typename T>
  const T& Pick(const std::vector<T>& items) {
    return items[Roll(items.size())];
  }

 private:
  std::mt19937 random_;
};

const std::vector<std::string> kNames = {"Lavrov",     "Tokayev", "Guterres", "John Smith",
                                         "Anna Smith", "CSTO",    "WHO",      "UN",
                                         "ОДКБ",       "Лавровым"};
const std::vector<std::string> kWords = {"grain", "deal",   "talks",      "port",
                                         "зерно", "сделка", "переговоры", "порт"};

// Names that the gazetteer lacks: some are one value, some articles have several names of one.
const std::vector<FoundEntity> kFound = {
    {"~Marlen Abdrakhmanov", ""},
    {"~Марлен Абдрахманов", ""},
    {"~М. Абдрахманов", ""},
    {"~Абдрахманов", ""},
    {"~Ivan Petrov", ""},
    {"~Petrov", ""},
    {"~Lavrov", ""},
    {"~Степной экспресс", "", entities::EntityKind::kOrganization},
    {"~Степного экспресса", "", entities::EntityKind::kOrganization},
    {"~UN", "", entities::EntityKind::kOrganization},
};

std::vector<FoundEntity> RandomFound(Dice& dice) {
  std::vector<FoundEntity> found;
  for (const FoundEntity& entity : kFound) {
    if (dice.OneIn(6)) found.push_back(entity);
  }
  return found;
}

std::string RandomDate(Dice& dice) {
  const auto two = [](std::size_t number) {
    return (number < 10 ? "0" : "") + std::to_string(number);
  };
  std::string date = std::to_string(dice.OneIn(20) ? 1968 + dice.Roll(3) : 2023 + dice.Roll(2));
  if (dice.OneIn(12)) return date;
  date += "-" + two(1 + dice.Roll(12));
  if (dice.OneIn(8)) return date;
  return date + "-" + two(1 + dice.Roll(28));
}

article::Record RandomArticle(Dice& dice) {
  article::Record record{.title = dice.Pick(kWords) + " " + dice.Pick(kWords)};
  // A dateline without a year makes an inferred date.
  if (dice.OneIn(6)) record.text = std::to_string(1 + dice.Roll(28)) + " October\n\n";
  for (std::size_t i = dice.Roll(8); i > 0; --i) record.text += dice.Pick(kWords) + " ";
  for (std::size_t i = dice.Roll(4); i > 0; --i) record.text += ". " + dice.Pick(kNames) + " ";
  if (!dice.OneIn(5) && !record.text.starts_with("1")) record.date = RandomDate(dice);
  record.language = dice.Pick<std::string>({"en", "ru", "mixed"});
  record.source = dice.Pick<std::string>({"", "tass", "ria", "bbc"});
  return record;
}

const std::vector<std::string>& ValuesOf(Facet facet) {
  static const PerFacet<std::vector<std::string>> kValues{{{
      {"lavrov", "tokayev", "guterres", "smith-a", "smith-j", "nobody", "marlen-abdrakhmanov",
       "m-abdrakhmanov", "ivan-petrov", "petrov"},
      {"csto", "who", "un", "un-2", "stepnoy-ekspress", "stepnogo-ekspressa"},
      {"tass", "ria", "bbc"},
      {"en", "ru"},
  }}};
  return kValues[facet];
}

SearchRequest RandomRequest(Dice& dice) {
  SearchRequest request;
  if (!dice.OneIn(3)) {
    for (std::size_t i = 1 + dice.Roll(3); i > 0; --i) {
      request.text += (dice.OneIn(6) ? "-" : "") + dice.Pick(dice.OneIn(4) ? kNames : kWords) + " ";
    }
  }
  request.match = dice.Pick<MatchMode>({MatchMode::kAuto, MatchMode::kAll, MatchMode::kAny});
  for (const Facet facet : kFacets) {
    FacetFilter& filter = request.filters.facets[facet];
    if (dice.OneIn(3)) {
      std::set<std::string> values;
      for (std::size_t i = 1 + dice.Roll(3); i > 0; --i) values.insert(dice.Pick(ValuesOf(facet)));
      filter.values.assign(values.begin(), values.end());
    }
    if (facet == Facet::kLanguage) continue;
    if (dice.OneIn(8)) filter.excluded = {dice.Pick(ValuesOf(facet))};
    if (facet != Facet::kSource && dice.OneIn(2)) filter.combine = Combine::kAnd;
  }
  if (dice.OneIn(4)) request.filters.date.from = *PartialDate::Parse(RandomDate(dice));
  if (dice.OneIn(4)) request.filters.date.to = *PartialDate::Parse(RandomDate(dice));
  request.filters.date.stated_only = dice.OneIn(5);
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
    for (int i = 0; i < kArticles; ++i) index_.Add(RandomArticle(dice), RandomFound(dice));
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
