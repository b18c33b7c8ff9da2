// Archives of any kind, made in memory.
#pragma once

#include <archive.h>
#include <archive_entry.h>

#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace dossier {

struct PackedFile {
  std::string name;
  std::string bytes;
  unsigned type = AE_IFREG;
  std::string link = {};  // symbolic, with AE_IFLNK
  std::string hardlink = {};
};

namespace internal {

using Writer = std::unique_ptr<archive, int (*)(archive*)>;

inline la_ssize_t AppendTo(archive*, void* bytes, const void* block, std::size_t size) {
  static_cast<std::string*>(bytes)->append(static_cast<const char*>(block), size);
  return static_cast<la_ssize_t>(size);
}

inline void Require(int status, const Writer& writer) {
  if (status == ARCHIVE_OK) return;
  const char* message = archive_error_string(writer.get());
  throw std::runtime_error(message != nullptr ? message : "libarchive fails");
}

inline std::string Write(const Writer& writer, const std::vector<PackedFile>& files) {
  std::string bytes;
  archive_write_set_bytes_per_block(writer.get(), 0);
  Require(archive_write_open2(writer.get(), &bytes, nullptr, AppendTo, nullptr, nullptr), writer);
  for (const PackedFile& file : files) {
    const std::unique_ptr<archive_entry, void (*)(archive_entry*)> entry(archive_entry_new(),
                                                                         archive_entry_free);
    archive_entry_set_pathname(entry.get(), file.name.c_str());
    archive_entry_set_filetype(entry.get(), file.type);
    archive_entry_set_perm(entry.get(), 0644);
    archive_entry_set_mtime(entry.get(), 1'700'000'000, 0);
    const bool has_bytes = file.type == AE_IFREG && file.hardlink.empty();
    archive_entry_set_size(entry.get(), has_bytes ? static_cast<la_int64_t>(file.bytes.size()) : 0);
    if (!file.link.empty()) archive_entry_set_symlink(entry.get(), file.link.c_str());
    if (!file.hardlink.empty()) archive_entry_set_hardlink(entry.get(), file.hardlink.c_str());
    Require(archive_write_header(writer.get(), entry.get()), writer);
    if (has_bytes) archive_write_data(writer.get(), file.bytes.data(), file.bytes.size());
  }
  Require(archive_write_close(writer.get()), writer);
  return bytes;
}

inline std::string Pack(std::string_view bytes, int (*add_filter)(archive*)) {
  const Writer writer(archive_write_new(), archive_write_free);
  Require(archive_write_set_format_raw(writer.get()), writer);
  Require(add_filter(writer.get()), writer);
  return Write(writer, {{"x", std::string(bytes)}});
}

}  // namespace internal

inline std::string Gzip(std::string_view bytes) {
  return internal::Pack(bytes, archive_write_add_filter_gzip);
}

inline std::string Zstd(std::string_view bytes) {
  return internal::Pack(bytes, archive_write_add_filter_zstd);
}

inline std::string Tar(const std::vector<PackedFile>& files) {
  const internal::Writer writer(archive_write_new(), archive_write_free);
  internal::Require(archive_write_set_format_gnutar(writer.get()), writer);
  return internal::Write(writer, files);
}

// Encrypted where `password` is given.
inline std::string Zip(const std::vector<PackedFile>& files, const char* password = nullptr) {
  const internal::Writer writer(archive_write_new(), archive_write_free);
  internal::Require(archive_write_set_format_zip(writer.get()), writer);
  if (password != nullptr) {
    internal::Require(archive_write_set_options(writer.get(), "zip:encryption=traditional"),
                      writer);
    internal::Require(archive_write_set_passphrase(writer.get(), password), writer);
  }
  return internal::Write(writer, files);
}

}  // namespace dossier
