// Whether the words around a date turn it to the future.
#pragma once

#include <cstddef>
#include <vector>

#include "article/date_tokens.h"

namespace dossier::article {

// True where the date that stands in tokens [begin, end) is told as yet to come. The nearest cue in
// front of it within the sentence decides ("is scheduled for 12 November", "after the visit of 12
// November"); where there is none, the nearest of the six words behind it ("On 12 November the
// ministers will meet").
bool IsToldAsFuture(const std::vector<DateToken>& tokens, std::size_t begin, std::size_t end);

}  // namespace dossier::article
