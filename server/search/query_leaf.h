// The words and phrases of a query.
#pragma once

#include <string_view>
#include <vector>

#include "search/query_ast.h"
#include "search/query_caps.h"
#include "search/query_lexer.h"

namespace dossier::search {

// Makes nodes of lexemes and counts them against the caps of words, phrases and wildcards.
class LeafReader {
 public:
  // Both must outlive the reader; what it finds goes to the end of the lists of `parsed`.
  LeafReader(std::string_view query, ParsedQuery& parsed) : query_(query), parsed_(parsed) {}

  // A word, a phrase, or a sign that is read as a word. With kDate it becomes a word with a range.
  // `form` is kAny or kExact; a star makes it kPrefix.
  QueryNode Read(const Lexeme& lexeme, QueryField field, WordForm form);

  // Call it once, behind the last word: the caps that need the whole query.
  void ReportTotals();

 private:
  void ReadDates(const Lexeme& lexeme, QueryNode& leaf);
  void ReadStar(QueryNode& leaf);

  std::string_view query_;
  ParsedQuery& parsed_;
  Tally words_;
  Tally wildcards_;
  bool reported_phrase_ = false;
};

}  // namespace dossier::search
