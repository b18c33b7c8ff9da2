#include "article/file_buffer.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace dossier::article {
namespace {

Error Unreadable(int error_number) {
  return {ErrorCode::kUnreadable,
          "cannot be read: " + std::generic_category().message(error_number)};
}

}  // namespace

FileDescriptor::~FileDescriptor() {
  if (number_ >= 0) ::close(number_);
}

Result<FileDescriptor> OpenRegularFile(const std::string& path) {
  const int number =
      ::open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
  if (number < 0) return tl::unexpected(Unreadable(errno));
  FileDescriptor descriptor(number);
  struct stat status = {};
  if (::fstat(number, &status) != 0) return tl::unexpected(Unreadable(errno));
  if (!S_ISREG(status.st_mode)) return Fail(ErrorCode::kUnreadable, "is no regular file");
  return descriptor;
}

std::size_t FileBuffer::Fill(std::span<char> block) {
  ssize_t count = 0;
  do {
    count = ::read(descriptor_.number(), block.data(), block.size());
  } while (count < 0 && errno == EINTR);
  if (count < 0) SetFault(Unreadable(errno));
  return count < 0 ? 0 : static_cast<std::size_t>(count);
}

std::int64_t FileBuffer::Seek(std::int64_t offset, std::ios_base::seekdir way) {
  return ::lseek(descriptor_.number(), offset, way == std::ios_base::beg ? SEEK_SET : SEEK_END);
}

}  // namespace dossier::article
