#include "index/shards.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <thread>
#include <vector>

#include "support/temp_folder.h"

namespace dossier::index {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

Xapian::Document DocumentWith(const std::string& term) {
  Xapian::Document document;
  document.add_term(term);
  document.set_data(term);
  return document;
}

void AddShard(Shards& shards, const std::vector<std::string>& terms) {
  Shards::Writer shard = shards.Begin();
  for (const std::string& term : terms) shard.Add(DocumentWith(term));
  shard.Commit();
}

std::vector<std::string> NamesOf(const Shards& shards) {
  std::vector<std::string> names;
  for (const auto& path : shards.Paths()) names.push_back(path.filename().string());
  return names;
}

std::vector<std::string> DataOf(const std::filesystem::path& path) {
  const Xapian::Database database(path.string());
  std::vector<std::string> data;
  for (auto at = database.postlist_begin(""); at != database.postlist_end(""); ++at) {
    data.push_back(database.get_document(*at).get_data());
  }
  return data;
}

TEST(ShardsTest, KeepWhatWasCommitted) {
  const TempFolder folder;
  {
    Shards shards(folder / "shards");
    EXPECT_FALSE(shards.are_open());
    EXPECT_THAT(NamesOf(shards), IsEmpty());
    for (int i = 1; i <= 10; ++i) AddShard(shards, {std::to_string(i)});
    EXPECT_THAT(NamesOf(shards), ElementsAre("1", "2", "3", "4", "5", "6", "7", "8", "9", "10"));
    Shards::Writer shard = shards.Begin();
    shard.Add(DocumentWith("one"));
    shard.Commit();
    shard.Add(DocumentWith("two"));
    shard.Commit();
  }
  folder.Write("shards/new-12/postlist.glass", "half");
  Shards shards(folder / "shards");
  EXPECT_FALSE(std::filesystem::exists(folder / "shards/new-12"));
  EXPECT_THAT(DataOf(shards.Paths().back()), ElementsAre("one", "two"));
  AddShard(shards, {"next"});
  EXPECT_EQ(NamesOf(shards).size(), 12U);
  EXPECT_THAT(DataOf(shards.Paths().back()), ElementsAre("next"));
}

TEST(ShardsTest, AreWrittenByManyThreads) {
  const TempFolder folder;
  Shards shards(folder / "shards");
  {
    std::vector<std::jthread> threads;
    for (int i = 0; i < 4; ++i) {
      threads.emplace_back([&shards] {
        for (int n = 0; n < 5; ++n) AddShard(shards, {"a", "b"});
      });
    }
  }
  EXPECT_EQ(shards.Paths().size(), 20U);
}

TEST(MergeDatabasesTest, JoinsAnyNumberInTheirOrder) {
  for (const int count : {1, 2, 64, 65, 200}) {
    const TempFolder folder;
    std::vector<std::filesystem::path> paths;
    std::vector<std::string> expected;
    for (int i = 0; i < count; ++i) {
      paths.emplace_back(folder / std::to_string(i));
      Xapian::WritableDatabase database(paths.back().string(),
                                        Xapian::DB_CREATE | Xapian::DB_NO_SYNC);
      expected.push_back("n" + std::to_string(i));
      database.add_document(DocumentWith(expected.back()));
      database.set_metadata("which", std::to_string(i));
      database.commit();
    }
    MergeDatabases(paths, folder / "target", 2);
    EXPECT_EQ(DataOf(folder / "target"), expected) << count;
    const Xapian::Database merged(folder / "target");
    EXPECT_EQ(merged.get_metadata("which"), "0");
    EXPECT_EQ(merged.get_termfreq("n0"), 1U);
    // Nothing is left beside it.
    std::ptrdiff_t entries = 0;
    for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator(folder.path())) {
      ++entries;
    }
    EXPECT_EQ(entries, count + 1);
  }
}

}  // namespace
}  // namespace dossier::index
