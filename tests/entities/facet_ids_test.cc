#include "entities/facet_ids.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace dossier::entities {
namespace {

// By IdWish::order, from 0.
std::vector<std::string> IdsOf(std::vector<IdWish> wishes) {
  StringStore store;
  AssignIds([](std::string_view id) { return id == "lavrov"; }, wishes, store);
  std::vector<std::string> ids(wishes.size());
  for (const IdWish& wish : wishes) ids[wish.order] = wish.slug;
  return ids;
}

TEST(FacetIdsTest, GivesEachItsOwn) {
  using Ids = std::vector<std::string>;
  EXPECT_EQ(IdsOf({{"a", 1, 0}, {"b", 1, 1}}), (Ids{"a", "b"}));
  EXPECT_EQ(IdsOf({{"a", 1, 0}, {"a", 5, 1}, {"a", 1, 2}}), (Ids{"a-2", "a", "a-3"}));
  EXPECT_EQ(IdsOf({{"lavrov", 1, 0}, {"lavrov", 2, 1}}), (Ids{"lavrov-3", "lavrov-2"}));
  EXPECT_EQ(IdsOf({{"a", 2, 0}, {"a", 1, 1}, {"a-2", 1, 2}}), (Ids{"a", "a-3", "a-2"}));
}

TEST(FacetIdsTest, DoesNotDependOnTheOrder) {
  std::vector<IdWish> wishes = {{"a", 1, 0}, {"a", 5, 1}, {"b", 1, 2}, {"a-2", 9, 3}, {"a", 1, 4}};
  const std::vector<std::string> ids = IdsOf(wishes);
  std::ranges::reverse(wishes);
  EXPECT_EQ(IdsOf(wishes), ids);
}

}  // namespace
}  // namespace dossier::entities
