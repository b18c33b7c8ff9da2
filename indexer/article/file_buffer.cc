#include "article/file_buffer.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

namespace dossier::article {
namespace {

constexpr std::size_t kBufferBytes = 64U << 10;

tl::unexpected<Error> Unreadable(int error_number) {
  return Fail(ErrorCode::kUnreadable,
              "cannot be read: " + std::generic_category().message(error_number));
}

}  // namespace

FileDescriptor::~FileDescriptor() {
  if (number_ >= 0) ::close(number_);
}

Result<FileDescriptor> OpenRegularFile(const std::string& path) {
  const int number =
      ::open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
  if (number < 0) return Unreadable(errno);
  FileDescriptor descriptor(number);
  struct stat status = {};
  if (::fstat(number, &status) != 0) return Unreadable(errno);
  if (!S_ISREG(status.st_mode)) return Fail(ErrorCode::kUnreadable, "is no regular file");
  return descriptor;
}

FileBuffer::FileBuffer(FileDescriptor descriptor)
    : descriptor_(std::move(descriptor)), bytes_(kBufferBytes) {}

FileBuffer::int_type FileBuffer::underflow() {
  if (gptr() < egptr()) return traits_type::to_int_type(*gptr());
  ssize_t count = 0;
  do {
    count = ::read(descriptor_.number(), bytes_.data(), bytes_.size());
  } while (count < 0 && errno == EINTR);
  if (count < 0) error_ = std::error_code(errno, std::generic_category());
  if (count <= 0) return traits_type::eof();
  setg(bytes_.data(), bytes_.data(), bytes_.data() + count);
  return traits_type::to_int_type(*gptr());
}

}  // namespace dossier::article
