#include "article/record.h"

#include "article/utf8_check.h"
#include "text/utf8.h"

namespace dossier::article {
namespace {

constexpr std::size_t kQuotedCodePoints = 60;

void AppendEscaped(unsigned char byte, std::string& out) {
  static constexpr std::string_view kDigits = "0123456789abcdef";
  if (byte == '\n') {
    out += "\\n";
  } else if (byte == '\t') {
    out += "\\t";
  } else {
    out += "\\x";
    out += kDigits[byte >> 4];
    out += kDigits[byte & 15];
  }
}

// C0, DEL and C1; also the line separators and the marks that turn the direction of a line, which
// can make a message read as something else on a terminal.
bool IsControl(std::string_view character) {
  const auto first = static_cast<unsigned char>(character.front());
  if (character.size() == 1) return first < 0x20 || first == 0x7F;
  if (character.size() == 2) return first == 0xC2 && character < "\u00A0";
  if (character.size() != 3) return false;
  return (character >= "\u2028" && character <= "\u202E") ||
         (character >= "\u2066" && character <= "\u2069") || character == "\u200E" ||
         character == "\u200F";
}

}  // namespace

std::string Origin::ToString() const {
  return line == 0 ? Printable(path) : Printable(path) + ":" + std::to_string(line);
}

std::string Printable(std::string_view bytes) {
  std::string printable;
  while (!bytes.empty()) {
    const std::size_t size = LeadingCharacterBytes(bytes);
    const std::string_view character = bytes.substr(0, size == 0 ? 1 : size);
    if (size == 0 || IsControl(character)) {
      for (const char byte : character) AppendEscaped(static_cast<unsigned char>(byte), printable);
    } else {
      printable += character;
    }
    bytes.remove_prefix(character.size());
  }
  return printable;
}

std::string Quoted(std::string_view bytes) {
  // Cut before the escapes are made: escapes of a long input would cost as much again.
  const std::string head = Printable(bytes.substr(0, kQuotedCodePoints * 4));
  const std::string_view cut = text::TakeCodePoints(head, kQuotedCodePoints);
  const bool is_whole = cut.size() == head.size() && bytes.size() <= kQuotedCodePoints * 4;
  return '"' + std::string(cut) + (is_whole ? "\"" : "…\"");
}

}  // namespace dossier::article
