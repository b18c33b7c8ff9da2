#include "entities/token_steps.h"

#include <gtest/gtest.h>

#include "text/analyzer.h"

namespace dossier::entities {
namespace {

TEST(TokenStepsTest, PassesVariants) {
  constexpr std::string_view kText = "the U.S. - Embassy";
  const auto tokens = text::Analyzer().Analyze(kText);
  ASSERT_EQ(tokens.size(), 4U);  // the, us with its variant u.s, embassy
  EXPECT_EQ(TokenAfter(tokens, 0), 1U);
  EXPECT_EQ(TokenAfter(tokens, 1), 3U);
  EXPECT_EQ(TokenAfter(tokens, 3), 4U);
  EXPECT_EQ(TokenBefore(tokens, 3), 1U);
  EXPECT_EQ(TokenBefore(tokens, 1), 0U);
  EXPECT_EQ(GapBefore(kText, tokens, 1), " ");
  EXPECT_EQ(GapBefore(kText, tokens, 2), "");
  EXPECT_EQ(GapBefore(kText, tokens, 3), " - ");
}

}  // namespace
}  // namespace dossier::entities
