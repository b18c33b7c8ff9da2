#include "http/answer_text.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <ctime>
#include <iterator>

#include "http/compression.h"

namespace dossier::http {
namespace {

// Below it the head of gzip costs more than it saves.
constexpr std::size_t kMinCompressedBytes = 256;

// Of RFC 9110, section 15; for people only, so that an empty one would do.
std::string_view Reason(int status) {
  switch (status) {
    case 200:
      return "OK";
    case 304:
      return "Not Modified";
    case 400:
      return "Bad Request";
    case 401:
      return "Unauthorized";
    case 403:
      return "Forbidden";
    case 404:
      return "Not Found";
    case 405:
      return "Method Not Allowed";
    case 408:
      return "Request Timeout";
    case 414:
      return "URI Too Long";
    case 417:
      return "Expectation Failed";
    case 422:
      return "Unprocessable Content";
    case 431:
      return "Request Header Fields Too Large";
    case 500:
      return "Internal Server Error";
    case 501:
      return "Not Implemented";
    case 503:
      return "Service Unavailable";
    case 505:
      return "HTTP Version Not Supported";
    default:
      return "";
  }
}

void AddField(std::string& text, std::string_view name, std::string_view value) {
  text.append(name).append(": ");
  // Whatever a handler put there: one field stays one field.
  std::ranges::copy_if(value, std::back_inserter(text),
                       [](char c) { return static_cast<unsigned char>(c) >= ' ' && c != '\x7F'; });
  text += "\r\n";
}

std::string Date() {
  const std::time_t now = std::time(nullptr);
  std::tm utc{};
  gmtime_r(&now, &utc);
  std::array<char, 32> text{};
  const std::size_t size =
      std::strftime(text.data(), text.size(), "%a, %d %b %Y %H:%M:%S GMT", &utc);
  return {text.data(), size};
}

// All but what says how long the body is.
std::string CommonHead(const Response& response, const Delivery& delivery, bool compressed) {
  std::string text = "HTTP/1.1 " + std::to_string(response.status) + " ";
  text.append(Reason(response.status)).append("\r\n");
  AddField(text, "Date", Date());
  for (const auto& [name, value] : response.headers) AddField(text, name, value);
  if (!response.content_type.empty()) AddField(text, "Content-Type", response.content_type);
  if (compressed) AddField(text, "Content-Encoding", "gzip");
  if (!delivery.keep_alive) {
    AddField(text, "Connection", "close");
  } else if (delivery.is_http_1_0) {
    AddField(text, "Connection", "keep-alive");
  }
  return text;
}

}  // namespace

bool IsCompressed(const Response& response, const Delivery& delivery) {
  if (!delivery.accepts_gzip) return false;
  if (!response.packed.empty()) return true;
  return IsCompressible(response.content_type) &&
         (response.body_writer || response.body.size() >= kMinCompressedBytes);
}

std::string WholeAnswer(const Response& response, const Delivery& delivery) {
  const bool compressed = IsCompressed(response, delivery);
  std::string text = CommonHead(response, delivery, compressed);
  // These two have no body, whatever their other fields say (RFC 9110, section 6.4.1).
  if (response.status == 304 || response.status == 204) return text += "\r\n";
  std::string packed;
  std::string_view body = response.body;
  if (compressed && !response.packed.empty()) {
    body = response.packed;
  } else if (compressed) {
    packed = Compress(response.body, kQuickLevel);
    body = packed;
  }
  AddField(text, "Content-Length", std::to_string(body.size()));
  text += "\r\n";
  if (!delivery.head_only) text += body;
  return text;
}

std::string StreamHead(const Response& response, const Delivery& delivery) {
  std::string text = CommonHead(response, delivery, IsCompressed(response, delivery));
  if (IsChunked(delivery)) AddField(text, "Transfer-Encoding", "chunked");
  return text += "\r\n";
}

std::string Chunk(std::string_view piece) {
  if (piece.empty()) return {};
  std::array<char, 24> size{};
  std::snprintf(size.data(), size.size(), "%zx\r\n", piece.size());
  std::string text = size.data();
  return text.append(piece).append("\r\n");
}

}  // namespace dossier::http
