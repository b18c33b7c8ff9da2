#include "index/stats.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/index_fixture.h"

namespace dossier::index {
namespace {

using ::testing::ElementsAre;
using ::testing::Pair;

TEST(StatsTest, CountsWhatTheIndexHolds) {
  IndexFixture index;
  index.Add(R"({"id":"a","title":"Lavrov","text":"NATO","date":"2025-10-22","source":"ria"})"
            "\n"
            R"({"id":"b","title":"Лавров","text":"в НАТО","date":"2024","source":"ria"})"
            "\n"
            R"({"id":"c","title":"Nobody","text":"here"})"
            "\n");
  const auto stats = ReadStats(index.index());
  ASSERT_TRUE(stats) << stats.error().message;
  EXPECT_EQ(stats->generation, "gen-1");
  EXPECT_EQ(stats->articles, 3U);
  EXPECT_THAT(stats->articles_by_language, ElementsAre(Pair("en", 2), Pair("ru", 1)));
  EXPECT_THAT(stats->articles_by_source, ElementsAre(Pair("ria", 2)));
  EXPECT_THAT(stats->articles_by_date_basis, ElementsAre(Pair("metadata", 2), Pair("none", 1)));
  EXPECT_EQ(stats->first_date, "2024-01-01");
  EXPECT_EQ(stats->last_date, "2025-10-22");
  EXPECT_EQ(stats->people.all, 1U);
  EXPECT_EQ(stats->people.known, 1U);
  EXPECT_EQ(stats->organizations.all, 1U);
  EXPECT_GT(stats->terms, 10U);
  EXPECT_GT(stats->bytes, 1000U);
  EXPECT_EQ(stats->updated.size(), 20U);
  EXPECT_EQ(stats->catalogue.size(), 16U);
}

TEST(StatsTest, CountsAnEmptyIndex) {
  IndexFixture index;
  index.options.paths = {};
  index.Update();
  const auto stats = ReadStats(index.index());
  ASSERT_TRUE(stats);
  EXPECT_EQ(stats->articles, 0U);
  EXPECT_EQ(stats->first_date, "");
}

TEST(StatsTest, NeedsAnIndex) {
  const TempFolder folder;
  const auto stats = ReadStats(folder / "none");
  ASSERT_FALSE(stats);
  EXPECT_EQ(stats.error().code, ErrorCode::kNotFound);
}

}  // namespace
}  // namespace dossier::index
