// Finds the calendar dates that a text names, in English and Russian.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "article/date_tokens.h"
#include "base/date.h"
#include "base/span.h"

namespace dossier::article {

// A date as it stands: any part may be missing, but one of year and month is there. 22 October →
// month 10, day 22; November 2024 → year 2024, month 11; "in 1991", «в 1991 году» → year 1991.
struct DateMention {
  Span span;  // bytes of the text: from the first part of the date to its last or to «года», "г.";
              // no weekday, no preposition
  std::optional<int> year;        // 1000 to 2199
  std::optional<unsigned> month;  // 1 to 12
  std::optional<unsigned> day;    // 1 to 31, one that the month has in a leap year
  std::optional<unsigned>
      weekday;          // 1 (Monday) to 7, where one stands in front: "Wednesday, 22 October"
  bool future = false;  // a cue near it turns forward (will, scheduled, upcoming, состоится,
                        // намечен, предстоящий)

  // The date, where the year is there and the parts make one that exists.
  std::optional<PartialDate> ToDate() const;
};

// In the order of the text, not overlapping. "22 October 2025", "October 22, 2025", "22 октября
// 2025 года", "22.10.2025", "2025-10-22", "Oct 22", "November 2024", «в ноябре 2024 года», "in
// 2024" … A number that is no date (a sum, a score, a document number) is left alone. Valid UTF-8
// of less than 4 GB in; never fails.
std::vector<DateMention> ScanDates(std::string_view utf8);

struct TokenDate {
  DateMention mention;
  std::size_t end = 0;  // the token behind it
};

// The date that starts at the token `begin`. `last_year_end` is the token behind the last year that
// was found in front of it, 0 for none: "1999" is a year behind "1998 and".
std::optional<TokenDate> MatchDate(const std::vector<DateToken>& tokens, std::size_t begin,
                                   std::size_t last_year_end);

}  // namespace dossier::article
