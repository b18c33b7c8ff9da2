#include "machine.h"

#include <stdlib.h>
#include <sys/sysinfo.h>
#include <xapian.h>

#include <array>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <memory>
#include <thread>

#include "base/time.h"

namespace dossier::bench {
namespace {

constexpr const char* kUnknown = "unknown";

std::string CpuModel() {
  std::ifstream info("/proc/cpuinfo");
  for (std::string line; std::getline(info, line);) {
    if (!line.starts_with("model name")) continue;
    const std::size_t colon = line.find(": ");
    if (colon != std::string::npos) return line.substr(colon + 2);
  }
  return kUnknown;
}

std::uint64_t MemoryBytes() {
  struct sysinfo info {};
  if (sysinfo(&info) != 0) return 0;
  return static_cast<std::uint64_t>(info.totalram) * info.mem_unit;
}

double LoadOfLastMinute() {
  double load = 0;
  return getloadavg(&load, 1) == 1 ? load : 0;
}

struct ClosePipe {
  void operator()(FILE* pipe) const { pclose(pipe); }
};

std::string Commit() {
  const std::unique_ptr<FILE, ClosePipe> git(
      popen("git -C '" DOSSIER_SOURCE_FOLDER "' describe --always --dirty 2>/dev/null", "r"));
  std::array<char, 128> line{};
  if (!git || std::fgets(line.data(), line.size(), git.get()) == nullptr) return kUnknown;
  std::string commit = line.data();
  while (commit.ends_with('\n')) commit.pop_back();
  return commit.empty() ? kUnknown : commit;
}

std::string Compiler() {
#ifdef __clang__
  return "clang++ " __clang_version__;
#else
  return "g++ " __VERSION__;
#endif
}

}  // namespace

Machine DescribeMachine() {
  return {.cpu = CpuModel(),
          .cores = std::thread::hardware_concurrency(),
          .memory_bytes = MemoryBytes(),
          .load = LoadOfLastMinute(),
          .commit = Commit(),
          .compiler = Compiler(),
          .build = DOSSIER_BUILD_TYPE,
          .libraries = std::string("Xapian ") + Xapian::version_string(),
          .time = FormatTime(Now())};
}

}  // namespace dossier::bench
