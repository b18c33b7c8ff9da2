// libFuzzer entry for the query language.
//
//   build/fuzz/tests/fuzz/queries_fuzzer -max_len=1024 -max_total_time=600
//
// Any bytes parse, as they are and once they are made valid. The latter give a tree, warnings and
// faults whose spans are pieces of the query and valid themselves.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "search/query_parser.h"
#include "text/utf8.h"

namespace {

using dossier::Span;
using dossier::search::NodeKind;
using dossier::search::ParsedQuery;
using dossier::search::ParseQuery;
using dossier::search::QueryFault;
using dossier::search::QueryNode;
using dossier::search::QueryWarning;

void Require(bool holds) {
  if (!holds) std::abort();
}

void CheckSpan(Span span, std::string_view query) {
  Require(span.begin <= span.end && span.end <= query.size());
  Require(dossier::text::IsValidUtf8(span.In(query)));
}

// The number of words and phrases.
std::size_t CheckNode(const QueryNode& node, std::string_view query, std::size_t depth) {
  // Each bracket can stand for an OR, an AND, a sequence, a negation and a NEAR.
  Require(depth <= 5 * (dossier::search::kMaxNesting + 2));
  CheckSpan(node.span, query);
  if (node.kind == NodeKind::kNothing) return 0;
  const bool is_leaf = node.kind == NodeKind::kWord || node.kind == NodeKind::kPhrase;
  Require(is_leaf == node.children.empty());
  if (is_leaf) return 1;
  std::size_t leaves = 0;
  for (const QueryNode& child : node.children) leaves += CheckNode(child, query, depth + 1);
  return leaves;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const ParsedQuery raw = ParseQuery(bytes);
  Require(raw.root.span.end <= size);

  const std::string query = dossier::text::ToValidUtf8(bytes);
  const ParsedQuery parsed = ParseQuery(query);
  const std::size_t leaves = CheckNode(parsed.root, query, 0);
  for (const QueryWarning& warning : parsed.warnings) CheckSpan(warning.span, query);
  for (const QueryFault& fault : parsed.faults) CheckSpan(fault.span, query);
  Require(!parsed.faults.empty() || leaves <= dossier::search::kMaxQueryWords);
  return 0;
}
