// tar, zip and zstd by libarchive, entry by entry; nothing is written anywhere.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "article/input_buffer.h"
#include "article/unpack_limit.h"
#include "base/result.h"

struct archive;

namespace dossier::article {

enum class ArchiveKind : std::uint8_t {
  kTar,
  kZip,   // by its directory where the source can seek, else as it comes
  kZstd,  // one entry without a name
};

struct ArchiveEntry {
  enum class Kind : std::uint8_t { kFile, kFolder, kLink, kOther };

  std::string name;  // any bytes
  Kind kind = Kind::kFile;
  bool is_encrypted = false;
  bool is_sparse = false;                        // zeros that take no place in the archive
  std::optional<std::chrono::sys_seconds> time;  // last change
};

// Reads the entries of `source` in their order; `source` and `limit` must outlive it.
class ArchiveReader {
 public:
  ArchiveReader(InputBuffer& source, ArchiveKind kind, UnpackLimit& limit);
  ArchiveReader(const ArchiveReader&) = delete;
  ArchiveReader& operator=(const ArchiveReader&) = delete;

  // The next entry, or nothing at the end, and after an error unless it was that of a file in a
  // zip. Error kInvalidInput: the archive is damaged; or that of the source.
  Result<std::optional<ArchiveEntry>> Next();

  // The next bytes of the entry, which are good until the next call; nothing at the end. Errors as
  // for Next, and of the limit.
  Result<std::optional<std::string_view>> Read();

  // True after an error that ended the archive.
  bool has_failed() const { return has_failed_; }

  // What the callbacks of libarchive are given.
  struct Source {
    InputBuffer& bytes;
    std::vector<char> block;
  };

 private:
  struct Closer {
    void operator()(archive* archive) const;
  };

  bool Open();
  // Starts anew behind the entry that has failed: a zip tells where each of its files is.
  bool OpenAgain();
  tl::unexpected<Error> End();
  tl::unexpected<Error> Fault() const;

  Source source_;
  ArchiveKind kind_;
  UnpackLimit& limit_;
  std::unique_ptr<archive, Closer> archive_;
  bool can_seek_ = false;
  std::size_t entries_ = 0;
  std::size_t reopenings_ = 0;
  bool has_failed_ = false;
};

// The bytes of the entry that Next of `reader` gave last; not to be used behind the next one.
class EntryInput : public InputBuffer {
 public:
  explicit EntryInput(ArchiveReader& reader) : reader_(reader) {}

 protected:
  std::size_t Fill(std::span<char> block) override;

 private:
  ArchiveReader& reader_;
  std::string_view rest_;  // of what the reader gave last
  bool has_ended_ = false;
};

}  // namespace dossier::article
