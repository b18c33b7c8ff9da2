// Answers as they go over the wire.
#pragma once

#include <string>
#include <string_view>

#include "http/message.h"

namespace dossier::http {

// What of a request the form of its answer depends on.
struct Delivery {
  bool head_only = false;  // for HEAD
  bool accepts_gzip = false;
  bool is_http_1_0 = false;
  bool keep_alive = false;
};

// Whether the body goes in chunks; else it ends where the connection does, which HTTP/1.0 needs.
inline bool IsChunked(const Delivery& delivery) { return !delivery.is_http_1_0; }

// Whether a body of the response is compressed for the client.
bool IsCompressed(const Response& response, const Delivery& delivery);

// Head and body, compressed where the client takes that and it is worth while.
std::string WholeAnswer(const Response& response, const Delivery& delivery);

// The head alone of an answer whose body comes piece by piece.
std::string StreamHead(const Response& response, const Delivery& delivery);
// A piece of it; nothing for an empty one, which would be the end.
std::string Chunk(std::string_view piece);
inline constexpr std::string_view kLastChunk = "0\r\n\r\n";

}  // namespace dossier::http
