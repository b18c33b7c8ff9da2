// Everything here needs the day of writing. Without it a phrase is still read, so that its words
// are not taken for something else, but has no period.
//
// Left alone is what only looks like a date: "today's world", "the last year" (twelve months up to
// now), "over a year ago", "every Friday", "Bloody Sunday", «в среде учёных». Tests:
// event_dates_test.cc.
#include "article/relative_dates.h"

#include "article/date_calendar.h"
#include "article/date_cues.h"
#include "article/date_scanner.h"

namespace dossier::article {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

constexpr unsigned kWednesday = 3;

enum class Shift { kLast = -1, kThis = 0, kNext = 1 };

Shift ShiftOf(const DateToken& deictic) { return static_cast<Shift>(deictic.sense.number - 2); }

DatePeriodKind PeriodKindOf(const DateToken& token) {
  return static_cast<DatePeriodKind>(token.sense.number);
}

std::optional<DatePeriod> Only(const std::optional<PartialDate>& date) {
  if (!date) return std::nullopt;
  return DatePeriod{*date, *date};
}

DatePeriod OnlyDay(sys_days day) { return {PartialDate::Day(day), PartialDate::Day(day)}; }

DatePeriod WeekendOf(sys_days day) {
  const PartialDate sunday = WeekOf(day).end;
  return {PartialDate::Day(sunday.first_day() - days(1)), sunday};
}

std::optional<DatePeriod> QuarterFrom(sys_days day, int shift) {
  const int quarters = YearOf(day) * 4 + static_cast<int>(QuarterOf(day)) - 1 + shift;
  return PartOfYear(quarters / 4, static_cast<unsigned>(quarters % 4) + 1, 4);
}

// The period of one kind that lies `count` of them behind (or, below 0, before) that of `day`.
std::optional<DatePeriod> PeriodFrom(sys_days day, DatePeriodKind kind, int count) {
  switch (kind) {
    case DatePeriodKind::kDay:
      return OnlyDay(day + days(count));
    case DatePeriodKind::kWeek:
      return WeekOf(day + days(7 * count));
    case DatePeriodKind::kMonth:
      return Only(MonthFrom(day, count));
    case DatePeriodKind::kQuarter:
      return QuarterFrom(day, count);
    case DatePeriodKind::kYear:
      return Only(PartialDate::Year(YearOf(day) + count));
    case DatePeriodKind::kWeekend:
      return WeekendOf(day + days(7 * count));
    case DatePeriodKind::kHalf:
    case DatePeriodKind::kNone:
      break;
  }
  return std::nullopt;
}

// The last season that was over, the next that is to begin, or the one nearest to `day`.
std::optional<DatePeriod> SeasonFrom(sys_days day, unsigned season, Shift shift) {
  const int year = YearOf(day);
  std::optional<DatePeriod> found;
  for (int at = year - 1; at <= year + 2; ++at) {
    const auto period = SeasonOf(at, season);
    if (!period) continue;
    if (shift == Shift::kLast && period->last_day() < day) found = period;
    if (shift == Shift::kNext && period->first_day() > day) return period;
    if (shift == Shift::kThis && at == year) {
      // In December "this winter" is the one that has begun.
      const auto next = SeasonOf(at + 1, season);
      return next && next->first_day() <= day ? next : period;
    }
  }
  return found;
}

std::optional<DatePeriod> MonthBy(sys_days day, unsigned month, Shift shift) {
  const int year = YearOf(day);
  const auto this_year = PartialDate::Month(year, month);
  if (shift == Shift::kThis || !this_year) return Only(this_year);
  if (shift == Shift::kLast) {
    return Only(this_year->last_day() < day ? this_year : PartialDate::Month(year - 1, month));
  }
  return Only(this_year->first_day() > day ? this_year : PartialDate::Month(year + 1, month));
}

DatePeriod WeekdayBy(sys_days day, unsigned weekday, Shift shift) {
  const sys_days monday = WeekOf(day).first_day();
  const days in_week(weekday - 1);
  if (shift == Shift::kThis) return OnlyDay(monday + in_week);
  if (shift == Shift::kNext) return OnlyDay(monday + days(7) + in_week);
  return OnlyDay(NearestWeekday(weekday, Tense::kPast, day - days(1)));
}

class Reader {
 public:
  Reader(const DatedText& text, std::size_t begin)
      : text_(text), tokens_(text.tokens), begin_(begin) {}

