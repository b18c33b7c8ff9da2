// The words and signs of a query.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "search/query_ast.h"

namespace dossier::search {

enum class LexKind {
  kWord,
  kPhrase,
  kOpen,   // (
  kClose,  // )
  kAnd,
  kOr,
  kNear,   // NEAR, NEAR/5
  kNot,    // the word
  kMinus,  // - right in front of something
  kField,  // title: right in front of something
  kExact,  // = right in front of something
  kEnd,    // the last lexeme, and no other
};

struct Lexeme {
  LexKind kind = LexKind::kEnd;
  Span span;                            // bytes of the query; of a phrase with its marks
  std::string_view text;                // as typed; of a phrase without its marks
  QueryField field = QueryField::kAny;  // of kField
  std::size_t distance = 0;             // of kNear; not capped, but never overflows
};

struct LexedQuery {
  std::vector<Lexeme> lexemes;         // never empty; views into the query
  std::vector<QueryWarning> warnings;  // in the order of the query
};

// Of a NEAR that names none.
inline constexpr std::size_t kDefaultNearDistance = 10;

// Never fails, whatever the bytes. `query` must outlive the lexemes. One pass.
LexedQuery LexQuery(std::string_view query);

// The number of words between spaces, of any kind that people paste.
std::size_t CountSpacedWords(std::string_view text);

// "text" for a message, cut after 40 code points.
std::string Quote(std::string_view text);

}  // namespace dossier::search
