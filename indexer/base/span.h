// A piece of a text, by its place.
#pragma once

#include <cstdint>
#include <string_view>

namespace dossier {

// Half-open byte offsets [begin, end) into a UTF-8 text; both stand at the limits of code points.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  std::uint32_t size() const { return end - begin; }
  bool empty() const { return begin == end; }
  std::string_view In(std::string_view text) const { return text.substr(begin, end - begin); }
  bool operator==(const Span&) const = default;
};

}  // namespace dossier
