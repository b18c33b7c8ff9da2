// What an input may unpack to.
#pragma once

#include <cstdint>
#include <optional>

#include "article/input_buffer.h"
#include "base/error.h"

namespace dossier::article {

// Counts the bytes that one file is unpacked to, whatever the containers in it. More than the
// longest article and 250 times what has been read of the file is no text (JSON Lines shrink to a
// tenth, repetitive ones to a thirtieth) but meant to cost time. `packed` must outlive it.
class UnpackLimit {
 public:
  UnpackLimit(const PeekedInput& packed, std::size_t max_article_bytes)
      : packed_(packed), max_article_bytes_(max_article_bytes) {}

  // Counts `bytes` more; the error where they are too many.
  std::optional<Error> Add(std::size_t bytes) {
    unpacked_ += bytes;
    if (!is_reached()) return std::nullopt;
    return Error{ErrorCode::kInvalidInput,
                 "unpacks to over " + std::to_string(kMaxRatio) + " times its size"};
  }

  bool is_reached() const {
    return unpacked_ > max_article_bytes_ + kMaxRatio * packed_.furthest();
  }

 private:
  static constexpr std::uint64_t kMaxRatio = 250;

  const PeekedInput& packed_;
  std::uint64_t max_article_bytes_;
  std::uint64_t unpacked_ = 0;
};

}  // namespace dossier::article
