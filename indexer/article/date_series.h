// Calendar dates one by one, in lists and in ranges.
#pragma once

#include "article/date_phrase.h"

namespace dossier::article {

// The dates that start at the token `i`, in the order of the text; none where there is no date.
// "3 March 2023" is one; "3, 4 and 5 March" are three, of one month and year; "3–5 March", "from
// March to May 2022", «в 2014–2016 годах» one period each. `last_year_end` as for MatchDate.
//
// A year that is missing is that of the next date of the same series, or is told behind it ("last
// year"), or is found from the day of writing and the tense of what stands around: NearestYear.
std::vector<DatePhrase> ReadDateSeries(const DatedText& text, std::size_t i,
                                       std::size_t last_year_end);

}  // namespace dossier::article
