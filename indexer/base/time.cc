#include "base/time.h"

#include <array>
#include <cstdio>

#include "base/date.h"

namespace dossier {

std::chrono::sys_seconds Now() {
  return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

std::string FormatTime(std::chrono::sys_seconds time) {
  const auto day = std::chrono::floor<std::chrono::days>(time);
  const std::chrono::hh_mm_ss clock(time - day);
  std::array<char, 16> buffer{};
  std::snprintf(buffer.data(), buffer.size(), "T%02d:%02d:%02dZ",
                static_cast<int>(clock.hours().count()), static_cast<int>(clock.minutes().count()),
                static_cast<int>(clock.seconds().count()));
  return PartialDate::Day(day).ToString() + buffer.data();
}

Result<std::chrono::sys_seconds> ParseTime(std::string_view text) {
  const std::string given(text);
  const auto fail = [&given] {
    return Fail(ErrorCode::kInvalidInput,
                "\"" + given + "\" is not a time of the form YYYY-MM-DD or YYYY-MM-DDTHH:MM:SSZ");
  };
  const auto date = PartialDate::Parse(text.substr(0, 10));
  if (!date || date->precision() != DatePrecision::kDay) return fail();
  std::chrono::sys_seconds time = date->first_day();
  if (text.size() == 10) return time;
  int hours = 0;
  int minutes = 0;
  int seconds = 0;
  char end = 'Z';
  const int read =
      std::sscanf(given.c_str() + 10, "T%2d:%2d:%2d%c", &hours, &minutes, &seconds, &end);
  if (read < 3 || end != 'Z' || given.size() > 20 || hours < 0 || hours > 23 || minutes < 0 ||
      minutes > 59 || seconds < 0 || seconds > 60) {
    return fail();
  }
  return time + std::chrono::hours(hours) + std::chrono::minutes(minutes) +
         std::chrono::seconds(seconds);
}

}  // namespace dossier
