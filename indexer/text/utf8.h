// UTF-8 as bytes and as code points.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace dossier::text {

// True where `bytes` is well-formed UTF-8 (Unicode 15, table 3-7): no overlong forms, no
// surrogates.
bool IsValidUtf8(std::string_view bytes);

// `bytes` with U+FFFD in place of each maximal ill-formed part, and control characters other than
// tab and newline replaced by spaces.
std::string ToValidUtf8(std::string_view bytes);

// The number of code points of a valid text.
std::size_t CountCodePoints(std::string_view utf8);

// The first `count` code points of a valid text, or all of it where it has fewer.
std::string_view TakeCodePoints(std::string_view utf8, std::size_t count);

// NextCodePoint for what is neither ASCII nor a letter of two bytes.
char32_t NextRareCodePoint(std::string_view bytes, std::size_t& offset);

// The code point at `offset`, which moves past it. U+FFFD for each maximal ill-formed part, so that
// any bytes can be read to their end.
inline char32_t NextCodePoint(std::string_view bytes, std::size_t& offset) {
  const auto lead = static_cast<unsigned char>(bytes[offset]);
  if (lead < 0x80) {
    ++offset;
    return lead;
  }
  if (lead >= 0xC2 && lead < 0xE0 && offset + 1 < bytes.size()) {
    const auto second = static_cast<unsigned char>(bytes[offset + 1]);
    if ((second & 0xC0U) == 0x80U) {
      offset += 2;
      return (lead & 0x1FU) << 6U | (second & 0x3FU);
    }
  }
  return NextRareCodePoint(bytes, offset);
}

// Adds the UTF-8 of `code_point`, which must be no surrogate, to `utf8`.
void AppendCodePoint(char32_t code_point, std::string& utf8);

// Turns byte offsets of one valid text into code point offsets. Offsets must not fall from one call
// to the next; the whole sequence costs one pass over the text. `utf8` must outlive the counter.
class CodePointCounter {
 public:
  explicit CodePointCounter(std::string_view utf8) : utf8_(utf8) {}

  // The number of code points in front of `byte_offset`.
  std::size_t At(std::size_t byte_offset);

 private:
  std::string_view utf8_;
  std::size_t byte_offset_ = 0;
  std::size_t code_points_ = 0;
};

}  // namespace dossier::text
