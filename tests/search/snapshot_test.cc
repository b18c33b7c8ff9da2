#include "search/snapshot.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "support/test_index.h"

namespace dossier::search {
namespace {

using std::chrono::milliseconds;

TEST(SnapshotTest, OpensWhatIsCommitted) {
  TestIndex index;
  index.AddAll({{.title = "Lavrov"}});
  const auto snapshot = *Snapshot::Open(index.path(), 1);
  EXPECT_EQ(snapshot->article_count(), 1U);
  EXPECT_EQ(snapshot->identity(), *CommittedIdentity(index.path()));
  EXPECT_TRUE(snapshot->revision().starts_with("1.")) << snapshot->revision();
  EXPECT_FALSE(snapshot->updated().empty());
  EXPECT_GE(snapshot->catalogue().gazetteer.Find("lavrov"), 0);
  index.AddAll({{.title = "Talks"}});
  EXPECT_EQ(snapshot->article_count(), 1U);
  EXPECT_NE(snapshot->identity(), *CommittedIdentity(index.path()));
}

TEST(SnapshotTest, OpensAnEmptyIndex) {
  const TestIndex index;
  EXPECT_EQ((*Snapshot::Open(index.path(), 1))->article_count(), 0U);
}

TEST(SnapshotTest, SaysWhereThereIsNoIndex) {
  const TempFolder folder;
  const auto snapshot = Snapshot::Open(folder.path(), 1);
  ASSERT_FALSE(snapshot.has_value());
  EXPECT_EQ(snapshot.error().code, ErrorCode::kNotFound);
}

TEST(SnapshotTest, LendsEachWorkerOnce) {
  const TestIndex index;
  const auto snapshot = *Snapshot::Open(index.path(), 2);
  auto first = snapshot->Acquire(milliseconds(0));
  {
    const auto second = snapshot->Acquire(milliseconds(0));
    EXPECT_TRUE(second.has_value());
    EXPECT_FALSE(snapshot->Acquire(milliseconds(1)).has_value());
  }
  EXPECT_TRUE(snapshot->Acquire(milliseconds(0)).has_value());
  const auto moved = std::move(first);
  EXPECT_TRUE(snapshot->Acquire(milliseconds(0)).has_value());
}

TEST(SnapshotTest, LendsInTheOrderOfAsking) {
  const TestIndex index;
  const auto snapshot = *Snapshot::Open(index.path(), 1);
  auto first = snapshot->Acquire(milliseconds(0));
  std::mutex mutex;
  std::vector<int> served;
  std::vector<std::thread> threads;
  for (int i = 0; i < 5; ++i) {
    threads.emplace_back([&, i] {
      const auto worker = snapshot->Acquire(std::chrono::seconds(10));
      const std::lock_guard lock(mutex);
      if (worker) served.push_back(i);
    });
    // Until it waits, as far as that can be seen from outside.
    std::this_thread::sleep_for(milliseconds(20));
  }
  first.reset();
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(served, (std::vector<int>{0, 1, 2, 3, 4}));
  EXPECT_TRUE(snapshot->Acquire(milliseconds(0)).has_value());
}

TEST(SnapshotTest, TellsTheIdsOfFewArticlesAndOfAll) {
  TestIndex index;
  for (int i = 0; i < 40; ++i) index.Add({.id = "id" + std::to_string(99 - i), .title = "x"});
  index.Remove("id95");
  index.Commit();
  const auto snapshot = *Snapshot::Open(index.path(), 1);
  std::vector<DocId> all = Members(snapshot->columns().all);
  std::ranges::reverse(all);
  const PackedIds ids = snapshot->IdsOf(all, std::chrono::hours(1));
  ASSERT_EQ(ids.size(), 39U);
  EXPECT_EQ(ids[0], "id60");
  EXPECT_EQ(ids[38], "id99");
  for (std::size_t i = 0; i < all.size(); ++i) {
    EXPECT_EQ(snapshot->IdsOf({all[i]}, std::chrono::hours(1))[0], ids[i]);
  }
  EXPECT_EQ(snapshot->IdsOf({}, std::chrono::hours(1)).size(), 0U);
}

}  // namespace
}  // namespace dossier::search
