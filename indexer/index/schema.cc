#include "index/schema.h"

#include <algorithm>
#include <cstdint>

namespace dossier::index {
namespace {

constexpr std::int64_t kDayBias = std::int64_t{1} << 31;
constexpr std::string_view kPrecisionLetters = "ymd";  // in the order of DatePrecision
constexpr std::string_view kBasisLetters = "sim";      // in the order of article::DateBasis

}  // namespace

std::string_view EntityPrefix(entities::EntityKind kind) {
  return kind == entities::EntityKind::kPerson ? kPersonPrefix : kOrganizationPrefix;
}

std::string MakeTerm(std::string_view prefix, std::string_view value) {
  const auto nuls = static_cast<std::size_t>(std::ranges::count(value, '\0'));
  if (prefix.size() + value.size() + nuls > kMaxTermBytes) return {};
  return std::string(prefix).append(value);
}

std::string EncodeDay(std::chrono::sys_days day) {
  const auto biased = static_cast<std::uint32_t>(day.time_since_epoch().count() + kDayBias);
  std::string value;
  for (int shift = 24; shift >= 0; shift -= 8) value += static_cast<char>(biased >> shift & 0xFF);
  return value;
}

std::optional<std::chrono::sys_days> DecodeDay(std::string_view value) {
  if (value.size() != 4) return std::nullopt;
  std::uint32_t biased = 0;
  for (const char c : value) biased = biased << 8 | static_cast<std::uint8_t>(c);
  return std::chrono::sys_days(std::chrono::days(static_cast<std::int64_t>(biased) - kDayBias));
}

std::string EncodePeriods(std::vector<DayPeriod> periods) {
  std::ranges::sort(periods, {}, &DayPeriod::first);
  std::vector<DayPeriod> joined;
  for (const DayPeriod& period : periods) {
    if (!joined.empty() && period.first <= joined.back().last + std::chrono::days(1)) {
      joined.back().last = std::max(joined.back().last, period.last);
    } else {
      joined.push_back(period);
    }
  }
  std::string value;
  for (const DayPeriod& period : joined) value += EncodeDay(period.first) + EncodeDay(period.last);
  return value;
}

std::vector<DayPeriod> DecodePeriods(std::string_view value) {
  constexpr std::size_t kDayBytes = 4;
  std::vector<DayPeriod> periods;
  if (value.size() % (2 * kDayBytes) != 0) return periods;
  for (; !value.empty(); value.remove_prefix(2 * kDayBytes)) {
    periods.push_back(
        {*DecodeDay(value.substr(0, kDayBytes)), *DecodeDay(value.substr(kDayBytes, kDayBytes))});
  }
  return periods;
}

std::string EncodeDateKind(const DateKind& kind) {
  return {kPrecisionLetters[static_cast<std::size_t>(kind.precision)],
          kBasisLetters[static_cast<std::size_t>(kind.basis)]};
}

std::optional<DateKind> DecodeDateKind(std::string_view value) {
  if (value.size() != 2) return std::nullopt;
  const std::size_t precision = kPrecisionLetters.find(value[0]);
  const std::size_t basis = kBasisLetters.find(value[1]);
  if (precision == std::string_view::npos || basis == std::string_view::npos) return std::nullopt;
  return DateKind{static_cast<DatePrecision>(precision), static_cast<article::DateBasis>(basis)};
}

}  // namespace dossier::index
