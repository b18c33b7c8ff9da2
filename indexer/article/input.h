// Walks the files and folders that a command names.
#pragma once

#include <cstddef>
#include <cstdint>
#include <istream>
#include <string>
#include <vector>

#include "article/record.h"

namespace dossier::article {

// One article or one line of JSON at most; from TRUST.md.
inline constexpr std::size_t kMaxArticleBytes = 64U << 20;

struct InputFile {
  Origin origin;
  std::uint64_t size_bytes = 0;
  std::int64_t change_time = 0;  // nanoseconds since 1970; 0 where it is not known
  std::string real_path;         // absolute, without links and dots
  // What to open, where the user named a symbolic link: the file that it led to when it was listed.
  // Else empty, and origin.path is opened.
  std::string link_target;
};

// The regular files below `paths`, each once, those of one folder in the byte order of their names
// with a folder's files in the place of its name; hidden files and folders are left out unless
// named themselves. A symbolic link is followed where the user named it, and never below a named
// folder. Whatever cannot be walked goes to `problems`, each named with its path: what is not
// there, what may not be read, links, pipes, devices.
struct InputListing {
  std::vector<InputFile> files;
  std::vector<Error> problems;
};
InputListing ListInput(const std::vector<std::string>& paths);

// Opens `file` (regular files only, O_NOFOLLOW | O_NONBLOCK) and reads its records (ReadContents).
// A file that cannot be read gives the sink one error, kUnreadable, after the records read so far.
// Returns false where the sink stopped it.
bool ReadFile(const InputFile& file, std::size_t max_bytes, const RecordSink& sink);

// The same for a stream, such as standard input.
bool ReadRecords(std::istream& input, const Origin& origin, std::size_t max_bytes,
                 const RecordSink& sink);

}  // namespace dossier::article
