// Many short strings, kept together.
#pragma once

#include <algorithm>
#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

namespace dossier {

// Holds copies of strings, which cost it their bytes and no more; none is ever moved or given up
// before all are.
class StringStore {
 public:
  // A copy of `text` that lives as long as the store does, which may be moved.
  std::string_view Keep(std::string_view text) {
    if (text.size() > free_) {
      const std::size_t size = std::max(kBlockBytes, text.size());
      blocks_.push_back(std::make_unique_for_overwrite<char[]>(size));
      next_ = blocks_.back().get();
      free_ = size;
    }
    char* const copy = next_;
    next_ = std::ranges::copy(text, copy).out;
    free_ -= text.size();
    return {copy, text.size()};
  }

 private:
  static constexpr std::size_t kBlockBytes = 1U << 14U;

  std::vector<std::unique_ptr<char[]>> blocks_;
  char* next_ = nullptr;  // in the last block
  std::size_t free_ = 0;  // bytes behind it
};

}  // namespace dossier
