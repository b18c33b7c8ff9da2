// Many short texts, ids or labels, in little memory.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::search {

// Their bytes one behind the other, and 4 bytes for each.
class PackedIds {
 public:
  void Add(std::string_view id) {
    bytes_ += id;
    ends_.push_back(static_cast<std::uint32_t>(bytes_.size()));
  }

  std::size_t size() const { return ends_.size(); }

  // In the order in which they were added.
  std::string_view operator[](std::size_t place) const {
    const std::size_t begin = place == 0 ? 0 : ends_[place - 1];
    return std::string_view(bytes_).substr(begin, ends_[place] - begin);
  }

 private:
  std::string bytes_;
  std::vector<std::uint32_t> ends_;
};

}  // namespace dossier::search
