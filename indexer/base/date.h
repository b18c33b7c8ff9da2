// Calendar dates that may be known to the day, the month or the year only.
#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace dossier {

enum class DatePrecision : std::uint8_t { kYear, kMonth, kDay };

// "year", "month", "day".
std::string_view DatePrecisionName(DatePrecision precision);

// A day, a month or a year of the proleptic Gregorian calendar, years 1 to 9999. Always a date that
// exists.
class PartialDate {
 public:
  // Each returns nothing where there is no such day, month or year.
  static std::optional<PartialDate> Year(int year);
  static std::optional<PartialDate> Month(int year, unsigned month);
  static std::optional<PartialDate> Day(int year, unsigned month, unsigned day);
  static PartialDate Day(std::chrono::sys_days day);

  // Takes `YYYY`, `YYYY-MM` or `YYYY-MM-DD` and nothing else. Error: kInvalidInput.
  static Result<PartialDate> Parse(std::string_view text);

  int year() const { return year_; }
  // 1 to 12, or 0 where only the year is known.
  unsigned month() const { return month_; }
  // 1 to 31, or 0 where the day is not known.
  unsigned day() const { return day_; }
  DatePrecision precision() const;

  // The first and the last day of the period; the same for a date that is known to the day.
  std::chrono::sys_days first_day() const;
  std::chrono::sys_days last_day() const;

  // `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
  std::string ToString() const;

  bool operator==(const PartialDate&) const = default;

 private:
  PartialDate(int year, unsigned month, unsigned day) : year_(year), month_(month), day_(day) {}

  int year_;
  unsigned month_;
  unsigned day_;
};

// One date, or all the days from the first of one to the last of another: "2024-11",
// "2024-01/2024-03".
struct DatePeriod {
  PartialDate start;
  PartialDate end;  // the same where it is one date; never earlier

  // Nothing where `end` is over before `start` begins.
  static std::optional<DatePeriod> Between(const PartialDate& start, const PartialDate& end);
  // Takes what ToString writes. Error: kInvalidInput.
  static Result<DatePeriod> Parse(std::string_view text);

  std::chrono::sys_days first_day() const { return start.first_day(); }
  std::chrono::sys_days last_day() const { return end.last_day(); }
  // A date, or `start/end` as in ISO 8601.
  std::string ToString() const;

  bool operator==(const DatePeriod&) const = default;
};

// A day of a month whose year is not told, such as "22 October". Not a date until a year is found
// for it.
struct MonthDay {
  unsigned month = 1;  // 1 to 12
  unsigned day = 1;    // 1 to 31, a day that the month has in a leap year

  bool operator==(const MonthDay&) const = default;
};

}  // namespace dossier
