#include "text/lookalikes.h"

#include <gtest/gtest.h>

#include <optional>

namespace dossier::text {
namespace {

TEST(LookalikesTest, PairsLettersBothWays) {
  EXPECT_EQ(CyrillicLookalike(U'c'), U'с');
  EXPECT_EQ(LatinLookalike(U'с'), U'c');
  EXPECT_EQ(CyrillicLookalike(U'h'), U'н');
  EXPECT_EQ(CyrillicLookalike(U'd'), U'\0');
  EXPECT_EQ(LatinLookalike(U'ж'), U'\0');
}

TEST(LookalikesTest, SpellsATermInCyrillicWhereEveryLetterHasATwin) {
  EXPECT_EQ(CyrillicTwin("c400"), "с400");
  EXPECT_EQ(CyrillicTwin("cy35"), "су35");
  EXPECT_EQ(CyrillicTwin("g20"), std::nullopt);
  EXPECT_EQ(CyrillicTwin("400"), std::nullopt);
  EXPECT_EQ(CyrillicTwin("с400"), std::nullopt);
}

}  // namespace
}  // namespace dossier::text
