// What was asked, for those who run the server.
#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

#include "base/result.h"
#include "http/access.h"

namespace dossier::http {

// Whether a log tells what people search for and read.
enum class Targets { kLogged, kLeftOut };

// One line of JSON without its end, printable ASCII alone: other bytes become percent sequences.
std::string AccessLine(const Access& access, std::chrono::system_clock::time_point time,
                       Targets targets);

// A file to which lines are added, each with one write, so that several processes may share it.
// Safe to share between threads.
class AccessLog {
 public:
  // "-" is standard output. Error kUnreadable where the file cannot be written.
  static Result<std::unique_ptr<AccessLog>> Open(std::filesystem::path file, Targets targets);
  ~AccessLog();

  // A line that cannot be written (a full disk) is lost; the server goes on.
  void Write(const Access& access);

  // Goes on with the file that has the name now, for those who have moved the old one away. Where
  // that fails, the old one stays.
  Result<void> Reopen();

 private:
  AccessLog(std::filesystem::path file, Targets targets)
      : file_(std::move(file)), targets_(targets) {}

  std::filesystem::path file_;
  Targets targets_;
  std::mutex mutex_;
  int descriptor_ = -1;
};

}  // namespace dossier::http
