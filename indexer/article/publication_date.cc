// Most articles carry their date as metadata or state it whole. The rest give a day without a year:
// "22 October". Its year is found from what the text itself tells: an article is written after the
// latest day it speaks of as past, and seldom more than a year after; so the first 22 October after
// "his state trip in November 2024" is that of 2025. This works for news, which name the last event
// of their kind with its year, and fails where the only year named is long past ("founded in 1945"
// gives 1945 or 1946); the basis `inferred` and the evidence tell the reader what the date rests
// on. Where the text names no past day, the article is as young as it can be. Tests:
// publication_date_test.cc.
//
// A date in the file's name is worth less than any that the article has of its own, since it may be
// the day of fetching; but a dateline of the same day takes its year from it.
#include "article/publication_date.h"

#include <algorithm>

#include "article/date_scanner.h"
#include "article/dateline.h"
#include "article/file_date.h"
#include "article/white_space.h"

namespace dossier::article {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

constexpr days kTolerance(2);  // the clock of a newsroom east of us, and a paper of tomorrow
constexpr std::size_t kDayBytes = 10;  // YYYY-MM-DD
constexpr int kYearsToTry = 8;         // 29 February is eight years apart around 1900

sys_days DayOf(std::chrono::sys_seconds time) { return std::chrono::floor<days>(time); }

std::optional<int> TwoDigits(std::string_view text) {
  if (text.size() < 2 || text[0] < '0' || text[0] > '9' || text[1] < '0' || text[1] > '9')
    return std::nullopt;
  return (text[0] - '0') * 10 + (text[1] - '0');
}

// What a time of day with its zone adds to midnight of its date in UTC. "23:30:00-05:00" is 28 and
// a half hours. Nothing without hours and minutes, or without a zone.
std::optional<std::chrono::minutes> TimeInUtc(std::string_view time) {
  const auto hour = TwoDigits(time);
  const auto minute = time.size() >= 5 && time[2] == ':' ? TwoDigits(time.substr(3)) : std::nullopt;
  if (time.ends_with("UTC") || time.ends_with("GMT")) time.remove_suffix(2);  // as Z is read
  const std::size_t zone_start = time.find_first_of("+-ZzUG");
  if (!hour || *hour > 24 || !minute || zone_start == std::string_view::npos) return std::nullopt;
  const std::chrono::minutes of_day(*hour * 60 + *minute);
  const char sign = time[zone_start];
  if (sign != '+' && sign != '-') return of_day;
  const std::string_view zone = time.substr(zone_start + 1);
  const auto zone_hours = TwoDigits(zone);
  if (!zone_hours || *zone_hours > 18) return std::nullopt;
  const std::string_view rest = zone.substr(2);
  const int zone_minutes = TwoDigits(rest.starts_with(':') ? rest.substr(1) : rest).value_or(0);
  const std::chrono::minutes offset(*zone_hours * 60 + zone_minutes);
  return sign == '-' ? of_day + offset : of_day - offset;
}

constexpr int kFirstYear = 1000;  // what is older is a year of two figures, or a slip
constexpr int kLastYear = 9998;

// What clocks, tables and databases give where nobody has set a date: the zeros of their eras, and
// the last year that they can write.
bool IsUnset(const PartialDate& date) {
  if (date.year() == 1 || date.year() > kLastYear) return true;
  return date == *PartialDate::Day(1970, 1, 1) || date == *PartialDate::Day(1900, 1, 1);
}

struct Dated {
  Dateline dateline;
  std::string words;  // as it stands in the text
};

template <typename Parse>
std::optional<Dated> DatelineIn(std::string_view text, Parse parse) {
  const std::optional<Dateline> dateline = parse(text);
  if (!dateline) return std::nullopt;
  return Dated{*dateline, CollapseSpaces(dateline->date.span.In(text))};
}

// The dateline of the format, the block that is one, or the start of the first paragraph.
std::optional<Dated> FindDateline(const Record& record, const std::vector<Block>& blocks) {
  if (auto dated = DatelineIn(record.dateline, ParseDateline)) return dated;
  for (const Block& block : blocks) {
    if (block.kind != BlockKind::kDateline) continue;
    if (auto dated = DatelineIn(block.span.In(record.text), ParseDateline)) return dated;
  }
  for (const Block& block : blocks) {
    if (block.kind != BlockKind::kParagraph) continue;
    return DatelineIn(block.span.In(record.text), FindDatelineInFront);
  }
  return std::nullopt;
}

// The year that "89" stands for: the latest that doesn't lie after `now`.
int YearOfTwoDigits(unsigned short_year, sys_days now) {
  const int this_year = static_cast<int>(std::chrono::year_month_day(now + kTolerance).year());
  const int year = this_year / 100 * 100 + static_cast<int>(short_year);
  return year > this_year ? year - 100 : year;
}

bool FitsWeekday(sys_days day, std::optional<unsigned> weekday) {
  return !weekday || std::chrono::weekday(day).iso_encoding() == *weekday;
}

// The days of the month and day of `mention`, and of its weekday, around `from`: the first that is
// not before it
// (`step` 1) or the last that is not after it (`step` -1).
std::optional<sys_days> NearestSuchDay(const DateMention& mention, sys_days from, int step) {
  const int start = static_cast<int>(std::chrono::year_month_day(from).year());
  for (int i = 0; i <= kYearsToTry; ++i) {
    const auto date = PartialDate::Day(start + i * step, *mention.month, *mention.day);
    if (!date || !FitsWeekday(date->first_day(), mention.weekday)) continue;
    if (step > 0 ? date->first_day() >= from : date->first_day() <= from) return date->first_day();
  }
  return std::nullopt;
}

// What the text tells about the time at which it was written, in days with a year.
struct TextEvidence {
  std::optional<sys_days> past;  // the latest day that is told as past
  std::string past_words;
  std::optional<sys_days> future;  // the latest day that is told as to come
  std::string future_words;
};

TextEvidence FindEvidence(std::string_view text, sys_days latest) {
  TextEvidence evidence;
  for (const DateMention& mention : ScanDates(text)) {
    const std::optional<PartialDate> date = mention.ToDate();
    if (!date) continue;
    const bool is_past = !mention.future && date->first_day() <= latest;
    const sys_days day = is_past ? std::min(date->last_day(), latest) : date->last_day();
    std::optional<sys_days>& best = is_past ? evidence.past : evidence.future;
    if (!is_past && !mention.future) continue;
    if (best && *best >= day) continue;
    best = day;
    (is_past ? evidence.past_words : evidence.future_words) = CollapseSpaces(mention.span.In(text));
  }
  return evidence;
}

std::optional<PublicationDate> InferYear(const Dated& dated, std::string_view text,
                                         sys_days latest) {
  const DateMention& mention = dated.dateline.date;
  const TextEvidence evidence = FindEvidence(text, latest);
  if (evidence.past) {
    const auto day = NearestSuchDay(mention, *evidence.past, 1);
    if (day && *day <= latest) {
      return PublicationDate{PartialDate::Day(*day), DateBasis::kInferred,
                             dated.words + "; > " + evidence.past_words};
    }
  }
  const bool has_bound = evidence.future && *evidence.future < latest;
  const sys_days bound = has_bound ? *evidence.future : latest;
  const auto day = NearestSuchDay(mention, bound, -1);
  if (!day) return std::nullopt;
  const std::string reason =
      has_bound ? "; < " + evidence.future_words : "; ≤ " + PartialDate::Day(latest).ToString();
  return PublicationDate{PartialDate::Day(*day), DateBasis::kInferred, dated.words + reason};
}

// No article is younger than the file it stands in. Archives and packages set the times of their
// files to the start of an era (1970, or 1980 in ZIP); those tell nothing.
sys_days LatestDay(const Origin& origin, sys_days now) {
  constexpr sys_days kFirstOfZip = std::chrono::year(1980) / 1 / 2;
  if (!origin.file_time || DayOf(*origin.file_time) <= kFirstOfZip) return now;
  return std::min(now, DayOf(*origin.file_time));
}

// The date in the name of a file that is one article.
std::optional<PublicationDate> DateOfName(const Origin& origin, const BuildOptions& options) {
  if (origin.line != 0) return std::nullopt;
  const auto date = DateOfPath(origin.relative_path);
  if (!date || date->first_day() > DayOf(options.now) + kTolerance) return std::nullopt;
  return PublicationDate{*date, DateBasis::kMetadata, "file name"};
}

// The day of a dateline without a year, with the year that makes it that of the file's name, or of
// the days around.
std::optional<PublicationDate> WithYearOfName(const Dated& dated, const PublicationDate& name) {
  const sys_days of_name = name.value.first_day();
  const auto day = NearestSuchDay(dated.dateline.date, of_name + kTolerance, -1);
  if (!day || *day < of_name - kTolerance) return std::nullopt;
  return PublicationDate{PartialDate::Day(*day), DateBasis::kInferred,
                         dated.words + "; ≈ " + name.value.ToString()};
}

std::optional<PublicationDate> DateOfDateline(Dated dated, const Record& record,
                                              const Origin& origin, const BuildOptions& options) {
  const sys_days now = DayOf(options.now);
  DateMention& mention = dated.dateline.date;
  if (dated.dateline.short_year) {
    mention.year = YearOfTwoDigits(*dated.dateline.short_year, now);
    dated.words += ' ';
    dated.words += PartialDate::Year(*mention.year)->ToString().substr(2);
  }
  if (!mention.year) {
    const auto name = DateOfName(origin, options);
    if (!name) return InferYear(dated, record.text, LatestDay(origin, now));
    if (auto date = WithYearOfName(dated, *name)) return date;
    return InferYear(dated, record.text, std::min(name->value.first_day(), now));
  }
  const std::optional<PartialDate> date = mention.ToDate();
  if (!date || IsUnset(*date) || date->first_day() > now + kTolerance) return std::nullopt;
  return PublicationDate{*date, DateBasis::kStated, dated.words};
}

Result<std::optional<PublicationDate>> DateOfMetadata(const Record& record,
                                                      const BuildOptions& options) {
  const std::string_view text = Trim(record.date);
  if (text.empty()) return std::nullopt;
  const Result<PartialDate> date = ParseMetadataDate(text, options.timezone);
  if (!date) return Fail(date.error().code, "\"date\": " + date.error().message);
  // The zero of a clock in another zone may be the day before.
  const auto as_written = PartialDate::Parse(text.substr(0, kDayBytes));
  if (IsUnset(*date) || (as_written && IsUnset(*as_written))) return std::nullopt;
  if (date->year() < kFirstYear) {
    return Fail(ErrorCode::kInvalidInput, "\"date\": " + Quoted(text) + " is older than any news");
  }
  if (date->first_day() > DayOf(options.now) + kTolerance) {
    return Fail(ErrorCode::kInvalidInput, "\"date\": " + Quoted(text) + " lies in the future");
  }
  return PublicationDate{*date, DateBasis::kMetadata, "date"};
}

// Whoever fetches pages may give the day of fetching for the date of each.
bool MayBeDayOfFetching(const PartialDate& date, const Origin& origin,
                        const BuildOptions& options) {
  if (date.precision() != DatePrecision::kDay) return false;
  return date.first_day() == DayOf(options.now) ||
         (origin.file_time && date.first_day() == DayOf(*origin.file_time));
}

std::optional<PublicationDate> DateInText(const Record& record, const Origin& origin,
                                          const std::vector<Block>& blocks,
                                          const BuildOptions& options) {
  const auto dated = FindDateline(record, blocks);
  return dated ? DateOfDateline(*dated, record, origin, options) : std::nullopt;
}

// The same day, as far as the clocks of two zones and a paper of tomorrow explain; of a dateline
// whose year was inferred, the same day of any year.
bool Agree(const PublicationDate& metadata, const PublicationDate& dateline) {
  const sys_days day = metadata.value.first_day();
  if (dateline.value.last_day() + kTolerance >= day) return true;
  if (dateline.basis != DateBasis::kInferred) return false;
  const auto this_year =
      PartialDate::Day(metadata.value.year(), dateline.value.month(), dateline.value.day());
  return this_year && std::chrono::abs(this_year->first_day() - day) <= kTolerance;
}

// The dateline where it shows that `metadata` give the day of fetching.
PublicationDate Corrected(const PublicationDate& metadata,
                          const std::optional<PublicationDate>& dateline) {
  if (!dateline || Agree(metadata, *dateline)) return metadata;
  PublicationDate corrected = *dateline;
  corrected.evidence += "; ≠ " + metadata.value.ToString();
  return corrected;
}

}  // namespace