  std::optional<DatePhrase> Read() const {
    const DateToken& token = tokens_[begin_];
    if (token.kind == DateTokenKind::kNumber) return ReadAgo(begin_ + 1, token.value);
    if (token.kind != DateTokenKind::kWord) return std::nullopt;
    if (Is(begin_, DateRole::kDayWord)) return ReadDayWord();
    if (Is(begin_, DateRole::kDeictic)) return ReadDeictic();
    if (Is(begin_, DateRole::kWeekday)) return ReadWeekday();
    if (Is(begin_, DateRole::kCardinal)) return ReadAgo(begin_ + 1, token.sense.number);
    if (Is(begin_, DateRole::kPart)) return ReadPart();
    if (Is(begin_, DateRole::kPeriod)) return ReadOneAgo();
    return std::nullopt;
  }

 private:
  bool Is(std::size_t i, DateRole role) const { return IsWord(tokens_, i, role); }

  bool IsBehind(DateRole role) const { return begin_ > 0 && Is(begin_ - 1, role); }

  template <typename Find>
  DatePhrase Phrase(std::size_t end, const Find& find) const {
    DatePhrase phrase{begin_, end, std::nullopt, false};
    if (text_.written) phrase.period = find(*text_.written);
    return phrase;
  }

  // "today", but not that of "today's world" and of «на сегодняшний день».
  std::optional<DatePhrase> ReadDayWord() const {
    std::size_t next = begin_ + 1;
    if (IsSign(tokens_, next, U'\'') || IsSign(tokens_, next, U'’')) next += 2;
    if (Is(next, DateRole::kNowadays) && next < tokens_.size()) return std::nullopt;
    const int shift = tokens_[begin_].sense.number - kToday;
    // "the Russia of today"
    if (shift == 0 && IsBehind(DateRole::kOf)) return std::nullopt;
    if (Is(begin_, DateRole::kEve) && !IsYesterday()) return std::nullopt;
    return Phrase(begin_ + 1, [&](sys_days day) { return OnlyDay(day + days(shift)); });
  }

  // «накануне, в среду», «погибли накануне в Конго», but not «накануне встречи».
  bool IsYesterday() const {
    const std::size_t next = begin_ + 1;
    return next >= tokens_.size() || tokens_[next].kind != DateTokenKind::kWord ||
           Is(next, DateRole::kLeadsYearWeakly) || Is(next, DateRole::kDayTime) ||
           Is(next, DateRole::kPronoun);
  }

  // Singular only: "next years" and «прошлых лет» are no period.
  bool IsPeriod(std::size_t i) const { return Is(i, DateRole::kPeriod) && !Is(i, DateRole::kUnit); }

  std::optional<DatePhrase> ReadDeictic() const {
    const Shift shift = ShiftOf(tokens_[begin_]);
    const bool is_russian = Is(begin_, DateRole::kRussian);
    const std::size_t next = begin_ + 1;
    // "The last year" are twelve months; "the next Friday" is counted from another day.
    if (!is_russian && IsBehind(DateRole::kThe) && shift != Shift::kThis) return std::nullopt;
    if (next >= tokens_.size() || tokens_[next].kind != DateTokenKind::kWord) return std::nullopt;
    const unsigned number = tokens_[next].sense.number;
    const std::size_t end = next + 1;
    if (IsPeriod(next)) {
      const DatePeriodKind kind = PeriodKindOf(tokens_[next]);
      if (kind == DatePeriodKind::kDay || kind == DatePeriodKind::kHalf) return std::nullopt;
      if (Is(end, DateRole::kAgo)) return std::nullopt;
      return Phrase(end,
                    [&](sys_days day) { return PeriodFrom(day, kind, static_cast<int>(shift)); });
    }
    if (Is(next, DateRole::kSeason)) {
      return Phrase(end, [&](sys_days day) { return SeasonFrom(day, number, shift); });
    }
    if (Is(next, DateRole::kWeekday) && !Is(next, DateRole::kAbbreviation)) {
      return Phrase(end, [&](sys_days day) { return WeekdayBy(day, number, shift); });
    }
    if (Is(next, DateRole::kDayTime)) return ReadDayTime(shift, is_russian);
    if (Is(next, DateRole::kMonth)) return ReadMonth(shift, number);
    return std::nullopt;
  }

