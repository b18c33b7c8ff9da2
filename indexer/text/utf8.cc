#include "text/utf8.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <utility>

namespace dossier::text {
namespace {

constexpr std::string_view kReplacement = "\uFFFD";

unsigned char ByteAt(std::string_view bytes, std::size_t offset) {
  return static_cast<unsigned char>(bytes[offset]);
}

bool IsContinuation(unsigned char byte) { return (byte & 0xC0U) == 0x80U; }

// The number of bytes at `offset` that are ASCII, found eight at a time: most of any text in a
// Latin script, and the spaces and punctuation of every other.
std::size_t CountAscii(std::string_view bytes, std::size_t offset) {
  constexpr std::uint64_t kHighBits = 0x8080808080808080U;
  const std::size_t start = offset;
  while (offset + sizeof(std::uint64_t) <= bytes.size()) {
    std::uint64_t eight = 0;
    std::memcpy(&eight, bytes.data() + offset, sizeof(eight));
    if ((eight & kHighBits) != 0) break;
    offset += sizeof(eight);
  }
  while (offset < bytes.size() && ByteAt(bytes, offset) < 0x80) ++offset;
  return offset - start;
}

struct Sequence {
  std::size_t size = 1;  // bytes: of the character, or of the maximal ill-formed part
  bool well_formed = false;
};

// What stands at `offset`, by table 3-7 of the Unicode standard: only the second byte has narrower
// limits than 80..BF, and those keep out overlong forms, surrogates and values above 10FFFF.
Sequence ReadSequence(std::string_view bytes, std::size_t offset) {
  const unsigned char lead = ByteAt(bytes, offset);
  if (lead < 0x80) return {1, true};
  if (lead < 0xC2 || lead > 0xF4) return {1, false};
  const std::size_t size = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  const unsigned char second_low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
  const unsigned char second_high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
  for (std::size_t i = 1; i < size; ++i) {
    if (offset + i >= bytes.size()) return {i, false};
    const unsigned char byte = ByteAt(bytes, offset + i);
    const bool fits = i == 1 ? byte >= second_low && byte <= second_high : IsContinuation(byte);
    if (!fits) return {i, false};
  }
  return {size, true};
}

// Control characters are those of C0 and C1, and DEL. C1 is C2 80 to C2 9F in UTF-8.
bool IsUnwantedControl(std::string_view character) {
  const unsigned char first = ByteAt(character, 0);
  if (character.size() == 1)
    return (first < 0x20 && first != '\t' && first != '\n') || first == 0x7F;
  return character.size() == 2 && first == 0xC2 && ByteAt(character, 1) < 0xA0;
}

}  // namespace

bool IsValidUtf8(std::string_view bytes) {
  std::size_t offset = 0;
  while (true) {
    offset += CountAscii(bytes, offset);
    if (offset == bytes.size()) return true;
    const Sequence sequence = ReadSequence(bytes, offset);
    if (!sequence.well_formed) return false;
    offset += sequence.size;
  }
}

std::string ToValidUtf8(std::string_view bytes) {
  std::string result;
  result.reserve(bytes.size());
  std::size_t offset = 0;
  while (offset < bytes.size()) {
    const Sequence sequence = ReadSequence(bytes, offset);
    const std::string_view part = bytes.substr(offset, sequence.size);
    if (!sequence.well_formed) {
      result += kReplacement;
    } else if (IsUnwantedControl(part)) {
      result += ' ';
    } else {
      result += part;
    }
    offset += sequence.size;
  }
  return result;
}

std::size_t CountCodePoints(std::string_view utf8) {
  return static_cast<std::size_t>(std::count_if(utf8.begin(), utf8.end(), [](char byte) {
    return !IsContinuation(static_cast<unsigned char>(byte));
  }));
}

std::string_view TakeCodePoints(std::string_view utf8, std::size_t count) {
  if (utf8.size() <= count) return utf8;
  std::size_t offset = 0;
  for (; offset < utf8.size(); ++offset) {
    if (IsContinuation(ByteAt(utf8, offset))) continue;
    if (count == 0) break;
    --count;
  }
  return utf8.substr(0, offset);
}

char32_t NextRareCodePoint(std::string_view bytes, std::size_t& offset) {
  const Sequence sequence = ReadSequence(bytes, offset);
  const std::size_t begin = std::exchange(offset, offset + sequence.size);
  if (!sequence.well_formed) return U'\uFFFD';
  const unsigned char lead = ByteAt(bytes, begin);
  if (sequence.size == 1) return lead;
  // The lead byte has one bit less for the value with each byte that follows it.
  char32_t code_point = lead & (0x7FU >> sequence.size);
  for (std::size_t i = 1; i < sequence.size; ++i) {
    code_point = code_point << 6U | (ByteAt(bytes, begin + i) & 0x3FU);
  }
  return code_point;
}

void AppendCodePoint(char32_t code_point, std::string& utf8) {
  const auto byte = [&utf8](char32_t value) { utf8 += static_cast<char>(value); };
  if (code_point < 0x80) {
    byte(code_point);
  } else if (code_point < 0x800) {
    const char two[] = {static_cast<char>(0xC0U | code_point >> 6U),
                        static_cast<char>(0x80U | (code_point & 0x3FU))};
    utf8.append(two, sizeof two);
  } else if (code_point < 0x10000) {
    byte(0xE0U | code_point >> 12U);
    byte(0x80U | (code_point >> 6U & 0x3FU));
    byte(0x80U | (code_point & 0x3FU));
  } else {
    byte(0xF0U | code_point >> 18U);
    byte(0x80U | (code_point >> 12U & 0x3FU));
    byte(0x80U | (code_point >> 6U & 0x3FU));
    byte(0x80U | (code_point & 0x3FU));
  }
}

std::size_t CodePointCounter::At(std::size_t byte_offset) {
  byte_offset = std::min(byte_offset, utf8_.size());
  if (byte_offset > byte_offset_) {
    code_points_ += CountCodePoints(utf8_.substr(byte_offset_, byte_offset - byte_offset_));
    byte_offset_ = byte_offset;
  }
  return code_points_;
}

}  // namespace dossier::text
