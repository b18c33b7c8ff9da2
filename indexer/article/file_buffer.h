// Reading of files that may be anything: only regular ones are opened, and a fault while reading is
// not taken for the end.
#pragma once

#include <string>
#include <utility>

#include "article/input_buffer.h"
#include "base/result.h"

namespace dossier::article {

// Owns a file descriptor and closes it.
class FileDescriptor {
 public:
  explicit FileDescriptor(int number) : number_(number) {}
  ~FileDescriptor();
  FileDescriptor(FileDescriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  FileDescriptor& operator=(FileDescriptor&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
  }

  int number() const { return number_; }

 private:
  int number_ = -1;
};

// Opens for reading with O_NOFOLLOW | O_NONBLOCK, so that no pipe hangs and no link is followed.
// Error kUnreadable: it is not there, may not be read, or is no regular file.
Result<FileDescriptor> OpenRegularFile(const std::string& path);

// The bytes of a file.
class FileBuffer : public InputBuffer {
 public:
  explicit FileBuffer(FileDescriptor descriptor) : descriptor_(std::move(descriptor)) {}

 protected:
  std::size_t Fill(std::span<char> block) override;
  std::int64_t Seek(std::int64_t offset, std::ios_base::seekdir way) override;

 private:
  FileDescriptor descriptor_;
};

}  // namespace dossier::article
