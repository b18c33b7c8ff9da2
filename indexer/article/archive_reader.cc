#include "article/archive_reader.h"

#include <archive.h>
#include <archive_entry.h>
#include <locale.h>

#include <new>
#include <utility>

#include "article/record.h"

namespace dossier::article {
namespace {

constexpr std::size_t kBlockBytes = 64U << 10;
constexpr std::size_t kMaxReopenings = 20;  // each may read the whole archive

la_ssize_t ReadSource(archive*, void* data, const void** buffer) {
  auto& source = *static_cast<ArchiveReader::Source*>(data);
  *buffer = source.block.data();
  return source.bytes.sgetn(source.block.data(), static_cast<std::streamsize>(source.block.size()));
}

// Has libarchive read what it does not need: else it would seek from where it stands.
la_int64_t SkipNothing(archive*, void*, la_int64_t) { return 0; }

la_int64_t SeekSource(archive*, void* data, la_int64_t offset, int whence) {
  if (whence == SEEK_CUR) return ARCHIVE_FATAL;
  const auto way = whence == SEEK_SET ? std::ios_base::beg : std::ios_base::end;
  const std::streamoff position =
      static_cast<ArchiveReader::Source*>(data)->bytes.pubseekoff(offset, way);
  return position < 0 ? ARCHIVE_FATAL : position;
}

ArchiveEntry::Kind KindOf(archive_entry* entry) {
  if (archive_entry_hardlink(entry) != nullptr) return ArchiveEntry::Kind::kLink;
  switch (archive_entry_filetype(entry)) {
    case AE_IFREG:
    case 0:  // the raw format tells none
      return ArchiveEntry::Kind::kFile;
    case AE_IFDIR:
      return ArchiveEntry::Kind::kFolder;
    case AE_IFLNK:
      return ArchiveEntry::Kind::kLink;
    default:
      return ArchiveEntry::Kind::kOther;
  }
}

std::string NameOf(archive_entry* entry) {
  const char* name = archive_entry_pathname(entry);
  return name != nullptr ? name : "";
}

// libarchive hands out a name that is marked as UTF-8 only where the locale has its characters. The
// locale of one thread, while this lives.
class Utf8Locale {
 public:
  Utf8Locale() : last_(Get() != nullptr ? uselocale(Get()) : nullptr) {}
  ~Utf8Locale() {
    if (last_ != nullptr) uselocale(last_);
  }
  Utf8Locale(const Utf8Locale&) = delete;
  Utf8Locale& operator=(const Utf8Locale&) = delete;

 private:
  static locale_t Get() {
    static const locale_t kLocale = newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);
    return kLocale;
  }

  locale_t last_;
};

void Support(archive* archive, ArchiveKind kind) {
  switch (kind) {
    case ArchiveKind::kTar:
      archive_read_support_format_tar(archive);
      break;
    case ArchiveKind::kZip:
      archive_read_support_format_zip(archive);
      break;
    case ArchiveKind::kZstd:
      archive_read_support_filter_zstd(archive);
      archive_read_support_format_raw(archive);
      archive_read_support_format_empty(archive);
      break;
  }
}

}  // namespace

void ArchiveReader::Closer::operator()(archive* archive) const { archive_read_free(archive); }

ArchiveReader::ArchiveReader(InputBuffer& source, ArchiveKind kind, UnpackLimit& limit)
    : source_{source, std::vector<char>(kBlockBytes)}, kind_(kind), limit_(limit) {}

bool ArchiveReader::Open() {
  archive_.reset(archive_read_new());
  if (!archive_) throw std::bad_alloc();
  Support(archive_.get(), kind_);
  archive_read_set_callback_data(archive_.get(), &source_);
  archive_read_set_read_callback(archive_.get(), ReadSource);
  archive_read_set_skip_callback(archive_.get(), SkipNothing);
  can_seek_ = kind_ == ArchiveKind::kZip &&
              source_.bytes.pubseekoff(0, std::ios_base::beg) == std::streampos(0);
  if (can_seek_) archive_read_set_seek_callback(archive_.get(), SeekSource);
  return archive_read_open1(archive_.get()) == ARCHIVE_OK;
}

bool ArchiveReader::OpenAgain() {
  if (!can_seek_ || limit_.is_reached() || reopenings_++ == kMaxReopenings || !Open()) return false;
  archive_entry* entry = nullptr;
  for (std::size_t i = 0; i < entries_; ++i) {
    if (archive_read_next_header(archive_.get(), &entry) < ARCHIVE_WARN) return false;
  }
  has_failed_ = false;
  return true;
}

Result<std::optional<ArchiveEntry>> ArchiveReader::Next() {
  const Utf8Locale locale;
  if (has_failed_ && !OpenAgain()) return std::nullopt;
  if (!archive_ && !Open()) return End();
  archive_entry* entry = nullptr;
  const int status = archive_read_next_header(archive_.get(), &entry);
  if (status == ARCHIVE_EOF) return std::nullopt;
  if (status < ARCHIVE_WARN) {
    can_seek_ = false;
    return End();
  }
  ++entries_;
  ArchiveEntry found{.name = NameOf(entry),
                     .kind = KindOf(entry),
                     .is_encrypted = archive_entry_is_encrypted(entry) != 0,
                     .is_sparse = archive_entry_sparse_count(entry) > 0,
                     .time = std::nullopt};
  if (archive_entry_mtime_is_set(entry) != 0) {
    found.time = std::chrono::sys_seconds(std::chrono::seconds(archive_entry_mtime(entry)));
  }
  return found;
}

Result<std::optional<std::string_view>> ArchiveReader::Read() {
  const void* bytes = nullptr;
  std::size_t count = 0;
  la_int64_t offset = 0;
  const int status = archive_read_data_block(archive_.get(), &bytes, &count, &offset);
  if (status == ARCHIVE_EOF) return std::nullopt;
  if (status == ARCHIVE_FATAL) return End();
  if (status < ARCHIVE_OK) return Fault();
  // Those of a tar have been counted where they were unpacked, if they were.
  if (kind_ != ArchiveKind::kTar) {
    if (auto error = limit_.Add(count)) {
      has_failed_ = true;
      return tl::unexpected(*error);
    }
  }
  return std::string_view(static_cast<const char*>(bytes), count);
}

tl::unexpected<Error> ArchiveReader::End() {
  has_failed_ = true;
  return Fault();
}

tl::unexpected<Error> ArchiveReader::Fault() const {
  if (source_.bytes.fault()) return tl::unexpected(*source_.bytes.fault());
  const char* message = archive_error_string(archive_.get());
  return Fail(ErrorCode::kInvalidInput,
              std::string("cannot be unpacked: ") +
                  Printable(message != nullptr ? message : "the archive is damaged"));
}

std::size_t EntryInput::Fill(std::span<char> block) {
  while (rest_.empty() && !has_ended_) {
    const Result<std::optional<std::string_view>> bytes = reader_.Read();
    if (!bytes) SetFault(bytes.error());
    has_ended_ = !bytes || !*bytes;
    if (!has_ended_) rest_ = **bytes;
  }
  const std::size_t count = rest_.copy(block.data(), block.size());
  rest_.remove_prefix(count);
  return count;
}

}  // namespace dossier::article
