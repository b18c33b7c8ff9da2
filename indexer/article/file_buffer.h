// Reading of files that may be anything: only regular ones are opened, and a fault while reading is
// not taken for the end.
#pragma once

#include <streambuf>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

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

// The bytes of a file as a stream buffer.
class FileBuffer : public std::streambuf {
 public:
  explicit FileBuffer(FileDescriptor descriptor);

  // The fault that ended the reading; none where it was the end of the file.
  const std::error_code& error() const { return error_; }

 protected:
  int_type underflow() override;

 private:
  FileDescriptor descriptor_;
  std::vector<char> bytes_;
  std::error_code error_;
};

}  // namespace dossier::article
