// libFuzzer entry for the heads of requests.
//
//   build/fuzz/tests/fuzz/request_heads_fuzzer -max_len=20000 -max_total_time=600
//
// Any bytes may come from a socket, in any pieces. Where they end does not depend on the pieces,
// and what is accepted is one request, and the same to every reader.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "http/request_head.h"

namespace {

using dossier::http::FindHeadEnd;
using dossier::http::HeadEnd;
using dossier::http::ParseRequestHead;
using dossier::http::RequestHead;

void Require(bool holds) {
  if (!holds) std::abort();
}

bool HasControl(std::string_view text) {
  return std::ranges::any_of(text, [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && c != '\t') || byte == 0x7F;
  });
}

HeadEnd FindInPieces(std::string_view bytes, std::size_t piece) {
  HeadEnd end;
  std::size_t seen = 0;
  while (seen < bytes.size() && end.size == 0 && !end.fault) {
    const std::size_t come = std::min(seen + piece, bytes.size());
    end = FindHeadEnd(bytes.substr(0, come), seen);
    seen = come;
  }
  return end;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  ParseRequestHead(bytes);

  const HeadEnd end = FindHeadEnd(bytes, 0);
  Require(end.size <= size);
  Require(end.fault || end.size > 0 || size <= dossier::http::kMaxHeadBytes);
  if (size > 0 && bytes.size() <= dossier::http::kMaxRequestLineBytes) {
    const HeadEnd pieces = FindInPieces(bytes, 1 + data[0] % 7);
    Require(pieces.size == end.size && pieces.fault.has_value() == end.fault.has_value());
  }
  if (end.fault || end.size == 0) return 0;

  const std::string_view head_bytes = bytes.substr(0, end.size);
  Require(head_bytes.ends_with("\r\n\r\n") || head_bytes == "\r\n");
  const RequestHead head = ParseRequestHead(head_bytes);
  if (head.fault) return 0;
  Require(!head.method.empty() && head.target.starts_with('/'));
  Require(head.target.find_first_of(" \t") == std::string_view::npos);
  for (const std::string_view text :
       {std::string_view(head.method), std::string_view(head.target),
        std::string_view(head.accept_language), std::string_view(head.if_none_match),
        std::string_view(head.authorization), std::string_view(head.origin)}) {
    Require(!HasControl(text));
  }
  Require(!head.has_body || (head.method != "GET" && head.method != "HEAD"));
  return 0;
}
