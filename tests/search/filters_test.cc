#include "search/filters.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "support/test_index.h"
#include "support/test_searcher.h"

namespace dossier::search {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::optional<PartialDate> Date(std::string_view text) {
  if (text.empty()) return std::nullopt;
  return *PartialDate::Parse(text);
}

std::vector<DocId> Docs(const ListedSet& set) { return set.docs(); }

// Docids are those of the order below.
class FiltersTest : public testing::Test {
 protected:
  FiltersTest() {
    index_.AddAll({
        {.title = "Lavrov meets Tokayev", .date = "2024-05-03", .source = "tass"},  // 1
        {.title = "Lavrov speaks", .date = "2024-05", .source = "ria"},             // 2
        {.title = "Tokayev speaks", .date = "2024", .source = "tass"},              // 3
        {.title = "Nobody speaks"},                                                 // 4
        {.title = "Guterres speaks", .text = "22 October\n\nIn Geneva in 2024."},   // 5: inferred
    });
    searcher_.emplace(index_);
  }

  const Columns& columns() const { return searcher_->columns(); }
  FilteredSets Apply(const Filters& filters) {
    Evaluator evaluator = searcher_->evaluator();
    return {columns().all, filters, evaluator};
  }
  DocSet Included(const FacetFilter& filter) {
    Evaluator evaluator = searcher_->evaluator();
    return IncludedDocs(evaluator, Facet::kPerson, filter);
  }

