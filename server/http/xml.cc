#include "http/xml.h"

#include "text/utf8.h"

namespace dossier::http {
namespace {

// Char of XML 1.0, fifth edition.
bool IsXml(char32_t c) {
  return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c <= 0xD7FF) ||
         (c >= 0xE000 && c <= 0xFFFD) || (c >= 0x10000 && c <= 0x10FFFF);
}

}  // namespace

std::string EscapeXml(std::string_view utf8) {
  std::string escaped;
  for (std::size_t offset = 0; offset < utf8.size();) {
    const char32_t c = text::NextCodePoint(utf8, offset);
    switch (c) {
      case '<':
        escaped += "&lt;";
        break;
      case '>':
        escaped += "&gt;";
        break;
      case '&':
        escaped += "&amp;";
        break;
      case '"':
        escaped += "&quot;";
        break;
      case '\'':
        escaped += "&#39;";
        break;
      case '\r':
        escaped += "&#13;";  // else a parser makes a line feed of it
        break;
      default:
        text::AppendCodePoint(IsXml(c) ? c : 0xFFFD, escaped);
    }
  }
  return escaped;
}

}  // namespace dossier::http
