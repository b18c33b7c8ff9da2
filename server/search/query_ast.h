// A query as it was understood.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/span.h"

namespace dossier::search {

enum class NodeKind {
  kNothing,   // no words at all
  kWord,      // `text` is one word as typed
  kPhrase,    // `text` is what stood between the quotation marks
  kSequence,  // words and groups one after another, to be matched by the match mode
  kAnd,
  kOr,
  kNot,  // one child, to be left out; stands in a kSequence or kAnd only
};

enum class QueryField { kAny, kTitle, kPerson, kOrganization, kSource, kLanguage };

struct QueryNode {
  NodeKind kind = NodeKind::kNothing;
  QueryField field = QueryField::kAny;  // of words and phrases
  std::string text;
  Span span;  // bytes of the query
  std::vector<QueryNode> children;
};

// Something that was not understood and was read as text.
struct QueryWarning {
  std::string code;  // stable: "unbalanced-quote", "unbalanced-parenthesis", "stray-operator",
                     // "unknown-field"
  Span span;         // bytes of the query
  std::string detail;
};

struct ParsedQuery {
  QueryNode root;
  std::vector<QueryWarning> warnings;
};

}  // namespace dossier::search
