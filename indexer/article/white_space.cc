#include "article/white_space.h"

namespace dossier::article {
namespace {

unsigned char ByteAt(std::string_view bytes, std::size_t offset) {
  return static_cast<unsigned char>(bytes[offset]);
}

bool IsAsciiSpace(unsigned char byte) { return byte == ' ' || (byte >= '\t' && byte <= '\r'); }

// U+0085 and U+00A0.
bool IsSpaceOfTwo(std::string_view two) {
  return ByteAt(two, 0) == 0xC2 && (ByteAt(two, 1) == 0x85 || ByteAt(two, 1) == 0xA0);
}

bool IsSpaceOfThree(std::string_view three) {
  if (three == "\uFEFF" || three == "\u1680" || three == "\u3000" || three == "\u205F") return true;
  if (three == "\u2028" || three == "\u2029" || three == "\u202F") return true;
  return three >= "\u2000" && three <= "\u200B";
}

}  // namespace

std::size_t LeadingWideSpaceBytes(std::string_view utf8) {
  if (utf8.size() >= 2 && IsSpaceOfTwo(utf8.substr(0, 2))) return 2;
  return utf8.size() >= 3 && IsSpaceOfThree(utf8.substr(0, 3)) ? 3 : 0;
}

std::size_t TrailingSpaceBytes(std::string_view utf8) {
  if (utf8.empty()) return 0;
  const unsigned char last = ByteAt(utf8, utf8.size() - 1);
  if (last < 0x80) return IsAsciiSpace(last) ? 1 : 0;
  if (utf8.size() >= 2 && IsSpaceOfTwo(utf8.substr(utf8.size() - 2))) return 2;
  return utf8.size() >= 3 && IsSpaceOfThree(utf8.substr(utf8.size() - 3)) ? 3 : 0;
}

bool IsBlank(std::string_view utf8) { return Trim(utf8).empty(); }

Span TrimSpan(std::string_view text, Span span) {
  const std::string_view trimmed = Trim(span.In(text));
  if (trimmed.empty()) return {span.begin, span.begin};
  const auto begin = static_cast<std::uint32_t>(trimmed.data() - text.data());
  return {begin, begin + static_cast<std::uint32_t>(trimmed.size())};
}

std::string_view Trim(std::string_view utf8) {
  while (const std::size_t size = LeadingSpaceBytes(utf8)) utf8.remove_prefix(size);
  while (const std::size_t size = TrailingSpaceBytes(utf8)) utf8.remove_suffix(size);
  return utf8;
}

std::string CollapseSpaces(std::string_view utf8) {
  std::string collapsed;
  bool in_space = false;
  for (utf8 = Trim(utf8); !utf8.empty();) {
    if (const std::size_t size = LeadingSpaceBytes(utf8)) {
      utf8.remove_prefix(size);
      in_space = true;
      continue;
    }
    if (in_space) collapsed += ' ';
    in_space = false;
    collapsed += utf8.front();
    utf8.remove_prefix(1);
  }
  return collapsed;
}

}  // namespace dossier::article
