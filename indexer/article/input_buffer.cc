#include "article/input_buffer.h"

#include <algorithm>

namespace dossier::article {
namespace {

constexpr std::size_t kBlockBytes = 64U << 10;

}  // namespace

InputBuffer::InputBuffer() : block_(kBlockBytes) {}

std::int64_t InputBuffer::Seek(std::int64_t, std::ios_base::seekdir) { return -1; }

InputBuffer::int_type InputBuffer::underflow() {
  if (gptr() < egptr()) return traits_type::to_int_type(*gptr());
  if (fault_) return traits_type::eof();
  const std::size_t count = Fill(block_);
  if (count == 0) return traits_type::eof();
  setg(block_.data(), block_.data(), block_.data() + count);
  return traits_type::to_int_type(*gptr());
}

InputBuffer::pos_type InputBuffer::seekoff(off_type offset, std::ios_base::seekdir way,
                                           std::ios_base::openmode) {
  if (way == std::ios_base::cur) return pos_type(off_type(-1));
  const std::int64_t position = Seek(offset, way);
  if (position >= 0) setg(nullptr, nullptr, nullptr);
  return pos_type(position);
}

std::size_t PlainInput::Fill(std::span<char> block) {
  return static_cast<std::size_t>(
      source_.sgetn(block.data(), static_cast<std::streamsize>(block.size())));
}

std::int64_t PlainInput::Seek(std::int64_t offset, std::ios_base::seekdir way) {
  return source_.pubseekoff(offset, way, std::ios_base::in);
}

PeekedInput::PeekedInput(InputBuffer& source) : source_(source), start_(kBlockBytes, '\0') {
  const auto count = source_.sgetn(start_.data(), static_cast<std::streamsize>(start_.size()));
  start_.resize(static_cast<std::size_t>(count));
}

std::size_t PeekedInput::Fill(std::span<char> block) {
  std::size_t count = std::min(block.size(), start_.size() - start_taken_);
  if (count > 0) {
    start_.copy(block.data(), count, start_taken_);
    start_taken_ += count;
  } else {
    count = static_cast<std::size_t>(
        source_.sgetn(block.data(), static_cast<std::streamsize>(block.size())));
  }
  if (count == 0) SetFault(source_.fault());
  position_ += count;
  furthest_ = std::max(furthest_, position_);
  return count;
}

std::int64_t PeekedInput::Seek(std::int64_t offset, std::ios_base::seekdir way) {
  const std::int64_t position = source_.pubseekoff(offset, way, std::ios_base::in);
  if (position < 0) return position;
  start_taken_ = start_.size();
  position_ = static_cast<std::uint64_t>(position);
  return position;
}

}  // namespace dossier::article
