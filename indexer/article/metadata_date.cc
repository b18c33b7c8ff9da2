#include "article/metadata_date.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <vector>

#include "article/ascii.h"
#include "article/date_scanner.h"
#include "article/publication_date.h"
#include "article/white_space.h"
#include "base/date.h"

namespace dossier::article {
namespace {

constexpr std::size_t kMaxBytes = 100;

std::optional<unsigned> NumberOf(std::string_view text) {
  if (text.empty() || text.size() > 4 || !std::all_of(text.begin(), text.end(), IsAsciiDigit)) {
    return std::nullopt;
  }
  unsigned number = 0;
  for (const char c : text) number = number * 10 + static_cast<unsigned>(c - '0');
  return number;
}

// "May", "MAY", "February" by its first three letters; 1 to 12.
std::optional<unsigned> MonthOf(std::string_view word) {
  static constexpr std::string_view kMonths = "JANFEBMARAPRMAYJUNJULAUGSEPOCTNOVDEC";
  if (word.size() < 3) return std::nullopt;
  const std::size_t place = kMonths.find(UpperAscii(word.substr(0, 3)));
  if (place == std::string_view::npos || place % 3 != 0) return std::nullopt;
  return static_cast<unsigned>(place / 3 + 1);
}

// "Fri", "Friday" by its first three letters.
bool IsWeekday(std::string_view word) {
  static constexpr std::string_view kWeekdays = "MONTUEWEDTHUFRISATSUN";
  const std::size_t place = kWeekdays.find(UpperAscii(word.substr(0, 3)));
  return word.size() >= 3 && place != std::string_view::npos && place % 3 == 0;
}

// RFC 5322, 4.3: two figures are 1950 to 2049, three a year after 1900.
int FullYear(std::string_view figures, unsigned year) {
  const int number = static_cast<int>(year);
  if (figures.size() == 2) return number < 50 ? 2000 + number : 1900 + number;
  return figures.size() == 3 ? 1900 + number : number;
}

// "+03:00" for "+0300", "+03:00", "GMT", "EST", "MSK"; empty where it isn't known, as RFC 5322 has
// it for all other names.
std::string ZoneOf(std::string_view zone) {
  struct Name {
    std::string_view name;
    std::string_view offset;
  };
  static constexpr std::array<Name, 13> kNames = {{{"Z", "+00:00"},
                                                   {"UT", "+00:00"},
                                                   {"UTC", "+00:00"},
                                                   {"GMT", "+00:00"},
                                                   {"EDT", "-04:00"},
                                                   {"EST", "-05:00"},
                                                   {"CDT", "-05:00"},
                                                   {"CST", "-06:00"},
                                                   {"MDT", "-06:00"},
                                                   {"MST", "-07:00"},
                                                   {"PDT", "-07:00"},
                                                   {"PST", "-08:00"},
                                                   {"MSK", "+03:00"}}};
  const std::string raised = UpperAscii(zone);
  for (const Name& name : kNames) {
    if (name.name == raised) return std::string(name.offset);
  }
  if (zone.empty() || (zone[0] != '+' && zone[0] != '-')) return "";
  std::string figures(zone.substr(1));
  std::erase(figures, ':');
  if (figures.size() != 4 || !NumberOf(figures)) return "";
  return std::string(1, zone[0]) + figures.substr(0, 2) + ":" + figures.substr(2);
}

// "10:00:00.5" as "T10:00:00"; empty where it is no time of day.
std::string TimeOf(std::string_view text) {
  if (text.empty()) return "";
  std::array<unsigned, 3> parts = {};
  for (std::size_t i = 0; i < parts.size() && !text.empty(); ++i) {
    const std::size_t size = std::min(text.find_first_of(":."), text.size());
    const auto number = size <= 2 ? NumberOf(text.substr(0, size)) : std::nullopt;
    if (!number || *number > (i == 0 ? 24U : 60U)) return "";
    parts[i] = *number;
    const bool goes_on = size < text.size() && text[size] == ':';
    if (!goes_on && i == 0) return "";
    text = goes_on ? text.substr(size + 1) : std::string_view();
  }
  std::array<char, 16> time = {};
  std::snprintf(time.data(), time.size(), "T%02u:%02u:%02u", parts[0], parts[1], parts[2]);
  return time.data();
}

std::string Joined(const PartialDate& day, std::string_view time, std::string_view zone) {
  const std::string of_day = TimeOf(time);
  return day.ToString() + of_day + (of_day.empty() ? "" : ZoneOf(zone));
}

std::vector<std::string_view> WordsOf(std::string_view text) {
  std::vector<std::string_view> words;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t begin = std::min(text.find_first_not_of(" \t\r\n,", i), text.size());
    const std::size_t end = std::min(text.find_first_of(" \t\r\n,", begin), text.size());
    if (end > begin) words.push_back(text.substr(begin, end - begin));
    i = end;
  }
  return words;
}

// "[Fri,] 03 May 2024 [10:00:00 [+0300]]", with "-" for the spaces of the date, too.
std::optional<std::string> ReadRfc822(std::string_view text) {
  std::string spaced(text);
  for (std::size_t i = 1; i + 1 < spaced.size(); ++i) {
    if (spaced[i] == '-' && (IsAsciiLetter(spaced[i - 1]) || IsAsciiLetter(spaced[i + 1]))) {
      spaced[i] = ' ';
    }
  }
  std::vector<std::string_view> words = WordsOf(spaced);
  if (!words.empty() && IsWeekday(words[0])) words.erase(words.begin());
  if (words.size() < 3) return std::nullopt;
  const auto day = NumberOf(words[0]);
  const auto month = MonthOf(words[1]);
  const auto year = NumberOf(words[2]);
  if (!day || !month || !year) return std::nullopt;
  const auto date = PartialDate::Day(FullYear(words[2], *year), *month, *day);
  if (!date) return std::nullopt;
  words.resize(std::max<std::size_t>(words.size(), 5));
  return Joined(*date, words[3], words[4]);
}

// "20240503", "20240503T100000Z", "20240503T1000+0300".
std::optional<std::string> ReadBasicIso(std::string_view text) {
  if (text.size() < 8 || (text.size() > 8 && text[8] != 'T')) return std::nullopt;
  const auto year = NumberOf(text.substr(0, 4));
  const auto month = NumberOf(text.substr(4, 2));
  const auto day = NumberOf(text.substr(6, 2));
  if (!year || !month || !day) return std::nullopt;
  const auto date = PartialDate::Day(static_cast<int>(*year), *month, *day);
  if (!date) return std::nullopt;
  std::string time;
  std::size_t i = 9;
  for (; i < text.size() && IsAsciiDigit(text[i]) && time.size() < 8; ++i) {
    if (time.size() == 2 || time.size() == 5) time += ':';
    time += text[i];
  }
  return Joined(*date, time, i < text.size() ? text.substr(i) : std::string_view());
}

// The one day that a text names in words.
std::optional<std::string> ReadDayInWords(std::string_view text) {
  std::optional<PartialDate> day;
  for (const DateMention& mention : ScanDates(text)) {
    const auto date = mention.ToDate();
    if (!date || date->precision() != DatePrecision::kDay) continue;
    if (day && *day != *date) return std::nullopt;
    day = date;
  }
  return day ? std::optional(day->ToString()) : std::nullopt;
}

}  // namespace

std::optional<std::string> IsoTimeOf(std::string_view text) {
  text = Trim(text);
  if (text.empty() || text.size() > kMaxBytes) return std::nullopt;
  if (ParseMetadataDate(text)) return std::string(text);
  if (auto time = ReadRfc822(text)) return time;
  if (auto time = ReadBasicIso(text)) return time;
  return ReadDayInWords(text);
}

}  // namespace dossier::article
