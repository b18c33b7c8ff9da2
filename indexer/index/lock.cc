#include "index/lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace dossier::index {

Result<Lock> Lock::Claim(int number, int operation, const std::filesystem::path& path) {
  Lock lock(number);
  if (::flock(number, operation | LOCK_NB) == 0) return lock;
  return Fail(ErrorCode::kLocked,
              "another process is using the index in " + path.parent_path().string());
}

Result<Lock> Lock::Take(const std::filesystem::path& path) {
  const int number = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
  if (number < 0) throw std::system_error(errno, std::generic_category(), path.string());
  return Claim(number, LOCK_EX, path);
}

Result<Lock> Lock::TakeShared(const std::filesystem::path& path) {
  const int number = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (number < 0) return Fail(ErrorCode::kDamaged, path.string() + " is missing");
  return Claim(number, LOCK_SH, path);
}

Lock::~Lock() {
  if (number_ >= 0) ::close(number_);
}

}  // namespace dossier::index
