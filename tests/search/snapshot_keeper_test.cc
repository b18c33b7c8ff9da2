#include "search/snapshot_keeper.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <fstream>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "index/rebuild.h"
#include "search/engine.h"
#include "support/index_fixture.h"
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
       .complain = [&log](const std::string& message) { log.push_back(message); }});
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

// An index at rest, whose files are summed up in its manifest.
class DamageTest : public testing::Test {
 protected:
  DamageTest() { index_.Add(JsonArticle("a", "Grain talks", "Lavrov spoke.")); }

  SnapshotKeeper::Options Options() {
    const auto remember = [this](const std::string& message) {
      const std::lock_guard lock(log_mutex_);
      log_.push_back(message);
    };
    return {.index = index_.index(),
            .workers = 1,
            .interval = std::chrono::hours(1),
            .log = remember,
            .complain = remember};
  }
  // What was told up to now.
  std::vector<std::string> Log() {
    const std::lock_guard lock(log_mutex_);
    return log_;
  }
  void Flip(const std::string& file) const {
    const std::filesystem::path path = index_.index() / file;
    std::fstream stream(path, std::ios::in | std::ios::out | std::ios::binary);
    const auto middle = static_cast<std::streamoff>(std::filesystem::file_size(path) / 2);
    stream.seekg(middle);
    const int byte = stream.get();
    stream.seekp(middle);
    stream.put(static_cast<char>(byte ^ 4));
  }

  IndexFixture index_;
  std::mutex log_mutex_;
  std::vector<std::string> log_;
};

TEST_F(DamageTest, OpensNoDamagedIndex) {
  Flip("gen-1/xapian/docdata.glass");
  const auto keeper = SnapshotKeeper::Open(Options());
  ASSERT_FALSE(keeper);
  EXPECT_EQ(keeper.error().code, ErrorCode::kDamaged);
  EXPECT_THAT(keeper.error().message, testing::HasSubstr("docdata.glass"));
}

TEST_F(DamageTest, AnswersNothingOnceALargeIndexIsFoundDamaged) {
  Flip("gen-1/manifest.json");
  EXPECT_FALSE(SnapshotKeeper::Open(Options()));
  Flip("gen-1/manifest.json");
  Flip("gen-1/xapian/termlist.glass");  // which no search reads
  SnapshotKeeper::Options options = Options();
  options.max_bytes_at_once = 0;
  const auto keeper = SnapshotKeeper::Open(options);
  ASSERT_TRUE(keeper) << keeper.error().message;
  const Engine engine(**keeper, {});
  for (int i = 0; i < 500 && !(*keeper)->Damage(); ++i) {
    std::this_thread::sleep_for(milliseconds(10));
  }
  const auto answer = engine.Search({});
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().code, ErrorCode::kDamaged);
  EXPECT_THAT(Log(), testing::ElementsAre(testing::HasSubstr("termlist.glass")));
}

TEST_F(DamageTest, StaysWithTheOldGenerationWhereTheNewOneIsDamaged) {
  const auto keeper = *SnapshotKeeper::Open(Options());
  const std::string before = keeper->Current()->revision();
  ASSERT_TRUE(index::Rebuild(index_.index(),
                             {.catalogue_folder = index_.options.catalogue_folder,
                              .lexicon = index_.options.lexicon,
                              .commits = {}},
                             index_.listener));
  Flip("gen-3/xapian/postlist.glass");
  EXPECT_EQ(keeper->Refresh()->revision(), before);
  EXPECT_EQ(Log().size(), 1U);
  const Engine engine(*keeper, {});
  EXPECT_EQ(engine.Search({})->total, 1U);
  Flip("gen-3/xapian/postlist.glass");
  EXPECT_NE(keeper->Refresh()->revision(), before);
}

TEST_F(DamageTest, TellsHowItFares) {
  const auto before = steady_clock::now();
  const auto keeper = *SnapshotKeeper::Open(Options());
  const KeeperState first = keeper->State();
  EXPECT_TRUE(first.is_checked);
  EXPECT_FALSE(first.damage);
  EXPECT_GE(first.last_good_look, before);
  EXPECT_GT(first.seconds_to_open, 0);
  keeper->Refresh();
  const KeeperState second = keeper->State();
  EXPECT_GT(second.last_good_look, first.last_good_look);
  std::filesystem::remove(index_.index() / "CURRENT");
  keeper->Refresh();
  EXPECT_EQ(keeper->State().last_good_look, second.last_good_look);
}

