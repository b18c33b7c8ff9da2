// The words that every article has.
#pragma once

#include <string_view>

namespace dossier::text {

// True for the words of English and Russian that carry no meaning in a query of several words
// ("the", "of", «и», «на»). `term` in the form of Token::term. "us" is none (US troops).
bool IsStopWord(std::string_view term);

// True for the words of both languages that a question begins with ("who", "how", «сколько»).
// `term` as above.
bool IsQuestionWord(std::string_view term);

}  // namespace dossier::text
