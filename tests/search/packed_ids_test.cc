#include "search/packed_ids.h"

#include <gtest/gtest.h>

namespace dossier::search {
namespace {

TEST(PackedIdsTest, GivesThemBackInOrder) {
  PackedIds ids;
  EXPECT_EQ(ids.size(), 0U);
  for (const char* id : {"b", "", "a-long-one", "b"}) ids.Add(id);
  ASSERT_EQ(ids.size(), 4U);
  EXPECT_EQ(ids[0], "b");
  EXPECT_EQ(ids[1], "");
  EXPECT_EQ(ids[2], "a-long-one");
  EXPECT_EQ(ids[3], "b");
}

}  // namespace
}  // namespace dossier::search
