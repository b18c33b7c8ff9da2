#include "article/gzip_input.h"

#include <new>

namespace dossier::article {
namespace {

constexpr std::size_t kPackedBytes = 64U << 10;
constexpr int kGzipWindowBits = 15 + 16;  // the largest window; a header of gzip and no other
constexpr unsigned char kMagic = 0x1F;

}  // namespace

GzipInput::GzipInput(InputBuffer& source, UnpackLimit& limit)
    : source_(source), limit_(limit), packed_(kPackedBytes) {
  if (inflateInit2(&stream_, kGzipWindowBits) != Z_OK) throw std::bad_alloc();
}

GzipInput::~GzipInput() { inflateEnd(&stream_); }

std::size_t GzipInput::Fill(std::span<char> block) {
  stream_.next_out = reinterpret_cast<unsigned char*>(block.data());
  stream_.avail_out = static_cast<uInt>(block.size());
  while (stream_.avail_out == block.size() && !has_ended_ && !waiting_) {
    if (stream_.avail_in == 0 && !Refill()) {
      Refuse("ends in the middle of its gzip");
      break;
    }
    const int status = inflate(&stream_, Z_NO_FLUSH);
    if (status == Z_MEM_ERROR) throw std::bad_alloc();
    if (status == Z_STREAM_END) {
      EndMember();
    } else if (status != Z_OK && status != Z_BUF_ERROR) {
      Refuse(std::string("is damaged gzip (") + (stream_.msg != nullptr ? stream_.msg : "") + ")");
    }
  }
  const std::size_t count = block.size() - stream_.avail_out;
  if (count == 0) {
    SetFault(std::move(waiting_));
    return 0;
  }
  if (auto error = limit_.Add(count)) waiting_ = std::move(error);
  return count;
}

bool GzipInput::Refill() {
  const auto count = source_.sgetn(packed_.data(), static_cast<std::streamsize>(packed_.size()));
  stream_.next_in = reinterpret_cast<unsigned char*>(packed_.data());
  stream_.avail_in = static_cast<uInt>(count);
  return count > 0;
}

// Goes on with the member behind, if there is one.
void GzipInput::EndMember() {
  const bool has_more = stream_.avail_in > 0 || Refill();
  if (has_more && *stream_.next_in == kMagic) {
    inflateReset(&stream_);
  } else {
    has_ended_ = true;
    waiting_ = source_.fault();
  }
}

void GzipInput::Refuse(std::string what) {
  waiting_ = source_.fault() ? source_.fault() : Error{ErrorCode::kInvalidInput, std::move(what)};
}

}  // namespace dossier::article