  // "this morning", "last night"; «прошлой ночью» may be any of two.
  std::optional<DatePhrase> ReadDayTime(Shift shift, bool is_russian) const {
    if (shift == Shift::kNext || (is_russian && shift == Shift::kLast)) return std::nullopt;
    return Phrase(begin_ + 2,
                  [&](sys_days day) { return OnlyDay(day + days(static_cast<int>(shift))); });
  }

  // "last May", but "last May 5" is a date without a year.
  std::optional<DatePhrase> ReadMonth(Shift shift, unsigned month) const {
    const DateToken& word = tokens_[begin_ + 1];
    if (word.sense.Is(DateRole::kCapitalMonth) && !word.capital) return std::nullopt;
    const std::size_t end = begin_ + 2;
    if (end < tokens_.size() && tokens_[end].kind == DateTokenKind::kNumber) return std::nullopt;
    return Phrase(end, [&](sys_days day) { return MonthBy(day, month, shift); });
  }

  // "three years ago", «год назад»: `count` of the units that stand at `unit`.
  std::optional<DatePhrase> ReadAgo(std::size_t unit, unsigned count) const {
    if (!Is(unit, DateRole::kPeriod) || !Is(unit + 1, DateRole::kAgo)) return std::nullopt;
    if (IsBehind(DateRole::kApproximate)) return std::nullopt;
    const std::size_t end = Is(unit + 2, DateRole::kAgo) ? unit + 3 : unit + 2;
    const DatePeriodKind kind = PeriodKindOf(tokens_[unit]);
    return Phrase(end,
                  [&](sys_days day) { return PeriodFrom(day, kind, -static_cast<int>(count)); });
  }

  // «год назад», but "years ago" are nobody knows how many.
  std::optional<DatePhrase> ReadOneAgo() const {
    const bool is_counted =
        begin_ > 0 &&
        (tokens_[begin_ - 1].kind == DateTokenKind::kNumber ||
         tokens_[begin_ - 1].kind == DateTokenKind::kOtherNumber || IsBehind(DateRole::kCardinal));
    if (is_counted || Is(begin_, DateRole::kUnit)) return std::nullopt;
    return ReadAgo(begin_, 1);
  }

  // "the end of the year", «в начале месяца»: this year, this month.
  std::optional<DatePhrase> ReadPart() const {
    std::size_t unit = begin_ + 1;
    if (Is(unit, DateRole::kOf)) unit += Is(unit + 1, DateRole::kThe) ? 2 : tokens_.size();
    if (!IsPeriod(unit)) return std::nullopt;
    const DatePeriodKind kind = PeriodKindOf(tokens_[unit]);
    if (kind == DatePeriodKind::kDay || kind == DatePeriodKind::kHalf) return std::nullopt;
    if (unit + 1 < tokens_.size() && tokens_[unit + 1].kind == DateTokenKind::kNumber) {
      return std::nullopt;
    }
    DatePhrase phrase = Phrase(unit + 1, [&](sys_days day) { return PeriodFrom(day, kind, 0); });
    phrase.begin = unit;
    return phrase;
  }

  // «в пятницу», but «среда» is also what surrounds us: «в среде», «окружающей среды».
  bool IsRussianDay() const {
    const std::string_view word = tokens_[begin_].span.In(text_.text);
    const bool is_led = begin_ > 0 && tokens_[begin_ - 1].kind == DateTokenKind::kWord &&
                        (IsBehind(DateRole::kLeadsYearWeakly) || IsBehind(DateRole::kDayTime) ||
                         IsBehind(DateRole::kChain));
    if (!is_led) return false;
    if (tokens_[begin_].sense.number != kWednesday || word.ends_with("у")) return true;
    return word.ends_with("ы") && IsBehind(DateRole::kRangeTo);
  }

  bool IsEnglishDay() const {
    const DateToken& token = tokens_[begin_];
    if (!token.capital || token.sense.Is(DateRole::kAbbreviation)) return false;
    return !IsBehind(DateRole::kNoDay) && !Is(begin_ + 1, DateRole::kNoDay);
  }

