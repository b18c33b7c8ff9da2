#include "http/compression.h"

#include <array>
#include <new>

namespace dossier::http {
namespace {

constexpr int kGzipWindow = 15 + 16;  // zlib's way to say gzip, with the widest window
constexpr int kMemoryLevel = 8;

}  // namespace

bool IsCompressible(std::string_view content_type) {
  const std::string_view bare = content_type.substr(0, content_type.find(';'));
  return bare.starts_with("text/") || bare.ends_with("json") || bare.ends_with("xml") ||
         bare.ends_with("jsonl") || bare.ends_with("ndjson");
}

Gzip::Gzip(int level) {
  if (deflateInit2(&stream_, level, Z_DEFLATED, kGzipWindow, kMemoryLevel, Z_DEFAULT_STRATEGY) !=
      Z_OK) {
    throw std::bad_alloc();
  }
}

Gzip::~Gzip() { deflateEnd(&stream_); }

std::string Gzip::Add(std::string_view piece) { return Deflate(piece, Z_NO_FLUSH); }
std::string Gzip::Finish() { return Deflate({}, Z_FINISH); }

std::string Gzip::Deflate(std::string_view piece, int flush) {
  std::string packed;
  std::array<char, 16 * 1024> buffer;
  // zlib takes it for input only.
  stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(piece.data()));
  stream_.avail_in = static_cast<uInt>(piece.size());
  do {
    stream_.next_out = reinterpret_cast<Bytef*>(buffer.data());
    stream_.avail_out = static_cast<uInt>(buffer.size());
    deflate(&stream_, flush);
    packed.append(buffer.data(), buffer.size() - stream_.avail_out);
  } while (stream_.avail_out == 0);
  return packed;
}

std::string Compress(std::string_view body, int level) {
  Gzip gzip(level);
  std::string packed = gzip.Add(body);
  packed += gzip.Finish();
  return packed;
}

}  // namespace dossier::http