TEST_F(DamageTest, FindsDamageAndItsMendingWhenToldToLookAgain) {
  const auto keeper = *SnapshotKeeper::Open(Options());
  const auto first = keeper->Current();
  Flip("gen-1/xapian/termlist.glass");
  keeper->Refresh();
  EXPECT_FALSE(keeper->Damage());  // nothing new is there to be looked at
  keeper->LookAgain();
  ASSERT_TRUE(Within(std::chrono::seconds(5), [&] { return keeper->Damage().has_value(); }));
  EXPECT_FALSE(keeper->State().is_checked);
  const Engine engine(*keeper, {});
  EXPECT_FALSE(engine.Search({}));
  Flip("gen-1/xapian/termlist.glass");
  keeper->LookAgain();
  ASSERT_TRUE(Within(std::chrono::seconds(5), [&] { return keeper->Current() != first; }));
  EXPECT_FALSE(keeper->Damage());
  EXPECT_EQ(engine.Search({})->total, 1U);
}

TEST_F(DamageTest, LooksAgainOnceForAGenerationHoweverOftenDamageIsMet) {
  const auto keeper = *SnapshotKeeper::Open(Options());
  const auto is_found = [&] {
    return Within(std::chrono::seconds(5), [&] { return keeper->Damage().has_value(); });
  };
  Flip("gen-1/xapian/termlist.glass");
  keeper->LookAgainOnce();
  ASSERT_TRUE(is_found());
  Flip("gen-1/xapian/termlist.glass");
  keeper->LookAgainOnce();
  std::this_thread::sleep_for(milliseconds(100));
  EXPECT_TRUE(keeper->Damage());
  EXPECT_EQ(Log().size(), 1U);
  keeper->LookAgain();
  ASSERT_TRUE(Within(std::chrono::seconds(5), [&] { return !keeper->Damage(); }));
  Flip("gen-1/xapian/termlist.glass");
  keeper->LookAgainOnce();
  EXPECT_TRUE(is_found());
}

TEST_F(DamageTest, LooksAgainAtALargeIndexMeanwhile) {
  Flip("gen-1/xapian/termlist.glass");
  SnapshotKeeper::Options options = Options();
  options.max_bytes_at_once = 0;
  const auto keeper = *SnapshotKeeper::Open(options);
  ASSERT_TRUE(Within(std::chrono::seconds(5), [&] { return keeper->Damage().has_value(); }));
  Flip("gen-1/xapian/termlist.glass");
  keeper->LookAgain();
  EXPECT_TRUE(Within(std::chrono::seconds(5), [&] { return !keeper->Damage(); }));
  EXPECT_TRUE(keeper->State().is_checked);
}

// What is wrong with one that is not served says nothing of the one that is.
TEST_F(DamageTest, ServesOnWhileALargeNewGenerationCannotBeOpened) {
  SnapshotKeeper::Options options = Options();
  options.max_bytes_at_once = 0;
  const auto keeper = *SnapshotKeeper::Open(options);
  ASSERT_TRUE(Within(std::chrono::seconds(5), [&] { return keeper->State().is_checked; }));
  ASSERT_TRUE(index::Rebuild(index_.index(),
                             {.catalogue_folder = index_.options.catalogue_folder,
                              .lexicon = index_.options.lexicon,
                              .commits = {}},
                             index_.listener));
  for (const auto& entry : std::filesystem::directory_iterator(index_.index() / "gen-3")) {
    if (entry.path().filename().string().starts_with("values-")) {
      std::filesystem::resize_file(entry.path(), 10);
    }
  }
  keeper->Refresh();
  ASSERT_TRUE(Within(std::chrono::seconds(5), [&] {
    return std::ranges::any_of(Log(), [](const std::string& line) {
      return line.find("is damaged: it has 10 bytes") != std::string::npos;
    });
  }));
  EXPECT_FALSE(keeper->Damage());
  const Engine engine(*keeper, {});
  EXPECT_EQ(engine.Search({})->total, 1U);
}

}  // namespace
}  // namespace dossier::search
