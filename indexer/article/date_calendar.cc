#include "article/date_calendar.h"

#include <algorithm>

namespace dossier::article {
namespace {

using std::chrono::days;
using std::chrono::sys_days;
using std::chrono::year_month_day;

constexpr int kYearsAround = 4;  // to the next 29 February
constexpr int kFarAhead = 300;   // days
constexpr int kSoon = 120;
constexpr int kSoonAmidPast = 45;

bool FitsWeekday(sys_days day, std::optional<unsigned> weekday) {
  return !weekday || std::chrono::weekday(day).iso_encoding() == *weekday;
}

// The years of the last such date up to `from` and of the next one behind it, and their distances
// in days. A month is as far as its nearest day; that of `from` itself is the last one.
struct Neighbours {
  std::optional<int> last;
  int days_back = 0;
  std::optional<int> next;
  int days_ahead = 0;
};

Neighbours FindNeighbours(unsigned month, std::optional<unsigned> day,
                          std::optional<unsigned> weekday, sys_days from) {
  Neighbours found;
  const int this_year = YearOf(from);
  for (int year = this_year - kYearsAround; year <= this_year + kYearsAround; ++year) {
    const auto date = day ? PartialDate::Day(year, month, *day) : PartialDate::Month(year, month);
    if (!date || (day && !FitsWeekday(date->first_day(), weekday))) continue;
    if (date->first_day() <= from) {
      found.last = year;
      found.days_back = std::max(0, static_cast<int>((from - date->last_day()).count()));
    } else if (!found.next) {
      found.next = year;
      found.days_ahead = static_cast<int>((date->first_day() - from).count());
    }
  }
  return found;
}

bool IsMeantAhead(const Neighbours& found, const TenseCue& cue) {
  if (!found.next || !found.last) return found.next.has_value();
  switch (cue.tense) {
    case Tense::kFuture:
      return found.days_back > 0 && found.days_ahead <= kFarAhead;
    case Tense::kPast:
      return found.days_ahead <= 1 || (!cue.is_sure && found.days_ahead <= kSoonAmidPast);
    case Tense::kUnknown:
      break;
  }
  return found.days_back > 0 && found.days_ahead <= kSoon;
}

}  // namespace

std::optional<int> NearestYear(unsigned month, std::optional<unsigned> day,
                               std::optional<unsigned> weekday, const TenseCue& cue,
                               sys_days from) {
  const Neighbours found = FindNeighbours(month, day, std::nullopt, from);
  const std::optional<int> year = IsMeantAhead(found, cue) ? found.next : found.last;
  if (!weekday || !day || !year) return year;
  for (const int other : {*year, *year - 1, *year + 1}) {
    const auto date = PartialDate::Day(other, month, *day);
    if (date && FitsWeekday(date->first_day(), weekday)) return other;
  }
  return year;
}

sys_days NearestWeekday(unsigned weekday, Tense tense, sys_days from) {
  const auto today = static_cast<int>(std::chrono::weekday(from).iso_encoding());
  const int back = (today - static_cast<int>(weekday) + 7) % 7;
  if (tense == Tense::kFuture && back > 0) return from + days(7 - back);
  return from - days(back);
}

DatePeriod WeekOf(sys_days day) {
  const auto back = static_cast<int>(std::chrono::weekday(day).iso_encoding()) - 1;
  return {PartialDate::Day(day - days(back)), PartialDate::Day(day + days(6 - back))};
}

std::optional<PartialDate> MonthFrom(sys_days day, int months) {
  const year_month_day date(day);
  const auto month = date.year() / date.month() + std::chrono::months(months);
  return PartialDate::Month(static_cast<int>(month.year()), static_cast<unsigned>(month.month()));
}

int YearOf(sys_days day) { return static_cast<int>(year_month_day(day).year()); }

unsigned QuarterOf(sys_days day) {
  return (static_cast<unsigned>(year_month_day(day).month()) + 2) / 3;
}

std::optional<DatePeriod> PartOfYear(int year, unsigned number, unsigned count) {
  const unsigned months = 12 / count;
  const auto start = PartialDate::Month(year, (number - 1) * months + 1);
  const auto end = PartialDate::Month(year, number * months);
  if (!start || !end) return std::nullopt;
  return DatePeriod::Between(*start, *end);
}

std::optional<DatePeriod> SeasonOf(int year, unsigned season) {
  const auto start =
      season == 4 ? PartialDate::Month(year - 1, 12) : PartialDate::Month(year, season * 3);
  const auto end = PartialDate::Month(year, season == 4 ? 2 : season * 3 + 2);
  if (!start || !end) return std::nullopt;
  return DatePeriod::Between(*start, *end);
}

std::optional<DatePeriod> NearestPeriod(
    const std::function<std::optional<DatePeriod>(int year)>& of_year, Tense tense, sys_days from) {
  std::optional<DatePeriod> last;
  const int this_year = YearOf(from);
  for (int year = this_year - 1; year <= this_year + 1; ++year) {
    const auto period = of_year(year);
    if (!period) continue;
    if (tense == Tense::kFuture && period->last_day() >= from) return period;
    if (period->first_day() <= from) last = period;
  }
  return last;
}

}  // namespace dossier::article
