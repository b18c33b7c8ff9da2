#include "article/containers.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "article/archive_reader.h"
#include "article/formats.h"
#include "article/gzip_input.h"
#include "article/unpack_limit.h"

namespace dossier::article {
namespace {

enum class Container { kGzip, kZstd, kTar, kZip };

std::optional<Container> FindContainer(std::string_view start) {
  struct Magic {
    std::size_t offset;
    std::string_view bytes;
    Container container;
  };
  static constexpr Magic kMagics[] = {
      {0, "\x1F\x8B\x08", Container::kGzip}, {0, "\x28\xB5\x2F\xFD", Container::kZstd},
      {0, "PK\3\4", Container::kZip},        {0, "PK\5\6", Container::kZip},
      {257, "ustar", Container::kTar},
  };
  for (const Magic& magic : kMagics) {
    if (start.size() > magic.offset && start.substr(magic.offset).starts_with(magic.bytes)) {
      return magic.container;
    }
  }
  return std::nullopt;
}

// A name in an archive without its empty parts and ".".
struct EntryPath {
  std::string path;
  bool is_hidden = false;
  bool leaves = false;  // ".."
};

EntryPath ParsePath(std::string_view name) {
  EntryPath parsed;
  while (!name.empty()) {
    const std::string_view part = name.substr(0, name.find('/'));
    name.remove_prefix(std::min(part.size() + 1, name.size()));
    if (part.empty() || part == ".") continue;
    parsed.leaves = parsed.leaves || part == "..";
    parsed.is_hidden = parsed.is_hidden || part.starts_with('.');
    if (!parsed.path.empty()) parsed.path += '/';
    parsed.path += part;
  }
  return parsed;
}

// Why an entry is not read, if it is not.
std::string_view Objection(const ArchiveEntry& entry, const EntryPath& path) {
  if (entry.name.starts_with('/')) return "has an absolute path, which is not read";
  if (path.leaves) return "has a path that leads out of the archive, which is not read";
  if (path.path.empty()) return "has no name";
  if (entry.kind == ArchiveEntry::Kind::kLink) return "is a link, which is not followed";
  if (entry.kind == ArchiveEntry::Kind::kOther) return "is no regular file";
  if (entry.is_encrypted) return "is encrypted, which is not read";
  if (entry.is_sparse) return "is a sparse file, which is not read";
  return {};
}

// What lies around the bytes that are being read.
struct Wrapping {
  bool is_archive = false;
  bool is_packed = false;  // in the archive, if there is one
};

class Unpacker {
 public:
  Unpacker(UnpackLimit& limit, std::size_t max_bytes, const RecordSink& sink)
      : limit_(limit), max_bytes_(max_bytes), sink_(sink) {}

  bool Read(PeekedInput& bytes, const Origin& origin, Wrapping wrapping) {
    const auto container = FindContainer(bytes.start());
    if (!container) return ReadText(bytes, origin, max_bytes_, sink_);
    const bool is_archive = *container == Container::kTar || *container == Container::kZip;
    if (is_archive && wrapping.is_archive) {
      return Refuse("is an archive in an archive, which is not read", origin);
    }
    if (!is_archive && wrapping.is_packed) {
      return Refuse("is packed twice, which is not read", origin);
    }
    switch (*container) {
      case Container::kGzip:
        return ReadGzip(bytes, origin, wrapping);
      case Container::kZstd:
        return ReadZstd(bytes, origin, wrapping);
      case Container::kTar:
        return ReadArchive(bytes, ArchiveKind::kTar, origin);
      case Container::kZip:
        return ReadArchive(bytes, ArchiveKind::kZip, origin);
    }
    return true;
  }

 private:
  bool Refuse(std::string_view what, const Origin& origin) {
    return sink_(Fail(ErrorCode::kInvalidInput, std::string(what)), origin);
  }

  bool ReadGzip(PeekedInput& bytes, const Origin& origin, Wrapping wrapping) {
    GzipInput unpacked(bytes, limit_);
    PeekedInput peeked(unpacked);
    return Read(peeked, origin, {wrapping.is_archive, true});
  }

  bool ReadZstd(PeekedInput& bytes, const Origin& origin, Wrapping wrapping) {
    ArchiveReader reader(bytes, ArchiveKind::kZstd, limit_);
    const auto entry = reader.Next();
    if (!entry) return sink_(tl::unexpected(entry.error()), origin);
    if (!*entry) return Refuse("has no text", origin);
    EntryInput unpacked(reader);
    PeekedInput peeked(unpacked);
    return Read(peeked, origin, {wrapping.is_archive, true});
  }

  bool ReadArchive(PeekedInput& bytes, ArchiveKind kind, const Origin& origin) {
    ArchiveReader reader(bytes, kind, limit_);
    std::size_t files = 0;
    while (true) {
      const auto entry = reader.Next();
      if (!entry) return sink_(tl::unexpected(entry.error()), origin);
      if (!*entry) break;
      const EntryPath path = ParsePath((*entry)->name);
      if ((*entry)->kind == ArchiveEntry::Kind::kFolder) continue;
      if (path.is_hidden && !path.leaves) continue;
      if (++files == 1 && IsOfOfficeDocument(**entry)) {
        return Refuse("is an office document, which is not read", origin);
      }
      if (!ReadEntry(reader, **entry, path, origin)) return false;
    }
    if (files == 0) return Refuse("has no files", origin);
    return kind != ArchiveKind::kTar || reader.has_failed() || ReadRest(bytes, origin);
  }

  // The files of office programs and e-books are zip archives, too.
  static bool IsOfOfficeDocument(const ArchiveEntry& entry) {
    return entry.name == "[Content_Types].xml" || entry.name == "mimetype";
  }

  bool ReadEntry(ArchiveReader& reader, const ArchiveEntry& entry, const EntryPath& path,
                 const Origin& archive) {
    Origin origin = archive;
    origin.path += '/' + (path.path.empty() || path.leaves ? entry.name : path.path);
    origin.relative_path += '/' + path.path;
    if (entry.time) origin.file_time = entry.time;
    if (const std::string_view why = Objection(entry, path); !why.empty()) {
      return Refuse(why, origin);
    }
    EntryInput bytes(reader);
    PeekedInput peeked(bytes);
    return Read(peeked, origin, {.is_archive = true, .is_packed = false});
  }

  // The sum of a packed tar stands behind the end of the tar.
  bool ReadRest(PeekedInput& bytes, const Origin& origin) {
    std::array<char, 16U << 10> block;
    while (bytes.sgetn(block.data(), block.size()) > 0) continue;
    return !bytes.fault() || sink_(tl::unexpected(*bytes.fault()), origin);
  }

  UnpackLimit& limit_;
  std::size_t max_bytes_;
  const RecordSink& sink_;
};

}  // namespace

bool ReadContents(InputBuffer& source, const Origin& origin, std::size_t max_bytes,
                  const RecordSink& sink) {
  PeekedInput bytes(source);
  UnpackLimit limit(bytes, max_bytes);
  return Unpacker(limit, max_bytes, sink).Read(bytes, origin, {});
}

}  // namespace dossier::article
