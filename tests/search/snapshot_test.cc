#include "search/snapshot.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

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

}  // namespace
}  // namespace dossier::search
