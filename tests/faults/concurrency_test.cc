// Several programs on one index at the same time, and readers under commits.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <iostream>
#include <thread>

#include "faults/fault_case.h"
#include "index/folder.h"
#include "index/lock.h"
#include "search/engine.h"
#include "support/test_index.h"

namespace dossier::testing {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;
using ::testing::AnyOf;
using ::testing::HasSubstr;

TEST(ConcurrencyTest, WhoComesSecondIsToldWithinASecond) {
  for (const std::string& name : FaultCase::Names()) {
    if (name == "first" || name == "large") continue;  // as "add"
    const FaultCase fault_case(name);
    const std::filesystem::path index = fault_case.folder() / "index";
    fault_case.Prepare(index);
    {
      const auto lock = index::Lock::Take(index / index::kLockFile);
      ASSERT_TRUE(lock);
      // The fastest of three: the machine may be busy otherwise.
      steady_clock::duration fastest = std::chrono::hours(1);
      for (int round = 0; round < 3; ++round) {
        const auto start = steady_clock::now();
        const Outcome outcome = fault_case.Run(index);
        fastest = std::min(fastest, steady_clock::now() - start);
        EXPECT_EQ(outcome.exit_code, 3) << name;
        EXPECT_THAT(outcome.err, HasSubstr("another process is using the index"));
      }
      EXPECT_LT(fastest, std::chrono::seconds(1)) << name;
      EXPECT_EQ(RunIndexer({"check", "--index", index}).exit_code, 3);
      // Readers go on.
      EXPECT_EQ(RunIndexer({"stats", "--index", index}).exit_code, 0);
    }
    fault_case.ExpectEndsAsACleanRun(index);
  }
}

// Each of them is done or refused, nobody is told of damage, and nothing is lost.
TEST(ConcurrencyTest, ProgramsThatRunAtTheSameTimeDoNoHarm) {
  const FaultCase fault_case("sync");
  const std::filesystem::path index = fault_case.folder() / "index";
  std::vector<std::string> add = fault_case.CommandOn(index);
  *std::find(add.begin(), add.end(), "sync") = "add";
  const std::vector<std::string> check{DOSSIER_INDEX_PROGRAM, "check", "--index", index};
  std::mt19937 random = MakeRandom();
  int refused = 0;
  const int rounds = Rounds(5);
  for (int round = 0; round < rounds; ++round) {
    fault_case.Prepare(index);
    std::vector<std::vector<std::string>> commands{add, fault_case.CommandOn(index), add, check,
                                                   check};
    std::shuffle(commands.begin(), commands.end(), random);
    std::vector<std::unique_ptr<Process>> programs;
    for (const auto& command : commands) {
      programs.push_back(std::make_unique<Process>(command, FaultCase::Environment()));
      std::this_thread::sleep_for(milliseconds(random() % 20));
    }
    for (std::size_t i = 0; i < programs.size(); ++i) {
      const int code = programs[i]->Wait();
      EXPECT_THAT(code, AnyOf(0, 3)) << commands[i][1];
      refused += code == 3 ? 1 : 0;
    }
    fault_case.ExpectWhole(index);
    fault_case.ExpectEndsAsACleanRun(index);
    ASSERT_FALSE(::testing::Test::HasFailure()) << "round " << round;
  }
  std::cout << 5 * rounds << " programs, " << refused << " refused\n";
}

// All articles are written anew with every commit, each time with another number in title and
// text, and now and then into another generation.
TEST(ConcurrencyTest, ReadersUnderCommitsSeeOneOfThemWhole) {
  constexpr std::size_t kArticles = 12;
  // The writer commits by itself never, which would be in the middle of a version.
  constexpr std::size_t kNever = 1'000'000'000;
  TestIndex index("", {.min_articles = kNever,
                       .max_articles = kNever,
                       .min_interval = {},
                       .large_articles = kNever});
  const auto commit = [&index](int number) {
    const std::string version = "version" + std::to_string(number);
    for (std::size_t i = 0; i < kArticles; ++i) {
      index.Add({.id = "a" + std::to_string(i),
                 .title = "Talks " + version,
                 .text = "The delegations met again. This is " + version + "."});
    }
    index.Commit();
  };
  commit(0);
  std::atomic<int> complaints = 0;
  const auto keeper =
      *search::SnapshotKeeper::Open({.index = index.path(),
                                     .workers = 2,
                                     .interval = milliseconds(20),
                                     .complain = [&complaints](const std::string& message) {
                                       std::cout << message << "\n";
                                       ++complaints;
                                     }});
  // A machine that is busy otherwise makes searches wait, which is no fault of theirs.
  const search::Engine engine(
      *keeper, {.patience = std::chrono::seconds(30), .time_limit = std::chrono::seconds(30)});
  std::atomic<int> answers = 0;
  std::atomic<int> torn = 0;
  std::atomic<int> errors = 0;
  int commits = 0;
  {
    std::vector<std::jthread> readers;
    for (int reader = 0; reader < 2; ++reader) {
      readers.emplace_back([&](const std::stop_token& stop) {
        search::SearchRequest request;
        request.text = "delegations";
        request.size = kArticles;
        while (!stop.stop_requested()) {
          try {
            const auto answer = engine.Search(request);
            const bool is_whole =
                answer && answer->total == kArticles && answer->hits.size() == kArticles;
            if (!answer) ++errors;
            if (answer && !is_whole) ++torn;
            if (is_whole) {
              for (const search::Hit& hit : answer->hits) {
                torn += hit.summary.title == answer->hits[0].summary.title ? 0 : 1;
              }
            }
            ++answers;
          } catch (const std::exception& error) {
            std::cout << error.what() << "\n";
            ++errors;
          } catch (const Xapian::Error& error) {
            std::cout << error.get_description() << "\n";
            ++errors;
          }
        }
      });
    }
    const auto end = steady_clock::now() + std::chrono::seconds(Rounds(5));
    for (auto next = steady_clock::now(); next < end; next += milliseconds(50)) {
      std::this_thread::sleep_until(next);
      commit(++commits);
      if (commits % 20 == 0) index.Compact();
    }
  }
  std::cout << commits << " commits, " << answers << " answers, " << torn << " torn, " << errors
            << " errors, " << complaints << " complaints\n";
  EXPECT_GT(answers, 0);
  EXPECT_EQ(torn, 0);
  EXPECT_EQ(errors, 0);
  EXPECT_EQ(complaints, 0);
}

}  // namespace
}  // namespace dossier::testing
