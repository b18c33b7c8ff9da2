#include "index/claims.h"

#include <gtest/gtest.h>

namespace dossier::index {
namespace {

TEST(ClaimsTest, HasAClaimForEachName) {
  Claims claims;
  AddNames({{"South Korea", "Южная Корея"}, {"Norway", "Норвегия"}}, 1.25, claims);
  ASSERT_EQ(claims.list.size(), 2U);
  EXPECT_EQ(claims.english[claims.list[0].english].forms.front(), "south korea");
  EXPECT_EQ(claims.russian[claims.list[0].russian].forms.front(), "южная корея");
  EXPECT_EQ(claims.list[0].score, 1.25);
  EXPECT_FALSE(claims.list[0].one_way);
}

TEST(ClaimsTest, TellsSourcesApart) {
  Claims claims;
  AddNames({{"Norway", "Норвегия"}}, 1, claims);
  AddNames({{"Norway", "Норвегия"}}, 0.5, claims);
  ASSERT_EQ(claims.list.size(), 2U);
  EXPECT_EQ(claims.list[0].english, claims.list[1].english);
  EXPECT_NE(claims.list[0].source, claims.list[1].source);
}

TEST(ClaimsTest, ClaimsNothingOfLongNamesAndStopWords) {
  Claims claims;
  AddNames({{"South Georgia South Sandwich Islands", "Южная Георгия"}, {"Other", "который"}}, 1,
           claims);
  EXPECT_TRUE(claims.list.empty());
}

}  // namespace
}  // namespace dossier::index
