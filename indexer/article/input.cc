#include "article/input.h"

#include <sys/stat.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <set>
#include <system_error>

#include "article/containers.h"
#include "article/file_buffer.h"

namespace dossier::article {
namespace {

namespace fs = std::filesystem;

std::string_view KindName(fs::file_type type) {
  switch (type) {
    case fs::file_type::symlink:
      return "a symbolic link, which is not followed";
    case fs::file_type::fifo:
      return "a pipe";
    case fs::file_type::socket:
      return "a socket";
    case fs::file_type::block:
    case fs::file_type::character:
      return "a device";
    default:
      return "no regular file";
  }
}

class Walk {
 public:
  void Start(const std::string& named) {
    std::error_code error;
    const fs::path path(named);
    const fs::file_status own = fs::symlink_status(path, error);
    const fs::file_status status = fs::is_symlink(own) ? fs::status(path, error) : own;
    if (!fs::exists(status)) return AddMissing(named, error);
    const fs::path target = fs::canonical(path, error);
    if (error) return AddUnreadable(named, error);
    if (fs::is_directory(status)) return WalkFolder(path, target, fs::path());
    if (!fs::is_regular_file(status)) {
      return AddProblem(ErrorCode::kInvalidInput, named,
                        "is " + std::string(KindName(status.type())));
    }
    AddFile(path, target, path.filename());
    if (fs::is_symlink(own) && is_new_) listing_.files.back().link_target = target.string();
  }

  InputListing TakeListing() { return std::move(listing_); }

 private:
  // `path` as it is named, `target` the same place without links and dots, `relative` below the
  // PATH of the user. Recursion is as deep as the folders are, and the system bounds a path to
  // 4,096 bytes.
  void WalkFolder(const fs::path& path, const fs::path& target, const fs::path& relative) {
    std::error_code error;
    std::vector<fs::directory_entry> entries;
    fs::directory_iterator iterator(path, error);
    for (; !error && iterator != fs::directory_iterator(); iterator.increment(error)) {
      entries.push_back(*iterator);
    }
    if (error) AddUnreadable(path.string(), error);
    std::sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) {
      return a.path().filename().native() < b.path().filename().native();
    });
    for (const fs::directory_entry& entry : entries) {
      const fs::path name = entry.path().filename();
      if (!name.native().starts_with('.')) {
        AddEntry(entry, target / name, relative / name);
      }
    }
  }

  void AddEntry(const fs::directory_entry& entry, const fs::path& target,
                const fs::path& relative) {
    std::error_code error;
    const fs::file_status status = entry.symlink_status(error);
    const std::string path = entry.path().string();
    if (!fs::exists(status)) return AddMissing(path, error);
    if (fs::is_directory(status)) return WalkFolder(entry.path(), target, relative);
    if (fs::is_regular_file(status)) return AddFile(entry.path(), target, relative);
    AddProblem(ErrorCode::kInvalidInput, path, "is " + std::string(KindName(status.type())));
  }

  void AddFile(const fs::path& path, const fs::path& target, const fs::path& relative) {
    is_new_ = seen_.insert(target.native()).second;
    if (!is_new_) return;
    InputFile file;
    file.origin = {path.string(), relative.string(), 0, std::nullopt};
    file.real_path = target.string();
    struct stat status = {};  // one call for size and time: there may be many files
    if (::stat(target.c_str(), &status) == 0) {
      const std::chrono::sys_seconds time{std::chrono::seconds(status.st_mtim.tv_sec)};
      file.origin.file_time = time;
      file.change_time =
          (time.time_since_epoch() + std::chrono::nanoseconds(status.st_mtim.tv_nsec)).count();
      file.size_bytes = static_cast<std::uint64_t>(status.st_size);
    }
    listing_.files.push_back(std::move(file));
  }

  void AddMissing(const std::string& path, const std::error_code& error) {
    if (error && error != std::errc::no_such_file_or_directory) return AddUnreadable(path, error);
    AddProblem(ErrorCode::kNotFound, path, "does not exist");
  }

  void AddUnreadable(const std::string& path, const std::error_code& error) {
    AddProblem(ErrorCode::kUnreadable, path, "cannot be read: " + error.message());
  }

  void AddProblem(ErrorCode code, const std::string& path, const std::string& what) {
    listing_.problems.push_back({code, Printable(path) + ": " + what});
  }

  InputListing listing_;
  std::set<std::string> seen_;  // files by their canonical paths
  bool is_new_ = false;         // the last file of AddFile was none of them
};

}  // namespace

InputListing ListInput(const std::vector<std::string>& paths) {
  Walk walk;
  for (const std::string& path : paths) walk.Start(path);
  return walk.TakeListing();
}

bool ReadFile(const InputFile& file, std::size_t max_bytes, const RecordSink& sink) {
  const std::string& path = file.link_target.empty() ? file.origin.path : file.link_target;
  Result<FileDescriptor> descriptor = OpenRegularFile(path);
  if (!descriptor) return sink(tl::unexpected<Error>(descriptor.error()), file.origin);
  FileBuffer buffer(std::move(*descriptor));
  return ReadContents(buffer, file.origin, max_bytes, sink);
}

bool ReadRecords(std::istream& input, const Origin& origin, std::size_t max_bytes,
                 const RecordSink& sink) {
  PlainInput plain(*input.rdbuf());
  return ReadContents(plain, origin, max_bytes, sink);
}

}  // namespace dossier::article