  // "Monday, 22 October", "Monday the 22nd of October", «в среду (22 октября)».
  bool BelongsToDate() const {
    std::size_t next = begin_ + 1;
    while (IsSign(tokens_, next, U',') || IsSign(tokens_, next, U'(') || Is(next, DateRole::kThe)) {
      ++next;
    }
    if (next >= tokens_.size()) return false;
    const auto date = MatchDate(tokens_, next, 0);
    return date && date->mention.day;
  }

  std::optional<DatePhrase> ReadWeekday() const {
    const bool is_russian = Is(begin_, DateRole::kRussian);
    if (!(is_russian ? IsRussianDay() : IsEnglishDay()) || BelongsToDate()) return std::nullopt;
    const unsigned weekday = tokens_[begin_].sense.number;
    if (const auto in_week = ReadWeekdayOfWeek(weekday)) return in_week;
    const Tense tense = TellTense(tokens_, begin_, begin_ + 1).tense;
    return Phrase(begin_ + 1,
                  [&](sys_days day) { return OnlyDay(NearestWeekday(weekday, tense, day)); });
  }

  // "Tuesday of last week", «во вторник на прошлой неделе».
  std::optional<DatePhrase> ReadWeekdayOfWeek(unsigned weekday) const {
    std::size_t next = begin_ + 1;
    if (Is(next, DateRole::kOf) || Is(next, DateRole::kLeadsYearWeakly)) ++next;
    const bool is_week = Is(next, DateRole::kDeictic) && IsPeriod(next + 1) &&
                         PeriodKindOf(tokens_[next + 1]) == DatePeriodKind::kWeek;
    if (!is_week) return std::nullopt;
    const int weeks = static_cast<int>(ShiftOf(tokens_[next]));
    return Phrase(next + 2, [&](sys_days day) {
      return OnlyDay(WeekOf(day + days(7 * weeks)).first_day() + days(weekday - 1));
    });
  }

  const DatedText& text_;
  const std::vector<DateToken>& tokens_;
  std::size_t begin_;
};

constexpr unsigned kFirstYear = 1800;
constexpr unsigned kLastYear = 2099;

}  // namespace

std::optional<DatePhrase> ReadRelativeDate(const DatedText& text, std::size_t i) {
  return Reader(text, i).Read();
}

std::optional<YearPhrase> ReadRelativeYear(const DatedText& text, std::size_t i) {
  const std::vector<DateToken>& tokens = text.tokens;
  const auto from_now = [&text](std::size_t end, int shift) {
    YearPhrase phrase{end, std::nullopt, false};
    if (text.written) phrase.year = YearOf(*text.written) + shift;
    return phrase;
  };
  // «с. г.»: of this year.
  if (IsWord(tokens, i, DateRole::kFrom) && IsSign(tokens, i + 1, U'.') &&
      IsWord(tokens, i + 2, DateRole::kYearWord) && tokens[i].span.In(text.text) == "с") {
    return from_now(IsSign(tokens, i + 3, U'.') ? i + 4 : i + 3, 0);
  }
  if (IsWord(tokens, i, DateRole::kOf)) ++i;
  const bool is_year = IsWord(tokens, i, DateRole::kDeictic) &&
                       IsWord(tokens, i + 1, DateRole::kPeriod) &&
                       !IsWord(tokens, i + 1, DateRole::kUnit) &&
                       PeriodKindOf(tokens[i + 1]) == DatePeriodKind::kYear;
  if (!is_year) return std::nullopt;
  return from_now(i + 2, static_cast<int>(ShiftOf(tokens[i])));
}

std::optional<YearPhrase> ReadYear(const DatedText& text, std::size_t i) {
  if (const auto relative = ReadRelativeYear(text, i)) return relative;
  const std::vector<DateToken>& tokens = text.tokens;
  if (IsWord(tokens, i, DateRole::kOf)) ++i;
  if (i >= tokens.size() || tokens[i].kind != DateTokenKind::kNumber) return std::nullopt;
  const DateToken& number = tokens[i];
  if (number.digits != 4 || number.value < kFirstYear || number.value > kLastYear) {
    return std::nullopt;
  }
  YearPhrase phrase{i + 1, number.value, true};
  if (!IsWord(tokens, phrase.end, DateRole::kYearWord)) return phrase;
  const bool is_short = IsWord(tokens, phrase.end, DateRole::kAbbreviation);
  phrase.end += is_short && IsSign(tokens, phrase.end + 1, U'.') ? 2 : 1;
  return phrase;
}

}  // namespace dossier::article
