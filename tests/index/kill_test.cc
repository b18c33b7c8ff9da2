// What must survive: the indexer killed at any moment, and a disk that takes no more. After each of
// them the same run again must end in the index of a run that nothing disturbed.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <functional>
#include <random>
#include <thread>

#include "index/stats.h"
#include "support/index_fixture.h"

namespace dossier::index {
namespace {

constexpr int kArticles = 1200;

// Articles of a hundred words each from a small vocabulary; the same at every call.
std::string ManyArticles() {
  std::mt19937 random(3);
  std::string lines;
  for (int i = 0; i < kArticles; ++i) {
    std::string text = i % 3 == 0 ? "Sergey Lavrov came." : "Министр приехал в НАТО.";
    for (int word = 0; word < 100; ++word) text += " word" + std::to_string(random() % 5000);
    lines += JsonArticle("a" + std::to_string(i), "Title " + std::to_string(i), text);
  }
  return lines;
}

// Adds in a process of its own and returns how that ended.
pid_t StartAdding(
    const IndexFixture& index, const std::function<void()>& prepare = [] {}) {
  const pid_t child = fork();
  if (child != 0) return child;
  prepare();
  int code = 1;
  try {
    RecordingListener listener;
    code = UpdateArticles(index.index(), index.options, listener) ? 0 : 2;
  } catch (const Xapian::Error&) {
    code = 4;
  } catch (const std::exception&) {
    code = 4;
  }
  _exit(code);
}

int Wait(pid_t child) {
  int status = 0;
  waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

class FaultTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    const std::string lines = ManyArticles();
    clean_ = new IndexFixture;
    Prepare(*clean_, lines);
    const auto start = std::chrono::steady_clock::now();
    ASSERT_EQ(Wait(StartAdding(*clean_)), 0);
    duration_ = std::chrono::duration_cast<std::chrono::milliseconds>(
        std::chrono::steady_clock::now() - start);
  }
  static void TearDownTestSuite() { delete clean_; }

  static void Prepare(IndexFixture& index, const std::string& lines) {
    index.options.paths = {index.folder.Write("input/articles.jsonl", lines)};
    index.options.commits = {.min_articles = 100, .max_articles = 200, .min_interval = {}};
    index.options.pipeline.commit_articles = 100;
  }

  static void ExpectSameAsClean(const IndexFixture& index) {
    const auto expected = ReadStats(clean_->index());
    const auto actual = ReadStats(index.index());
    ASSERT_TRUE(expected && actual);
    EXPECT_EQ(actual->catalogue, expected->catalogue);
    EXPECT_EQ(actual->articles, static_cast<std::uint64_t>(kArticles));
    EXPECT_EQ(actual->articles_by_language, expected->articles_by_language);
    EXPECT_EQ(actual->articles_by_source, expected->articles_by_source);
    EXPECT_EQ(actual->articles_by_date_basis, expected->articles_by_date_basis);
    EXPECT_EQ(actual->people, expected->people);
    EXPECT_EQ(actual->organizations, expected->organizations);
    EXPECT_EQ(actual->terms, expected->terms);
    EXPECT_EQ(actual->words_per_article, expected->words_per_article);
    EXPECT_TRUE(index.Articles() == clean_->Articles());
    EXPECT_EQ(index.CountTerm("XPlavrov"), clean_->CountTerm("XPlavrov"));
  }

