// sync, remove, rebuild and check, as a person types them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "index/writer.h"
#include "run_indexer.h"
#include "support/index_fixture.h"

namespace dossier::cli {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

class IndexCommandsTest : public testing::Test {
 protected:
  IndexCommandsTest() {
    for (const char* name : {"a", "b", "c", "d", "e", "f"}) {
      fixture_.folder.Write(std::string("in/") + name + ".txt", "Headline\n\nBody.");
    }
  }

  Outcome Run(const std::string& command, const std::vector<std::string>& more = {}) const {
    std::vector<std::string> arguments = {command, "--index", fixture_.index().string()};
    if (command == "add" || command == "sync" || command == "rebuild") {
      arguments.insert(arguments.end(), {"--gazetteer", fixture_.folder / "names"});
    }
    arguments.insert(arguments.end(), more.begin(), more.end());
    return RunWith(arguments);
  }
  Outcome Sync(const std::vector<std::string>& more = {}) const {
    std::vector<std::string> arguments = {fixture_.folder / "in"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return Run("sync", arguments);
  }
  void Delete(const std::string& name) const {
    std::filesystem::remove(fixture_.folder / ("in/" + name + ".txt"));
  }

  IndexFixture fixture_;
};

TEST_F(IndexCommandsTest, SyncRemovesWhatHasVanished) {
  EXPECT_THAT(Sync().out, HasSubstr("6 added, 0 replaced, 0 unchanged, 0 skipped, 0 removed"));
  Delete("c");
  const Outcome dry = Sync({"--dry-run"});
  EXPECT_THAT(dry.out, StartsWith("Nothing was written; it would be: "));
  EXPECT_THAT(dry.out, HasSubstr("1 removed"));
  EXPECT_EQ(fixture_.Articles().size(), 6U);
  const auto report = nlohmann::json::parse(Sync({"--json"}).out);
  EXPECT_EQ(report["removed"], 1);
  EXPECT_EQ(fixture_.Articles().count("c"), 0U);
}

TEST_F(IndexCommandsTest, SyncAsksForForceWhereMuchWouldGo) {
  Sync();
  for (const char* name : {"a", "b", "c"}) Delete(name);
  const Outcome refused = Sync();
  EXPECT_EQ(refused.code, kBadUsage);
  EXPECT_THAT(refused.err, HasSubstr("3 articles would be removed, of 6 that the index has"));
  EXPECT_EQ(fixture_.Articles().size(), 6U);
  EXPECT_EQ(Sync({"--force"}).code, kDone);
  EXPECT_EQ(fixture_.Articles().size(), 3U);
}

TEST_F(IndexCommandsTest, RemoveNamesWhatIsNotThere) {
  Sync();
  const Outcome outcome = Run("remove", {"a", "nobody"});
  EXPECT_EQ(outcome.code, kSomeSkipped);
  EXPECT_EQ(outcome.out, "1 removed, 1 skipped\n");
  EXPECT_EQ(outcome.err, "skipped: the index has no article \"nobody\"\n");
  EXPECT_EQ(Run("remove", {"b", "--json"}).out, "{\"removed\":1,\"skipped\":0}\n");
  EXPECT_EQ(fixture_.Articles().size(), 4U);
}

TEST_F(IndexCommandsTest, RebuildNeedsNoFiles) {
  Sync();
  std::filesystem::remove_all(fixture_.folder / "in");
  const Outcome outcome = Run("rebuild");
  EXPECT_EQ(outcome.code, kDone) << outcome.err;
  EXPECT_EQ(outcome.out, "6 articles analysed anew, 0 lost\n");
  EXPECT_EQ(fixture_.Articles().size(), 6U);
}

TEST_F(IndexCommandsTest, CheckTellsWholeFromDamaged) {
  Sync();
  Outcome outcome = Run("check");
  EXPECT_EQ(outcome.code, kDone) << outcome.err;
  EXPECT_THAT(outcome.out, StartsWith("whole: gen-1, 6 articles, "));
  std::filesystem::resize_file(fixture_.index() / "gen-1/xapian/docdata.glass", 5);
  outcome = Run("check");
  EXPECT_EQ(outcome.code, kIndexDamaged);
  EXPECT_THAT(outcome.err, HasSubstr("docdata.glass is damaged: it has 5 bytes"));
  EXPECT_THAT(outcome.out, HasSubstr("rebuild --force"));
  const auto report = nlohmann::json::parse(Run("check", {"--json"}).out);
  EXPECT_EQ(report["whole"], false);
  EXPECT_EQ(report["problems"].size(), 1U);
}

TEST_F(IndexCommandsTest, SayWhereThereIsNoIndex) {
  for (const char* command : {"rebuild", "check"}) {
    const Outcome outcome = Run(command);
    EXPECT_EQ(outcome.code, kBadUsage) << command;
    EXPECT_THAT(outcome.err, HasSubstr("there is no index in ")) << command;
  }
  EXPECT_EQ(Run("remove", {"a"}).code, kBadUsage);
  EXPECT_FALSE(std::filesystem::exists(fixture_.index()));
}

TEST_F(IndexCommandsTest, GiveWayToAnotherWriter) {
  Sync();
  const auto writer = index::IndexWriter::Open(fixture_.index());
  EXPECT_EQ(Sync().code, kIndexLocked);
  EXPECT_EQ(Run("remove", {"a"}).code, kIndexLocked);
  EXPECT_EQ(Run("rebuild").code, kIndexLocked);
  EXPECT_EQ(Run("check").code, kIndexLocked);
}

}  // namespace
}  // namespace dossier::cli
