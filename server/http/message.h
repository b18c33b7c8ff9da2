// What a handler takes and gives.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace dossier::http {

struct Request {
  std::string method = {};
  std::string target = {};  // as it came: path and query string, still encoded
  std::string accept_language = {};
  std::string if_none_match = {};
  std::string authorization = {};
  std::string host = {};    // of the header Host, as it came
  std::string origin = {};  // of a page of another site that asks
  std::string client = {};  // address of the socket; never what a header claims
  std::string id = {};      // 16 hexadecimal digits; the client gets it as X-Request-Id
};

// Writes a body of any length piece by piece, in the order of the calls of `write`. Stops where
// `write` says false: then nobody reads it any more. Throws where it cannot go on; then the answer
// is to break off, so that nobody takes it for whole.
using BodyWriter = std::function<void(const std::function<bool(std::string_view piece)>& write)>;

// Milliseconds that parts of a search took.
struct SearchTimes {
  double facets_ms = 0;
  double snippets_ms = 0;
};

struct Response {
  int status = 200;
  std::string content_type = {};
  std::string body = {};
  std::string_view packed = {};  // where the body is kept in gzip, too, for good
  std::map<std::string, std::string> headers = {};
  BodyWriter body_writer = {};  // where there is one, `body` is empty and the length is not known

  // For logs and metrics alone.
  std::string_view route = "none";  // a fixed name, such as "/api/v1/articles/{id}"
  std::optional<std::uint64_t> hits = {};
  std::optional<SearchTimes> search_times = {};
};

// Answers a request. Never throws; is called by many threads at once.
using Handler = std::function<Response(const Request&)>;

}  // namespace dossier::http
