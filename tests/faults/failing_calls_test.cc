// Calls to the system that fail: a disk that is full or broken.
#include <errno.h>
#include <gtest/gtest.h>

#include <iostream>
#include <tuple>

#include "faults/fault_case.h"

namespace dossier::testing {
namespace {

class FailingCallsTest : public ::testing::TestWithParam<std::tuple<std::string, std::string>> {};

INSTANTIATE_TEST_SUITE_P(Of, FailingCallsTest,
                         ::testing::Combine(::testing::ValuesIn(FaultCase::Names()),
                                            ::testing::Values("write", "sync", "rename", "create",
                                                              "read", "open", "remove")),
                         [](const auto& test) {
                           return std::get<0>(test.param) + "_" + std::get<1>(test.param);
                         });

// What cannot be read or removed may not matter, as an old file that nobody needs. What could not
// be written always does.
bool MayBeOfNoMatter(const std::string& calls) {
  return calls == "read" || calls == "open" || calls == "remove";
}

// Xapian 1.4.22 does not look at what fsync says when it compacts, and on Linux none that comes
// later says it again. So there one that fails once is not noticed, but a disk that goes on failing
// is, as all files are synced once more.
bool MustLast(const std::string& name, const std::string& calls) {
  return calls == "sync" && (name == "first" || name == "large" || name == "rebuild");
}

TEST_P(FailingCallsTest, EndTheProgramAndLoseNothing) {
  const auto& [name, calls] = GetParam();
  const FaultCase fault_case(name);
  const std::filesystem::path index = fault_case.folder() / "index";
  fault_case.Prepare(index);
  const std::uint64_t count = fault_case.Run(index, {.calls = calls}).calls;
  std::mt19937 random = MakeRandom();
  int failed = 0;
  for (const std::uint64_t at : Spread(count, Rounds(2), random)) {
    const Fault fault{.calls = calls,
                      .at = at,
                      .error = calls == "read" || random() % 2 == 0 ? EIO : ENOSPC,
                      .lasting = random() % 2 == 0 || MustLast(name, calls)};
    SCOPED_TRACE(calls + " " + std::to_string(at) + " of " + std::to_string(count) + ", errno " +
                 std::to_string(fault.error) + (fault.lasting ? " from then on" : " once"));
    fault_case.Prepare(index);
    const FaultyOutcome outcome = fault_case.Run(index, fault);
    if (outcome.failed == 0) continue;  // threads have taken turns otherwise
    ++failed;
    const bool ended = outcome.exit_code == 4 || outcome.exit_code == 5;
    EXPECT_TRUE(ended || (MayBeOfNoMatter(calls) && outcome.exit_code == 0))
        << outcome.exit_code << ": " << outcome.out << outcome.err;
    EXPECT_EQ(outcome.err.empty(), outcome.exit_code == 0) << outcome.err;
    fault_case.ExpectWhole(index);
    fault_case.ExpectEndsAsACleanRun(index);
    ASSERT_FALSE(HasFailure());
  }
  std::cout << name << ": " << failed << " faults of " << count << " calls of " << calls << "\n";
}

}  // namespace
}  // namespace dossier::testing
