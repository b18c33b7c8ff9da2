// The lock of an index: one writes, or many look at what stands still.
#pragma once

#include <filesystem>
#include <utility>

#include "base/result.h"

namespace dossier::index {

// An advisory lock on a file; the system takes it away with the process, however that ends.
class Lock {
 public:
  // Makes the file where it is not there. Error: kLocked where another process has it. Throws
  // std::system_error.
  static Result<Lock> Take(const std::filesystem::path& path);

  // Beside others of its kind. Errors: kLocked; kDamaged where the file is not there.
  static Result<Lock> TakeShared(const std::filesystem::path& path);

  ~Lock();
  Lock(Lock&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Lock& operator=(Lock&&) = delete;

 private:
  explicit Lock(int number) : number_(number) {}
  static Result<Lock> Claim(int number, int operation, const std::filesystem::path& path);

  int number_;
};

}  // namespace dossier::index
