// Whether the words around a date turn it to the future.
#pragma once

#include <cstddef>
#include <vector>

#include "article/date_tokens.h"

namespace dossier::article {

enum class Tense { kUnknown, kPast, kFuture };

struct TenseCue {
  Tense tense = Tense::kUnknown;
  bool is_sure = false;  // it is a verb beside the date or behind it in its clause
};

// Whether the date that stands in tokens [begin, end) is told as past or as yet to come. The first
// of these that holds a cue decides: the two words in front of it ("signed on 12 November"); the
// rest of its clause in front ("is scheduled for 12 November", "after the visit of 12 November");
// the six words behind it, in its clause ("On 12 November the ministers will meet"); the sentence
// in front of the clause; the six words behind it in the next clause; a word within five that only
// looks like a verb in the past.
TenseCue TellTense(const std::vector<DateToken>& tokens, std::size_t begin, std::size_t end);

}  // namespace dossier::article
