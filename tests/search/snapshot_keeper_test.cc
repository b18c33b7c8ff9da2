#include "search/snapshot_keeper.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <filesystem>
#include <functional>
#include <thread>
#include <vector>

#include "search/engine.h"
#include "support/test_index.h"

namespace dossier::search {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

bool Within(std::chrono::seconds time, const std::function<bool()>& condition) {
  const auto end = steady_clock::now() + time;
  while (!condition()) {
    if (steady_clock::now() > end) return false;
    std::this_thread::sleep_for(milliseconds(5));
  }
  return true;
}

TEST(SnapshotKeeperTest, ServesACommitByItself) {
  TestIndex index;
  std::atomic<int> told = 0;
  const auto keeper = *SnapshotKeeper::Open({.index = index.path(),
                                             .workers = 1,
                                             .interval = milliseconds(10),
                                             .log = [&told](const std::string&) { ++told; }});
  EXPECT_EQ(keeper->Current()->article_count(), 0U);
  index.AddAll({{.title = "Talks"}});
  EXPECT_TRUE(
      Within(std::chrono::seconds(5), [&] { return keeper->Current()->article_count() == 1; }));
  EXPECT_GE(told, 1);
}

TEST(SnapshotKeeperTest, RefreshesOnDemand) {
  TestIndex index;
  const auto keeper = *SnapshotKeeper::Open(
      {.index = index.path(), .workers = 1, .interval = std::chrono::hours(1)});
  const auto first = keeper->Current();
  EXPECT_EQ(keeper->Refresh(), first);
  index.AddAll({{.title = "Talks"}});
  EXPECT_EQ(keeper->Current(), first);
  EXPECT_EQ(keeper->Refresh()->article_count(), 1U);
}

// The two have the same revision.
TEST(SnapshotKeeperTest, NoticesAnotherIndexInItsPlace) {
  TestIndex index;
  index.AddAll({{.title = "Talks"}});
  TestIndex other;
  other.AddAll({{.title = "Other talks"}});
  const auto keeper = *SnapshotKeeper::Open(
      {.index = index.path(), .workers = 1, .interval = std::chrono::hours(1)});
  const auto first = keeper->Current();
  std::filesystem::remove_all(index.path());
  std::filesystem::copy(other.path(), index.path(), std::filesystem::copy_options::recursive);
  const auto second = keeper->Refresh();
  EXPECT_EQ(second->revision(), first->revision());
  EXPECT_NE(second->identity(), first->identity());
}

TEST(SnapshotKeeperTest, KeepsTheLastGoodSnapshotAndComplainsOnce) {
  TestIndex index;
  index.AddAll({{.title = "Talks"}});
  std::vector<std::string> log;
  const auto keeper = *SnapshotKeeper::Open(
      {.index = index.path(),
       .workers = 1,
       .interval = std::chrono::hours(1),
       .log = [&log](const std::string& message) { log.push_back(message); }});
  std::filesystem::remove(index.path() / "CURRENT");
  EXPECT_EQ(keeper->Refresh()->article_count(), 1U);
  EXPECT_EQ(keeper->Refresh()->article_count(), 1U);
  EXPECT_EQ(log.size(), 1U);
}

TEST(SnapshotKeeperTest, SearchesGoOnWhileCommitsOvertakeThem) {
  TestIndex index;
  for (int i = 0; i < 50; ++i) index.Add({.title = "Grain talks", .text = "Lavrov spoke."});
  index.Commit();
  const auto keeper =
      *SnapshotKeeper::Open({.index = index.path(), .workers = 2, .interval = milliseconds(200)});
  const Engine engine(*keeper, {});
  const auto end = steady_clock::now() + std::chrono::seconds(2);
  std::atomic<int> answers = 0;
  const auto search = [&] {
    while (steady_clock::now() < end) {
      SearchRequest request;
      request.text = "grain lavrov";
      try {
        const auto answer = engine.Search(request);
        ASSERT_TRUE(answer.has_value()) << answer.error().message;
        EXPECT_GE(answer->total, 50U);
        EXPECT_EQ(answer->hits.size(), 20U);
        ++answers;
      } catch (const Xapian::Error& error) {
        ADD_FAILURE() << error.get_description();
      }
    }
  };
  std::thread first(search);
  std::thread second(search);
  while (steady_clock::now() < end) {
    index.AddAll({{.title = "Grain talks", .text = "Lavrov spoke."}});
    std::this_thread::sleep_for(milliseconds(20));
  }
  first.join();
  second.join();
  EXPECT_GT(answers, 10);
}

}  // namespace
}  // namespace dossier::search
