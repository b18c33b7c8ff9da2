#include "index/files.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <fstream>
#include <system_error>

namespace dossier::index {
namespace {

[[noreturn]] void ThrowErrno(const std::filesystem::path& path) {
  throw std::system_error(errno, std::generic_category(), path.string());
}

class FileDescriptor {
 public:
  FileDescriptor(const std::filesystem::path& path, int flags)
      : path_(path), number_(::open(path.c_str(), flags | O_CLOEXEC, 0644)) {
    if (number_ < 0) ThrowErrno(path_);
  }
  ~FileDescriptor() { ::close(number_); }
  FileDescriptor(const FileDescriptor&) = delete;
  FileDescriptor& operator=(const FileDescriptor&) = delete;

  void Write(std::string_view bytes) const {
    while (!bytes.empty()) {
      const ssize_t written = ::write(number_, bytes.data(), bytes.size());
      if (written < 0 && errno == EINTR) continue;
      if (written < 0) ThrowErrno(path_);
      bytes.remove_prefix(static_cast<std::size_t>(written));
    }
  }
  void Sync() const {
    if (::fsync(number_) != 0) ThrowErrno(path_);
  }

 private:
  std::filesystem::path path_;
  int number_;
};

}  // namespace

Result<std::string> ReadWholeFile(const std::filesystem::path& path) {
  std::ifstream stream(path, std::ios::binary);
  if (!stream) return Fail(ErrorCode::kUnreadable, "cannot read " + path.string());
  std::string content;
  constexpr std::size_t kPieceBytes = 1U << 20;
  while (stream) {
    const std::size_t size = content.size();
    content.resize(size + kPieceBytes);
    stream.read(content.data() + size, kPieceBytes);
    content.resize(size + static_cast<std::size_t>(stream.gcount()));
  }
  if (stream.bad()) return Fail(ErrorCode::kUnreadable, "cannot read " + path.string());
  return content;
}

void WriteFileDurably(const std::filesystem::path& path, std::string_view content) {
  std::filesystem::path beside = path;
  beside += kUnfinishedEnding;
  {
    const FileDescriptor file(beside, O_WRONLY | O_CREAT | O_TRUNC);
    file.Write(content);
    file.Sync();
  }
  std::filesystem::rename(beside, path);
  SyncNames(path.parent_path().empty() ? "." : path.parent_path());
}

void SyncNames(const std::filesystem::path& folder) {
  FileDescriptor(folder, O_RDONLY | O_DIRECTORY).Sync();
}

void SyncFolder(const std::filesystem::path& folder) {
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    FileDescriptor(entry.path(), O_RDONLY).Sync();
  }
  SyncNames(folder);
}

std::uintmax_t FolderBytes(const std::filesystem::path& folder) {
  std::uintmax_t bytes = 0;
  std::error_code error;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder, error)) {
    const std::uintmax_t size = entry.is_regular_file(error) ? entry.file_size(error) : 0;
    if (!error) bytes += size;
  }
  return bytes;
}

}  // namespace dossier::index
