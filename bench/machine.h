// What a measurement was made on; numbers mean nothing without it.
#pragma once

#include <cstdint>
#include <string>

namespace dossier::bench {

struct Machine {
  std::string cpu;
  unsigned cores = 0;
  std::uint64_t memory_bytes = 0;
  double load = 0;       // runnable processes over the last minute: above 1 others are at work
  std::string commit;    // git describe --always --dirty, or "unknown"
  std::string compiler;  // with its version
  std::string build;     // Release, Debug, …
  std::string libraries;
  std::string time;  // ISO 8601, UTC
};

// "unknown" or 0 where the system does not tell.
Machine DescribeMachine();

}  // namespace dossier::bench