Result<PartialDate> ParseMetadataDate(std::string_view text, const text::TimeZone& timezone) {
  const bool has_time =
      text.size() > kDayBytes &&
      (text[kDayBytes] == 'T' || text[kDayBytes] == 't' || text[kDayBytes] == ' ');
  const Result<PartialDate> date = PartialDate::Parse(has_time ? text.substr(0, kDayBytes) : text);
  if (!date) {
    return Fail(ErrorCode::kInvalidInput, Quoted(text) +
                                              " is not a date of the form YYYY, YYYY-MM or "
                                              "YYYY-MM-DD, nor a time that starts with such a day");
  }
  if (!has_time) return date;
  const auto time = TimeInUtc(text.substr(kDayBytes + 1));
  if (!time) return date;
  const sys_days day = timezone.DayOf(date->first_day() + *time);
  const std::chrono::year_month_day in_zone(day);
  return static_cast<int>(in_zone.year()) >= 1 && static_cast<int>(in_zone.year()) <= 9999
             ? PartialDate::Day(day)
             : *date;
}

Result<std::optional<PublicationDate>> FindPublicationDate(const Record& record,
                                                           const Origin& origin,
                                                           const std::vector<Block>& blocks,
                                                           const BuildOptions& options) {
  const Result<std::optional<PublicationDate>> metadata = DateOfMetadata(record, options);
  if (!metadata) return metadata;
  if (*metadata && !MayBeDayOfFetching((*metadata)->value, origin, options)) return metadata;
  const std::optional<PublicationDate> dateline = DateInText(record, origin, blocks, options);
  if (*metadata) return Corrected(**metadata, dateline);
  if (dateline) return dateline;
  if (auto name = DateOfName(origin, options)) return name;
  if (options.default_date) {
    return PublicationDate{*options.default_date, DateBasis::kMetadata, "default"};
  }
  return std::nullopt;
}

}  // namespace dossier::article
