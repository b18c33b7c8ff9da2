#include "text/acronyms.h"

#include <gtest/gtest.h>

namespace dossier::text {
namespace {

TEST(AcronymsTest, KnowsStatesAndBodiesInAnyCase) {
  EXPECT_TRUE(IsDottedAcronym("u.s", LetterCase::kAllUpper));
  EXPECT_TRUE(IsDottedAcronym("u.s", LetterCase::kOther));
  EXPECT_TRUE(IsDottedAcronym("ph.d", LetterCase::kOther));
}

TEST(AcronymsTest, TakesCapitalsOfSmallAbbreviationsForInitials) {
  EXPECT_TRUE(IsDottedAcronym("т.к", LetterCase::kOther));
  EXPECT_FALSE(IsDottedAcronym("т.к", LetterCase::kAllUpper));
}

TEST(AcronymsTest, KnowsNoInitials) {
  EXPECT_FALSE(IsDottedAcronym("j.f", LetterCase::kAllUpper));
  EXPECT_FALSE(IsDottedAcronym("с.в", LetterCase::kOther));
  EXPECT_FALSE(IsDottedAcronym("", LetterCase::kOther));
}

}  // namespace
}  // namespace dossier::text
