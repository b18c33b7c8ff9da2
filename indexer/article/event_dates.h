// The dates that a text names: of what it tells, not of the text itself.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/span.h"

namespace dossier::article {

struct EventDate {
  Span span;  // bytes of the text, without prepositions: "3–5 March 2023", «минувшую пятницу»
  DatePeriod period;
  bool is_stated = false;  // the text tells the year; else it was inferred from the day of writing
  bool is_dateline = false;  // it says when the article was written; FindEventDates leaves it false

  bool operator==(const EventDate&) const = default;
};

// "stated" or "inferred".
std::string_view EventBasisName(const EventDate& date);

// In the order of the text, not overlapping: days, months and years, ranges and lists of them
// (date_series.h), quarters, seasons and decades (named_periods.h), what is counted from the day of
// writing (relative_dates.h) and from another date of the text (anaphoric_dates.h). Years are 1000
// to 2199; 1970-01-01 and 1900-01-01 in figures are clocks that were never set, and no dates.
//
// `written` is the date of the article. Where it is not known, dates that need it are left out;
// where only its month or its year is known, those that it doesn't decide. `utf8` is valid UTF-8 of
// less than 4 GB, one paragraph or more. Never fails.
std::vector<EventDate> FindEventDates(std::string_view utf8,
                                      const std::optional<PartialDate>& written);

}  // namespace dossier::article
