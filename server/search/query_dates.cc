#include "search/query_dates.h"

#include <chrono>
#include <cstdint>
#include <string>

#include "search/query_lexer.h"

namespace dossier::search {
namespace {

constexpr std::string_view kRangeSign = "..";
constexpr std::string_view kDateForms =
    "YYYY, YYYY-MM or YYYY-MM-DD, or two of them with .. between";

// Whether `text` looks like YYYY, YYYY-MM or YYYY-MM-DD.
bool HasDateForm(std::string_view text) {
  constexpr std::string_view kForm = "0000-00-00";
  if (text.size() != 4 && text.size() != 7 && text.size() != 10) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_digit = text[i] >= '0' && text[i] <= '9';
    if (kForm[i] == '0' ? !is_digit : text[i] != '-') return false;
  }
  return true;
}

// Why `text`, which stands at `span`, is no date.
QueryFault ExplainNoDate(std::string_view text, Span span) {
  QueryFault fault{"date-format", span, Quote(text), std::string(kDateForms)};
  if (!HasDateForm(text)) {
    fault.detail += " is no date";
  } else if (!PartialDate::Parse(text.substr(0, 4))) {
    fault.detail += " names a year that does not exist";
    fault.expected = "a year from 0001 to 9999";
  } else if (const auto month = PartialDate::Parse(text.substr(0, 7)); !month) {
    fault.detail += " names a month that does not exist";
    fault.expected = "a month from 01 to 12";
  } else {
    fault.detail += " is a day that does not exist";
    fault.expected = "a day from " + PartialDate::Day(month->first_day()).ToString() + " to " +
                     PartialDate::Day(month->last_day()).ToString();
  }
  return fault;
}

std::optional<PartialDate> ReadSide(std::string_view query, Span side,
                                    std::vector<QueryFault>& faults) {
  const auto date = PartialDate::Parse(side.In(query));
  if (date) return *date;
  faults.push_back(ExplainNoDate(side.In(query), side));
  return std::nullopt;
}

}  // namespace

DateRange ReadDateRange(std::string_view query, Span value) {
  DateRange range;
  const std::size_t sign = value.In(query).find(kRangeSign);
  if (sign == std::string_view::npos || value.size() == kRangeSign.size()) {
    range.from = ReadSide(query, value, range.faults);
    range.to = range.from;
    return range;
  }
  const Span left{value.begin, value.begin + static_cast<std::uint32_t>(sign)};
  const Span right{left.end + static_cast<std::uint32_t>(kRangeSign.size()), value.end};
  if (!left.empty()) range.from = ReadSide(query, left, range.faults);
  if (!right.empty()) range.to = ReadSide(query, right, range.faults);
  if (range.from && range.to && range.from->first_day() > range.to->last_day()) {
    range.faults.push_back(
        {"date-range", value, Quote(value.In(query)) + " runs backwards",
         range.to->ToString() + std::string(kRangeSign) + range.from->ToString()});
  }
  if (!range.faults.empty()) range.from = range.to = std::nullopt;
  return range;
}

}  // namespace dossier::search
