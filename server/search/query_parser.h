// The query language.
#pragma once

#include <string_view>

#include "base/result.h"
#include "search/query_ast.h"

namespace dossier::search {

inline constexpr std::size_t kMaxQueryWords = 48;
inline constexpr std::size_t kMaxNesting = 16;

// Words, "phrases" («…» too), AND OR NOT and their Russian twins И ИЛИ НЕ (in capitals), - in front
// of a word, parentheses, and the fields title: person: org: source: lang: (заголовок: персона:
// организация: источник: язык:). Stray quotation marks, brackets and operators are read as text or
// left out, with a warning. `text` is valid UTF-8. Error: kTooComplex where there are more words or
// brackets in brackets than the limits above.
Result<ParsedQuery> ParseQuery(std::string_view text);

}  // namespace dossier::search
