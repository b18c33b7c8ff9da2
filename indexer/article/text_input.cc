#include "article/text_input.h"

namespace dossier::article {

bool LineReader::Next() {
  constexpr int kEnd = std::char_traits<char>::eof();
  line_.clear();
  is_too_long_ = false;
  int byte = bytes_.sbumpc();
  if (byte == kEnd) return false;
  ++number_;
  for (; byte != kEnd && byte != '\n'; byte = bytes_.sbumpc()) {
    if (line_.size() < max_bytes_) {
      line_ += static_cast<char>(byte);
    } else {
      is_too_long_ = true;
    }
  }
  return true;
}

}  // namespace dossier::article
