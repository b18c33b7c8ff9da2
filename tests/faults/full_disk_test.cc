// A disk that is too small: file systems of 4 to 20 MB in memory.
#include <gtest/gtest.h>
#include <sched.h>
#include <sys/mount.h>
#include <unistd.h>

#include <fstream>
#include <iostream>

#include "faults/fault_case.h"
#include "index/files.h"

namespace dossier::testing {
namespace {

namespace fs = std::filesystem;

// A name space of this process alone, so that what it mounts goes with it. False where the system
// does not allow one.
bool EnterOwnMounts() {
  const uid_t user = getuid();
  const gid_t group = getgid();
  if (unshare(CLONE_NEWNS) != 0) {
    if (unshare(CLONE_NEWUSER | CLONE_NEWNS) != 0) return false;
    std::ofstream("/proc/self/setgroups") << "deny";
    std::ofstream("/proc/self/uid_map") << "0 " << user << " 1";
    std::ofstream("/proc/self/gid_map") << "0 " << group << " 1";
  }
  return mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0;
}

class Disk {
 public:
  explicit Disk(const fs::path& path) : path_(path) { fs::create_directories(path); }
  ~Disk() {
    if (is_mounted_) umount2(path_.c_str(), MNT_DETACH);
  }
  Disk(const Disk&) = delete;
  Disk& operator=(const Disk&) = delete;

  bool Mount(std::uint64_t bytes) {
    is_mounted_ = mount("none", path_.c_str(), "tmpfs", 0, Size(bytes).c_str()) == 0;
    return is_mounted_;
  }
  bool Resize(std::uint64_t bytes) const {
    return mount("none", path_.c_str(), "tmpfs", MS_REMOUNT, Size(bytes).c_str()) == 0;
  }

 private:
  static std::string Size(std::uint64_t bytes) { return "size=" + std::to_string(bytes); }

  fs::path path_;
  bool is_mounted_ = false;
};

constexpr std::uint64_t kMegabyte = 1U << 20;

class FullDiskTest : public ::testing::TestWithParam<std::string> {};

INSTANTIATE_TEST_SUITE_P(Of, FullDiskTest, ::testing::ValuesIn(FaultCase::Names()),
                         [](const auto& test) { return test.param; });

TEST_P(FullDiskTest, EndsTheProgramAndLosesNothing) {
  if (!EnterOwnMounts()) GTEST_SKIP() << "this system allows no mounts of one's own";
  const FaultCase fault_case(GetParam());
  std::mt19937 random = MakeRandom();
  int full = 0;
  int rounds = 0;
  std::vector<std::uint64_t> shares = Spread(16 * 256, Rounds(3), random);
  shares.push_back(0);
  for (const std::uint64_t share : shares) {
    // A ballast leaves this command between nothing and as much as it can need.
    Disk disk(fault_case.folder() / "disk");
    const fs::path index = fs::path(fault_case.folder() / "disk") / "index";
    const std::uint64_t size = 4 * kMegabyte + share * 4096;
    if (!disk.Mount(size)) GTEST_SKIP() << "this system allows no file system in memory";
    fault_case.Prepare(index);
    const std::uint64_t most = 4 * index::FolderBytes(fault_case.folder() / "after");
    const std::uint64_t left = share * share / (16 * 256) * most / (16 * 256);
    const std::uint64_t free = fs::space(index.parent_path()).available;
    const std::string ballast = index.parent_path() / "ballast";
    if (free > left) std::ofstream(ballast) << std::string(free - left, 'x');
    SCOPED_TRACE(std::to_string(fs::space(ballast).available) + " bytes are free of " +
                 std::to_string(size));
    ++rounds;
    const FaultyOutcome outcome = fault_case.Run(index);
    EXPECT_TRUE(outcome.exit_code == 4 || outcome.exit_code == 0)
        << outcome.exit_code << ": " << outcome.err;
    full += outcome.exit_code == 4 ? 1 : 0;
    ASSERT_TRUE(disk.Resize(64 * kMegabyte));
    fault_case.ExpectWhole(index);
    fault_case.ExpectEndsAsACleanRun(index);
    ASSERT_FALSE(HasFailure());
  }
  std::cout << GetParam() << ": " << full << " of " << rounds << " disks were full\n";
  EXPECT_GT(full, 0);
}

}  // namespace
}  // namespace dossier::testing
