#include "base/date.h"

#include <algorithm>
#include <cstddef>

namespace dossier {
namespace {

bool IsYear(int year) { return year >= 1 && year <= 9999; }

// Reads exactly `text` as digits; nothing where anything else stands in it.
std::optional<int> Number(std::string_view text) {
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

// Puts the number into the `digits` places that end at `end`.
void PutNumber(unsigned number, std::size_t digits, char* end) {
  for (; digits > 0; --digits, number /= 10) *--end = static_cast<char>('0' + number % 10);
}

std::optional<PartialDate> ParseIso(std::string_view text) {
  const bool has_month = text.size() >= 7 && text[4] == '-';
  const bool has_day = text.size() == 10 && text[7] == '-';
  if (text.size() != 4 && !(text.size() == 7 && has_month) && !(has_month && has_day)) {
    return std::nullopt;
  }
  const auto year = Number(text.substr(0, 4));
  if (!year) return std::nullopt;
  if (!has_month) return PartialDate::Year(*year);
  const auto month = Number(text.substr(5, 2));
  if (!month) return std::nullopt;
  if (!has_day) return PartialDate::Month(*year, static_cast<unsigned>(*month));
  const auto day = Number(text.substr(8, 2));
  if (!day) return std::nullopt;
  return PartialDate::Day(*year, static_cast<unsigned>(*month), static_cast<unsigned>(*day));
}

}  // namespace

std::string_view DatePrecisionName(DatePrecision precision) {
  switch (precision) {
    case DatePrecision::kYear:
      return "year";
    case DatePrecision::kMonth:
      return "month";
    case DatePrecision::kDay:
      break;
  }
  return "day";
}

std::optional<PartialDate> PartialDate::Year(int year) {
  if (!IsYear(year)) return std::nullopt;
  return PartialDate(year, 0, 0);
}

std::optional<PartialDate> PartialDate::Month(int year, unsigned month) {
  if (!IsYear(year) || month < 1 || month > 12) return std::nullopt;
  return PartialDate(year, month, 0);
}

std::optional<PartialDate> PartialDate::Day(int year, unsigned month, unsigned day) {
  const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(month),
                                         std::chrono::day(day)};
  if (!IsYear(year) || day > 31 || month > 12 || !date.ok()) return std::nullopt;
  return PartialDate(year, month, day);
}

PartialDate PartialDate::Day(std::chrono::sys_days day) {
  const std::chrono::year_month_day date(day);
  return PartialDate(static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()));
}

Result<PartialDate> PartialDate::Parse(std::string_view text) {
  if (const auto date = ParseIso(text)) return *date;
  return Fail(ErrorCode::kInvalidInput,
              '"' + std::string(text) + "\" is not a date of the form YYYY, YYYY-MM or YYYY-MM-DD");
}

DatePrecision PartialDate::precision() const {
  if (month_ == 0) return DatePrecision::kYear;
  return day_ == 0 ? DatePrecision::kMonth : DatePrecision::kDay;
}

std::chrono::sys_days PartialDate::first_day() const {
  return std::chrono::year(year_) / std::chrono::month(month_ == 0 ? 1 : month_) /
         std::chrono::day(day_ == 0 ? 1 : day_);
}

std::chrono::sys_days PartialDate::last_day() const {
  if (day_ != 0) return first_day();
  return std::chrono::sys_days(std::chrono::year(year_) /
                               std::chrono::month(month_ == 0 ? 12 : month_) / std::chrono::last);
}

std::string PartialDate::ToString() const {
  char text[] = "yyyy-mm-dd";
  PutNumber(static_cast<unsigned>(year_), 4, text + 4);
  PutNumber(month_, 2, text + 7);
  PutNumber(day_, 2, text + 10);
  constexpr std::size_t kSizes[] = {4, 7, 10};  // by precision
  return {text, kSizes[static_cast<std::size_t>(precision())]};
}

std::optional<DatePeriod> DatePeriod::Between(const PartialDate& start, const PartialDate& end) {
  if (start.first_day() > end.last_day()) return std::nullopt;
  return DatePeriod{start, end};
}

Result<DatePeriod> DatePeriod::Parse(std::string_view text) {
  const std::size_t slash = std::min(text.find('/'), text.size());
  const Result<PartialDate> start = PartialDate::Parse(text.substr(0, slash));
  if (!start) return tl::unexpected(start.error());
  if (slash == text.size()) return DatePeriod{*start, *start};
  const Result<PartialDate> end = PartialDate::Parse(text.substr(slash + 1));
  if (!end) return tl::unexpected(end.error());
  if (const auto period = Between(*start, *end)) return *period;
  return Fail(ErrorCode::kInvalidInput, '"' + std::string(text) + "\" ends before it begins");
}

std::string DatePeriod::ToString() const {
  return start == end ? start.ToString() : start.ToString() + "/" + end.ToString();
}

}  // namespace dossier
