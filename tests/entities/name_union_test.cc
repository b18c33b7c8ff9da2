#include "entities/name_union.h"

#include <gtest/gtest.h>

namespace dossier::entities {
namespace {

TEST(NameUnionTest, JoinsWhatIsJoinedStepByStep) {
  NameUnion names(5);
  EXPECT_TRUE(names.Unite(3, 4));
  EXPECT_TRUE(names.Unite(1, 3));
  EXPECT_EQ(names.Root(4), 1U);
  EXPECT_EQ(names.Root(2), 2U);
}

TEST(NameUnionTest, NeverJoinsTwoKnownOnes) {
  NameUnion names(4);
  names.SetKnown(0);
  names.SetKnown(3);
  EXPECT_TRUE(names.Unite(0, 1));
  EXPECT_TRUE(names.Unite(2, 3));
  EXPECT_FALSE(names.Unite(1, 2));
  EXPECT_TRUE(names.IsKnown(1));
}

TEST(NameUnionTest, KeepsApartWhateverJoinsThem) {
  NameUnion names(5);
  names.KeepApart(0, 4);
  EXPECT_TRUE(names.Unite(0, 1));
  EXPECT_TRUE(names.Unite(3, 4));
  EXPECT_FALSE(names.Unite(1, 3));
  EXPECT_TRUE(names.Unite(2, 3));
  EXPECT_FALSE(names.Unite(0, 2));
}

}  // namespace
}  // namespace dossier::entities
