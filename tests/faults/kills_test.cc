// The program killed at random moments and at its calls to the system.
#include <gtest/gtest.h>
#include <signal.h>

#include <chrono>
#include <iostream>
#include <random>
#include <thread>

#include "faults/fault_case.h"

namespace dossier::testing {
namespace {

constexpr const char* kChanges = "write,sync,rename,create,remove";

class KillsTest : public ::testing::TestWithParam<std::string> {};

INSTANTIATE_TEST_SUITE_P(Of, KillsTest, ::testing::ValuesIn(FaultCase::Names()),
                         [](const auto& test) { return test.param; });

TEST_P(KillsTest, AtRandomMomentsLoseAndTearNothing) {
  const FaultCase fault_case(GetParam());
  const std::filesystem::path index = fault_case.folder() / "index";
  std::mt19937 random = MakeRandom();
  int killed = 0;
  const int wanted = Rounds(3);
  // Some runs come to their end before.
  for (int round = 0; killed < wanted; ++round) {
    ASSERT_LT(round, 20 * wanted);
    fault_case.Prepare(index);
    // Sometimes the run that is to put things right is killed, too.
    const int kills = 1 + static_cast<int>(random() % 2);
    for (int kill = 0; kill < kills; ++kill) {
      Process program(fault_case.CommandOn(index), FaultCase::Environment());
      const std::chrono::microseconds wait(static_cast<std::int64_t>(random()) %
                                           fault_case.duration().count());
      SCOPED_TRACE("round " + std::to_string(round) + ", killed after " +
                   std::to_string(wait.count()) + " µs");
      std::this_thread::sleep_for(wait);
      killed += program.Stop(SIGKILL) == 128 + SIGKILL ? 1 : 0;
      fault_case.ExpectWhole(index);
    }
    fault_case.ExpectEndsAsACleanRun(index);
    ASSERT_FALSE(HasFailure()) << "round " << round;
  }
  std::cout << GetParam() << ": " << killed << " kills at random moments\n";
}

TEST_P(KillsTest, BeforeAnyChangeOfAFileLoseAndTearNothing) {
  const FaultCase fault_case(GetParam());
  const std::filesystem::path index = fault_case.folder() / "index";
  fault_case.Prepare(index);
  const std::uint64_t calls = fault_case.Run(index, {.calls = kChanges}).calls;
  ASSERT_GT(calls, 10U);
  std::mt19937 random = MakeRandom();
  int killed = 0;
  for (const std::uint64_t at : Spread(calls, Rounds(3), random)) {
    SCOPED_TRACE("killed before call " + std::to_string(at) + " of " + std::to_string(calls));
    fault_case.Prepare(index);
    const FaultyOutcome outcome = fault_case.Run(index, {.calls = kChanges, .at = at});
    // How many calls there are depends on how threads take turns.
    EXPECT_TRUE(outcome.exit_code == 128 + SIGKILL || outcome.failed == 0) << outcome.exit_code;
    killed += outcome.exit_code == 128 + SIGKILL ? 1 : 0;
    fault_case.ExpectWhole(index);
    fault_case.ExpectEndsAsACleanRun(index);
    ASSERT_FALSE(HasFailure());
  }
  std::cout << GetParam() << ": " << killed << " kills before one of " << calls << " calls\n";
  EXPECT_GT(killed, 0);
}

}  // namespace
}  // namespace dossier::testing
