// UTF-16 as it is read.
#pragma once

#include "article/input_buffer.h"
#include "text/charset.h"

namespace dossier::article {

// The UTF-8 of a source in UTF-16, which must outlive it. What is broken in it becomes a byte that
// is not valid UTF-8.
class Utf16Input : public InputBuffer {
 public:
  Utf16Input(InputBuffer& source, text::Utf16Decoder::Order order)
      : source_(source), decoder_(order) {}

 protected:
  std::size_t Fill(std::span<char> block) override;

 private:
  InputBuffer& source_;
  text::Utf16Decoder decoder_;
  std::string utf8_;  // decoded; from `taken_` on it has not been read yet
  std::size_t taken_ = 0;
  bool has_ended_ = false;
};

}  // namespace dossier::article
