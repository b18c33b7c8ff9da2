// The head of a request, read by the strict reading of RFC 9112: what two programs could take for
// different requests is refused, and so is every body.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace dossier::http {

inline constexpr std::size_t kMaxRequestLineBytes = 8 * 1024;  // the longest query takes 3 KB
inline constexpr std::size_t kMaxHeadBytes = 16 * 1024;        // browsers send 1 to 2 KB
inline constexpr std::size_t kMaxHeaders = 100;                // browsers send 15 to 25

// Why a request is refused. The connection cannot go on after it: where the next request begins is
// not known.
struct HeadFault {
  int status = 400;
  std::string_view detail;  // one sentence without a full stop; a literal
};

struct HeadEnd {
  std::size_t size = 0;  // of the head with the empty line behind it; 0 while that is to come
  std::optional<HeadFault> fault;
};

// Looks for the end of the head that `bytes` begin with; the first `seen` of them have been looked
// at before. Faults: 414, 431 where it is longer than is read; 400, a line that does not end in
// CR LF. Costs no more than the new bytes, so a head that comes byte by byte costs no more.
HeadEnd FindHeadEnd(std::string_view bytes, std::size_t seen);

struct RequestHead {
  std::string method;
  std::string target;  // "/path?query" as it came: ASCII without spaces, or bytes above 0x7F
  bool keep_alive = false;
  bool is_http_1_0 = false;  // knows no chunks
  bool has_body = false;  // Content-Length over 0, which only methods other than GET and HEAD may
  bool accepts_gzip = false;

  // Values of header fields of these names, without white space around; "" where there is none. Of
  // a target "http://host/path" `host` is that host.
  std::string accept_language;
  std::string if_none_match;
  std::string authorization;
  std::string host;
  std::string origin;

  // Where there is one, the others say what was read before it.
  std::optional<HeadFault> fault;
};

// Reads a whole head, as FindHeadEnd found it. Faults: 400; 417, Expect; 431, too many header
// fields; 501, Transfer-Encoding; 505, a version other than 1.0 and 1.1.
RequestHead ParseRequestHead(std::string_view head);

}  // namespace dossier::http
