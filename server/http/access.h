// What is told of an answer, to logs and metrics.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "http/message.h"

namespace dossier::http {

// An answer that was given. Views live as long as the call.
struct Access {
  std::string_view method = {};      // "" where the request was refused before it was known
  std::string_view target = {};      // path and query string as they came; the same
  std::string_view client = {};      // address of the socket
  std::string_view request_id = {};  // 16 hexadecimal digits, those of X-Request-Id
  std::string_view route = {};       // as in Response
  int status = 0;
  double seconds = 0;  // from the end of the head to the answer; of a stream, to its last piece
  std::uint64_t bytes = 0;  // of the answer, head and body, as they were handed to the socket
  // A stream that broke off: its reader had gone, or was too slow, or its writer failed.
  bool is_cut = false;
  std::optional<std::uint64_t> hits = {};
  std::optional<SearchTimes> search_times = {};
};

}  // namespace dossier::http