  static IndexFixture* clean_;
  static std::chrono::milliseconds duration_;  // of a run that nothing disturbs
};

IndexFixture* FaultTest::clean_ = nullptr;
std::chrono::milliseconds FaultTest::duration_;

// How many articles make a run large: shards from the first batches on, after most of the
// articles, never.
class KillTest : public FaultTest, public testing::WithParamInterface<std::size_t> {};

INSTANTIATE_TEST_SUITE_P(LargeFrom, KillTest, testing::Values(100, 1'000, 10'000));

TEST_P(KillTest, EndsAsACleanRunAfterTenKills) {
  IndexFixture index;
  Prepare(index, ManyArticles());
  index.options.commits.large_articles = GetParam();
  std::mt19937 random(std::random_device{}());
  int killed = 0;
  std::size_t before = 0;
  for (int round = 0; round < 10; ++round) {
    const pid_t child = StartAdding(index);
    const auto longest = std::max<std::int64_t>(duration_.count() / 3, 2);
    const auto wait = std::chrono::milliseconds(static_cast<std::int64_t>(random()) % longest);
    SCOPED_TRACE(wait.count());
    std::this_thread::sleep_for(wait);
    kill(child, SIGKILL);
    killed += Wait(child) == 128 + SIGKILL ? 1 : 0;
    // What is there is whole, and stays.
    if (CurrentGeneration(index.index())) {
      const std::size_t articles = index.Articles().size();
      EXPECT_LE(articles, static_cast<std::size_t>(kArticles));
      EXPECT_GE(articles, before);
      before = articles;
    }
  }
  EXPECT_GT(killed, 0);
  EXPECT_EQ(Wait(StartAdding(index)), 0);
  ExpectSameAsClean(index);
}

// Killed while what is in the database and in shards becomes the next generation.
TEST_F(FaultTest, CompactsWholeOrNotAtAll) {
  IndexFixture index;
  Prepare(index, ManyArticles());
  index.options.commits.large_articles = 100;
  ASSERT_EQ(Wait(StartAdding(index)), 0);
  const auto compact = [&] {
    const pid_t child = fork();
    if (child != 0) return child;
    IndexWriter::Open(index.index())->Compact(1);
    _exit(0);
  };
  const auto start = std::chrono::steady_clock::now();
  ASSERT_EQ(Wait(compact()), 0);
  const auto longest = std::chrono::duration_cast<std::chrono::microseconds>(
      std::chrono::steady_clock::now() - start);
  std::mt19937 random(std::random_device{}());
  for (int round = 0; round < 20; ++round) {
    const pid_t child = compact();
    const std::chrono::microseconds wait(static_cast<std::int64_t>(random()) % longest.count());
    std::this_thread::sleep_for(wait);
    kill(child, SIGKILL);
    Wait(child);
    SCOPED_TRACE(wait.count());
    ASSERT_EQ(index.Articles().size(), static_cast<std::size_t>(kArticles));
  }
  ASSERT_EQ(Wait(StartAdding(index)), 0);
  ExpectSameAsClean(index);
}

TEST_P(KillTest, EndsAsACleanRunAfterAFullDisk) {
  IndexFixture index;
  Prepare(index, ManyArticles());
  index.options.commits.large_articles = GetParam();
  for (const rlim_t limit : {20'000U, 200'000U, 600'000U}) {
    const int code = Wait(StartAdding(index, [limit] {
      // A file that may grow no further fails to be written as on a full disk.
      signal(SIGXFSZ, SIG_IGN);
      const rlimit bound{limit, limit};
      setrlimit(RLIMIT_FSIZE, &bound);
    }));
    EXPECT_EQ(code, 4) << limit;
    if (CurrentGeneration(index.index())) {
      EXPECT_LT(index.Articles().size(), static_cast<std::size_t>(kArticles));
    }
  }
  EXPECT_EQ(Wait(StartAdding(index)), 0);
  ExpectSameAsClean(index);
}

TEST_F(FaultTest, KeepsTheOldArticlesUntilAllAreAnalysedAnew) {
  IndexFixture index;
  Prepare(index, ManyArticles());
  ASSERT_EQ(Wait(StartAdding(index)), 0);
  std::mt19937 random(std::random_device{}());
  for (int round = 0; round < 10; ++round) {
    const bool to_other = index.CountTerm("XPother") == 0;
    index.WriteGazetteer(
        to_other ? ToTsv({{.id = "other", .en = "Sergey Lavrov", .ru = "Сергей Лавров"}})
                 : SmallGazetteer());
    const pid_t child = StartAdding(index);
    const auto wait = std::chrono::milliseconds(static_cast<std::int64_t>(random()) %
                                                std::max<std::int64_t>(duration_.count(), 2));
    std::this_thread::sleep_for(wait);
    kill(child, SIGKILL);
    Wait(child);
    SCOPED_TRACE(wait.count());
    const std::uint64_t lavrov = index.CountTerm("XPlavrov");
    const std::uint64_t other = index.CountTerm("XPother");
    EXPECT_EQ(lavrov + other, clean_->CountTerm("XPlavrov"));
    EXPECT_TRUE(lavrov == 0 || other == 0);
  }
  index.WriteGazetteer(SmallGazetteer());
  EXPECT_EQ(Wait(StartAdding(index)), 0);
  EXPECT_EQ(index.CountTerm("XPother"), 0U);
  ExpectSameAsClean(index);
}

}  // namespace
}  // namespace dossier::index
