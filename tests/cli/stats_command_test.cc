#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "run_indexer.h"
#include "support/index_fixture.h"

namespace dossier::cli {
namespace {

using ::testing::HasSubstr;

TEST(StatsCommandTest, TellsPeopleAndMachines) {
  IndexFixture fixture;
  fixture.Add("{\"id\":\"a\",\"title\":\"Lavrov\",\"date\":\"2025\",\"source\":\"ria\"}\n");
  const std::string index = fixture.index().string();
  const Outcome text = RunWith({"stats", "--index", index});
  EXPECT_EQ(text.code, kDone);
  for (const char* part : {"articles       1\n", "sources        ria 1\n",
                           "people         1, 1 of them in the gazetteer\n",
                           "first, last    2025-01-01, 2025-12-31\n"}) {
    EXPECT_THAT(text.out, HasSubstr(part));
  }
  const Outcome json = RunWith({"stats", "--json", "--index", index});
  EXPECT_EQ(json.code, kDone);
  const auto stats = nlohmann::json::parse(json.out);
  EXPECT_EQ(stats["articles"], 1);
  EXPECT_EQ(stats["languages"]["en"], 1);
  EXPECT_EQ(stats["generation"], "gen-1");
}

TEST(StatsCommandTest, NamesADamagedIndex) {
  IndexFixture fixture;
  fixture.Add("{\"id\":\"a\",\"title\":\"Lavrov\"}\n");
  std::filesystem::remove(fixture.index() / "gen-1/xapian/postlist.glass");
  const Outcome outcome = RunWith({"stats", "--index", fixture.index().string()});
  EXPECT_EQ(outcome.code, kIndexDamaged);
  EXPECT_THAT(outcome.err, HasSubstr("the index in " + fixture.index().string()));
}

}  // namespace
}  // namespace dossier::cli
