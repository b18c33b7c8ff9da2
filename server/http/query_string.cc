#include "http/query_string.h"

#include <algorithm>

#include "text/utf8.h"

namespace dossier::http {
namespace {

int HexValue(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

bool IsUnreserved(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
         c == '.' || c == '_' || c == '~';
}

bool IsControl(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte < 0x20 && c != '\t' && c != '\n' && c != '\r') || byte == 0x7F;
}

// For messages, which are UTF-8 whatever came.
std::string Quote(std::string_view bytes) { return "\"" + text::ToValidUtf8(bytes) + "\""; }

Result<std::string> DecodeComponent(std::string_view text) {
  std::string spaced(text);
  std::ranges::replace(spaced, '+', ' ');
  auto decoded = PercentDecode(spaced);
  if (!decoded) return decoded;
  if (!text::IsValidUtf8(*decoded)) {
    return Fail(ErrorCode::kInvalidInput, Quote(text) + " is not UTF-8");
  }
  if (std::ranges::any_of(*decoded, IsControl)) {
    return Fail(ErrorCode::kInvalidInput, Quote(text) + " has a control character");
  }
  return decoded;
}

}  // namespace

tl::expected<std::vector<Parameter>, BadParameter> ParseQueryString(std::string_view query) {
  std::vector<Parameter> parameters;
  while (!query.empty()) {
    const std::size_t end = std::min(query.find('&'), query.size());
    const std::string_view pair = query.substr(0, end);
    query.remove_prefix(std::min(end + 1, query.size()));
    if (pair.empty()) continue;
    const std::size_t equals = std::min(pair.find('='), pair.size());
    auto name = DecodeComponent(pair.substr(0, equals));
    if (!name) return tl::unexpected(BadParameter{"", std::move(name.error().message)});
    auto value = DecodeComponent(pair.substr(std::min(equals + 1, pair.size())));
    if (!value) {
      return tl::unexpected(BadParameter{std::move(*name), std::move(value.error().message)});
    }
    parameters.push_back({std::move(*name), std::move(*value)});
  }
  return parameters;
}

std::string PercentEncode(std::string_view text) {
  static constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string encoded;
  for (const char c : text) {
    if (IsUnreserved(c)) {
      encoded += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    encoded += '%';
    encoded += kDigits[byte >> 4];
    encoded += kDigits[byte & 15];
  }
  return encoded;
}

Result<std::string> PercentDecode(std::string_view text) {
  std::string decoded;
  decoded.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      decoded += text[i];
      continue;
    }
    const bool whole = text.size() - i > 2;
    const int high = whole ? HexValue(text[i + 1]) : -1;
    const int low = whole ? HexValue(text[i + 2]) : -1;
    if (high < 0 || low < 0) {
      return Fail(ErrorCode::kInvalidInput, Quote(text.substr(i, 3)) + " is no percent sequence");
    }
    decoded += static_cast<char>(high << 4 | low);
    i += 2;
  }
  return decoded;
}

}  // namespace dossier::http
