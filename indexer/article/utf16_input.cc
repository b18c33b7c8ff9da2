#include "article/utf16_input.h"

#include <algorithm>
#include <array>

namespace dossier::article {

std::size_t Utf16Input::Fill(std::span<char> block) {
  std::array<char, 16U << 10> bytes;
  while (taken_ == utf8_.size() && !has_ended_) {
    utf8_.clear();
    taken_ = 0;
    const auto count = static_cast<std::size_t>(source_.sgetn(bytes.data(), bytes.size()));
    decoder_.Append({bytes.data(), count}, utf8_);
    has_ended_ = count == 0;
    if (has_ended_) decoder_.Finish(utf8_);
  }
  const std::size_t count = std::min(block.size(), utf8_.size() - taken_);
  utf8_.copy(block.data(), count, taken_);
  taken_ += count;
  if (count == 0) SetFault(source_.fault());
  return count;
}

}  // namespace dossier::article
