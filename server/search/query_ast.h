// A query as it was understood.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/span.h"

namespace dossier::search {

enum class NodeKind {
  kNothing,   // no words at all
  kWord,      // `text` is one word as typed
  kPhrase,    // `text` is what stood between the quotation marks
  kNear,      // its children, words all of them, within `distance` words of each other
  kSequence,  // words and groups one after another, to be matched by the match mode
  kAnd,
  kOr,
  kNot,  // one child, to be left out; stands in a kSequence or kAnd only
};

enum class QueryField { kAny, kTitle, kLead, kPerson, kOrganization, kSource, kLanguage, kDate };

// How the letters of a word must agree.
enum class WordForm {
  kAny,     // any inflection
  kExact,   // ="phrase", =word: this form only; ё is not е
  kPrefix,  // word*: `text` is the part in front of the star
};

struct QueryNode {
  NodeKind kind = NodeKind::kNothing;
  QueryField field = QueryField::kAny;  // of words, phrases and kNear
  WordForm form = WordForm::kAny;       // of words and phrases
  std::string text;
  Span span;                        // bytes of the query
  std::size_t distance = 0;         // of kNear
  std::optional<PartialDate> from;  // of words with kDate, which count from the first day of `from`
  std::optional<PartialDate> to;    // to the last of `to`; an open end is absent
  std::vector<QueryNode> children;
};

// Something that was not understood and was read as text.
struct QueryWarning {
  std::string code;  // stable: "unbalanced-quote", "unbalanced-parenthesis", "stray-operator",
                     // "unknown-field", "short-wildcard", "near-needs-words", and the builder's
                     // "unknown-name", "unknown-language"
  Span span;         // bytes of the query
  std::string detail;
};

// Something that cannot be meant: the query is refused, with all of its faults at once.
struct QueryFault {
  std::string code;    // stable: "date-format", "date-range"; "too-complex" where a cap is exceeded
  Span span;           // bytes of the query
  std::string detail;  // one sentence without a full stop; names the cap
  std::string expected;  // what would be right; may be empty
};

struct ParsedQuery {
  QueryNode root;
  std::vector<QueryWarning> warnings;
  std::vector<QueryFault> faults;  // in the order of the query
};

}  // namespace dossier::search
