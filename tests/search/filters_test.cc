#include "search/filters.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "support/test_index.h"

namespace dossier::search {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::optional<PartialDate> Date(std::string_view text) {
  if (text.empty()) return std::nullopt;
  return *PartialDate::Parse(text);
}

std::vector<DocId> Docs(const DocSet& set) { return {set.begin(), set.end()}; }

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
    database_ = index_.Open();
    columns_ = Columns::Load(database_);
  }

  FilteredSets Apply(const Filters& filters) const {
    return {columns_.all, filters, database_, columns_};
  }

  TestIndex index_;
  Xapian::Database database_;
  Columns columns_;
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
    EXPECT_EQ(Docs(DateRangeDocs(filter, columns_)), c.docs) << c.from << " to " << c.to;
  }
}

TEST_F(FiltersTest, JoinsTheValuesOfAFacetByItsOperator) {
  FacetFilter filter{.values = {"lavrov", "tokayev"}, .excluded = {}, .combine = Combine::kOr};
  EXPECT_THAT(Docs(IncludedDocs(database_, Facet::kPerson, filter, columns_.all)),
              ElementsAre(1, 2, 3));
  filter.combine = Combine::kAnd;
  EXPECT_THAT(Docs(IncludedDocs(database_, Facet::kPerson, filter, columns_.all)), ElementsAre(1));
  filter.values = {"nobody"};
  EXPECT_THAT(Docs(IncludedDocs(database_, Facet::kPerson, filter, columns_.all)), IsEmpty());
  filter.values = {};
  EXPECT_EQ(IncludedDocs(database_, Facet::kPerson, filter, columns_.all), columns_.all);
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

TEST_F(FiltersTest, FindsNoDocsForATermThatIsNone) {
  EXPECT_TRUE(TermDocs(database_, "").isEmpty());
  EXPECT_TRUE(TermDocs(database_, "XPnobody").isEmpty());
}

}  // namespace
}  // namespace dossier::search
