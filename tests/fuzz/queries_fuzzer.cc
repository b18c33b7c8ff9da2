// libFuzzer entry for the query language. Not built by default:
//
//   clang++ -std=c++20 -g -O1 -fsanitize=fuzzer,address,undefined -Iindexer -Iserver
//     tests/fuzz/queries_fuzzer.cc server/search/query_parser.cc indexer/text/*.cc
//     -licuuc -licui18n -licudata -lxapian -o queries_fuzzer
//   ./queries_fuzzer -max_len=1024 -max_total_time=600
//
// Any bytes are a query once they are made valid. Parsing gives a tree whose spans lie inside the
// query, or says which limit it is over.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "search/query_parser.h"
#include "text/utf8.h"

namespace {

void Require(bool holds) {
  if (!holds) std::abort();
}

void CheckNode(const dossier::search::QueryNode& node, std::string_view query) {
  Require(node.span.begin <= node.span.end && node.span.end <= query.size());
  for (const dossier::search::QueryNode& child : node.children) CheckNode(child, query);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string query = dossier::text::ToValidUtf8({reinterpret_cast<const char*>(data), size});
  const auto parsed = dossier::search::ParseQuery(query);
  if (!parsed) return 0;
  CheckNode(parsed->root, query);
  for (const dossier::search::QueryWarning& warning : parsed->warnings) {
    Require(warning.span.end <= query.size());
  }
  return 0;
}
