// Programs started by tests.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <string>
#include <vector>

namespace dossier::testing {

struct Outcome {
  int exit_code = -1;  // 128 + N where signal N ended it
  std::string out;
  std::string err;
  std::uint64_t peak_memory_bytes = 0;  // resident
};

// Runs a program to its end. `environment` is added to that of the test: "NAME=value".
Outcome RunProgram(const std::vector<std::string>& command,
                   const std::vector<std::string>& environment = {});

// A program in the background; killed where it still runs when this goes.
class Process {
 public:
  explicit Process(const std::vector<std::string>& command,
                   const std::vector<std::string>& environment = {});
  ~Process();
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;

  pid_t pid() const { return pid_; }

  // Waits for a line of standard output that holds `text`, at most ten seconds, and returns it; ""
  // where none comes.
  std::string WaitForLine(const std::string& text);

  void Send(int signal) const;

  // Sends a signal and waits for the end; the exit code as in Outcome.
  int Stop(int signal);

  // Waits for the end.
  int Wait();

 private:
  pid_t pid_ = -1;
  int out_ = -1;
  std::string buffer_;
};

}  // namespace dossier::testing