  TestIndex index_;
  std::optional<TestSearcher> searcher_;
};

TEST_F(FiltersTest, LetsThroughArticlesWhoseWholePeriodIsInTheRange) {
  struct Case {
    std::string_view from;
    std::string_view to;
    std::vector<DocId> docs;
  };
  const std::vector<Case> cases = {
      {"2024-05-03", "2024-05-03", {1}},
      {"2024-05", "2024-05", {1, 2}},
      {"2024", "2024", {1, 2, 3}},
      {"2024-05-02", "2024-05-31", {1}},
      {"2024-05-01", "2024-12", {1, 2}},
      {"2024-05-04", "", {5}},
      {"", "2024-05-31", {1, 2}},
      {"2025-10-22", "2025-10-22", {5}},
      {"", "2023", {}},
      {"", "", {1, 2, 3, 5}},
  };
  for (const Case& c : cases) {
    const DateFilter filter{.from = Date(c.from), .to = Date(c.to), .stated_only = false};
    EXPECT_EQ(Docs(DateRangeDocs(filter, columns())), c.docs) << c.from << " to " << c.to;
  }
}

TEST_F(FiltersTest, KeepsTheEventFilterInEveryCount) {
  Filters filters;
  filters.event.from = Date("2024-06");
  filters.event.to = Date("2024-07");
  const FilteredSets sets = Apply(filters);
  EXPECT_THAT(Docs(sets.hits()), ElementsAre(5));  // "in 2024"; 22 October is its dateline
  EXPECT_THAT(Docs(sets.WithoutDate()), ElementsAre(5));
  EXPECT_THAT(Docs(sets.WithoutFacet(Facet::kPerson)), ElementsAre(5));
  filters.event = {.from = Date("2025"), .to = {}};
  EXPECT_THAT(Docs(Apply(filters).hits()), IsEmpty());
}

// A date as an article puts it, and the days that it means.
struct ToldDate {
  std::string words;
  DatePeriod period;
};

ToldDate RandomDate(std::mt19937& random) {
  const auto any = [&random](int first, int last) {
    return std::uniform_int_distribution<int>(first, last)(random);
  };
  constexpr std::array<const char*, 12> kMonths = {"January",   "February", "March",    "April",
                                                   "May",       "June",     "July",     "August",
                                                   "September", "October",  "November", "December"};
  const int year = any(1990, 1995);
  const auto month = static_cast<unsigned>(any(1, 12));
  const auto day = static_cast<unsigned>(any(1, 27));
  const std::string month_of_year = std::string(kMonths[month - 1]) + " " + std::to_string(year);
  switch (any(0, 3)) {
    case 0:
      return {"in " + std::to_string(year) + ".", *DatePeriod::Parse(std::to_string(year))};
    case 1: {
      const PartialDate date = *PartialDate::Month(year, month);
      return {"in " + month_of_year + ".", {date, date}};
    }
    case 2:
      return {"from " + std::to_string(day) + " to " + std::to_string(day + 1) + " " +
                  month_of_year + ".",
              {*PartialDate::Day(year, month, day), *PartialDate::Day(year, month, day + 1)}};
    default: {
      const PartialDate date = *PartialDate::Day(year, month, day);
      return {"on " + std::to_string(day) + " " + month_of_year + ".", {date, date}};
    }
  }
}

TEST(EventFilterTest, FindsWhatOverlaps) {
  std::mt19937 random(31);
  TestIndex index;
  std::vector<std::vector<DatePeriod>> told(1);  // by docid
  std::vector<article::Record> records;
  for (int i = 0; i < 60; ++i) {
    std::string text = "They met.";
    std::vector<DatePeriod>& periods = told.emplace_back();
    for (std::size_t count = random() % 5; count > 0; --count) {
      const ToldDate date = RandomDate(random);
      text += " It was " + date.words;
      periods.push_back(date.period);
    }
    records.push_back({.title = "T", .text = text});
  }
  index.AddAll(records);
  const Columns columns = Columns::Load(index.Open(), index.Values());
  for (int round = 0; round < 300; ++round) {
    EventFilter filter;
    const ToldDate one = RandomDate(random);
    const ToldDate other = RandomDate(random);
    if (random() % 4 > 0) filter.from = one.period.start;
    if (random() % 4 > 0) filter.to = other.period.end;
    const auto from = filter.from ? filter.from->first_day() : std::chrono::sys_days::min();
    const auto to = filter.to ? filter.to->last_day() : std::chrono::sys_days::max();
    if (from > to) continue;
    std::vector<DocId> expected;
    for (DocId docid = 1; docid < told.size(); ++docid) {
      const bool overlaps = std::ranges::any_of(told[docid], [&](const DatePeriod& period) {
        return period.first_day() <= to && period.last_day() >= from;
      });
      if (overlaps) expected.push_back(docid);
    }
    EXPECT_EQ(Docs(EventDocs(filter, columns)), expected)
        << (filter.from ? filter.from->ToString() : "") << " to "
        << (filter.to ? filter.to->ToString() : "");
  }
}

TEST_F(FiltersTest, JoinsTheValuesOfAFacetByItsOperator) {
  FacetFilter filter{.values = {"lavrov", "tokayev"}, .excluded = {}, .combine = Combine::kOr};
  EXPECT_THAT(Docs(Included(filter)), ElementsAre(1, 2, 3));
  filter.combine = Combine::kAnd;
  EXPECT_THAT(Docs(Included(filter)), ElementsAre(1));
  filter.values = {"nobody"};
  EXPECT_THAT(Docs(Included(filter)), IsEmpty());
  filter.values = {};
  EXPECT_EQ(Included(filter), columns().all);
}

TEST_F(FiltersTest, KeepsEachFilterApart) {
  Filters filters;
  filters.facets[Facet::kPerson].values = {"lavrov"};
  filters.facets[Facet::kSource].values = {"tass"};
  filters.date.from = Date("2024-05-01");
  filters.date.to = Date("2024-05-31");
  const FilteredSets sets = Apply(filters);
  EXPECT_THAT(Docs(sets.hits()), ElementsAre(1));
  EXPECT_THAT(Docs(sets.WithoutFacet(Facet::kPerson)), ElementsAre(1));
  EXPECT_THAT(Docs(sets.WithoutFacet(Facet::kSource)), ElementsAre(1, 2));
  EXPECT_THAT(Docs(sets.WithoutDate()), ElementsAre(1));
}

TEST_F(FiltersTest, NeverCountsWhatIsExcluded) {
  Filters filters;
  filters.facets[Facet::kPerson].excluded = {"lavrov"};
  filters.date.stated_only = true;
  const FilteredSets sets = Apply(filters);
  EXPECT_THAT(Docs(sets.hits()), ElementsAre(3, 4));
  EXPECT_THAT(Docs(sets.WithoutFacet(Facet::kPerson)), ElementsAre(3, 4));
  EXPECT_THAT(Docs(sets.WithoutDate()), ElementsAre(3, 4));
}

TEST_F(FiltersTest, HasTheArticlesOfAllNamesOfAValue) {
  TestIndex index;
  index.Add({.title = "x"}, {{"~Ivan Petrov", ""}, {"~Иван Петров", ""}});  // 1
  index.Add({.title = "x"}, {{"~И. Петров", ""}});                          // 2
  index.Add({.title = "x"}, {{"~Петров", "", entities::EntityKind::kOrganization}});
  index.Commit();
  TestSearcher searcher(index);
  Evaluator evaluator = searcher.evaluator();
  for (const char* id : {"ivan-petrov", "i-petrov"}) {
    EXPECT_THAT(Docs(ValueDocs(evaluator, Facet::kPerson, id)), ElementsAre(1, 2));
    EXPECT_THAT(Docs(ValueDocs(evaluator, Facet::kOrganization, id)), IsEmpty());
  }
  EXPECT_THAT(Docs(ValueDocs(evaluator, Facet::kOrganization, "petrov")), ElementsAre(3));
}

}  // namespace
}  // namespace dossier::search
