#include "search/entity.h"

#include <gtest/gtest.h>

#include "search/engine.h"
#include "support/test_index.h"

namespace dossier::search {
namespace {

EntityAnswer Find(const TestIndex& index, const EntityRequest& request) {
  const auto keeper =
      *SnapshotKeeper::Open({.index = index.path(), .interval = std::chrono::hours(1)});
  return *Engine(*keeper, {}).FindEntity(request);
}

TEST(EntityTest, TellsTheFinestOfTheFirstAndTheLastDates) {
  TestIndex index;
  index.AddAll({{.title = "Lavrov", .date = "2024"},
                {.title = "Lavrov", .date = "2024-01-01"},
                {.title = "Lavrov", .date = "2024-12"},
                {.title = "Lavrov", .date = "2024-12-31"},
                {.title = "Lavrov"},
                {.title = "Tokayev", .date = "1990"}});
  const EntityAnswer lavrov = Find(index, {.id = "lavrov"});
  EXPECT_EQ(lavrov.total, 5U);
  EXPECT_EQ(lavrov.first->ToString(), "2024-01-01");
  EXPECT_EQ(lavrov.last->ToString(), "2024-12-31");
  EXPECT_EQ(lavrov.histogram.interval, Interval::kMonth);
  EXPECT_EQ(lavrov.histogram.coarse, 1U);
  EXPECT_EQ(lavrov.histogram.undated, 1U);
}

TEST(EntityTest, CountsByYearWhereThereWouldBeTooManyMonths) {
  TestIndex index;
  index.AddAll({{.title = "Lavrov", .date = "1900-05"}, {.title = "Lavrov", .date = "2024-05"}});
  EXPECT_EQ(Find(index, {.id = "lavrov"}).histogram.interval, Interval::kYear);
}

TEST(EntityTest, GivesAsManyOthersAsAreAskedFor) {
  TestIndex index;
  index.AddAll({{.title = "Lavrov, Tokayev and Guterres"}, {.title = "Lavrov and Tokayev"}});
  const EntityAnswer lavrov = Find(index, {.id = "lavrov", .facet_size = 1});
  ASSERT_EQ(lavrov.people.values.size(), 1U);
  EXPECT_EQ(lavrov.people.values[0].id, "tokayev");
  EXPECT_EQ(lavrov.people.values[0].count, 2U);
  EXPECT_EQ(lavrov.people.distinct, 2U);
}

TEST(EntityTest, IsNotFoundWhereNobodyKnowsIt) {
  TestIndex index;
  index.AddAll({{.title = "x"}});
  const auto keeper =
      *SnapshotKeeper::Open({.index = index.path(), .interval = std::chrono::hours(1)});
  const auto answer = Engine(*keeper, {}).FindEntity({.id = "nobody"});
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().code, ErrorCode::kNotFound);
}

}  // namespace
}  // namespace dossier::search
