// The query language.
#pragma once

#include <string_view>

#include "search/query_ast.h"
#include "search/query_caps.h"

namespace dossier::search {

// Words, "phrases" («…» “…” „…“ too), =word and ="phrase", word*, AND OR NOT NEAR/5 and their
// Russian twins И ИЛИ НЕ РЯДОМ/5 (in capitals), - in front of a word, parentheses, and the fields
// title: lead: person: org: source: lang: date: (заголовок: лид: персона: организация: источник:
// язык: дата:). The grammar is at the head of query_parser.cc.
//
// Never fails. Stray quotation marks, brackets and operators are read as text or left out, each
// with a warning that says which. What cannot be meant, or is over one of the caps of query_caps.h,
// is a fault; a cap is reported once, where it was first exceeded, and the tree of a query with
// faults is not to be searched. Any bytes may be given; spans stand at the limits of code points
// where they are valid UTF-8. Costs one pass.
ParsedQuery ParseQuery(std::string_view query);

}  // namespace dossier::search
