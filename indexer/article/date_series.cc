// A series is a chain of parts and joints. A part is a date of date_scanner.h, or the bare number
// of a day or a year whose month or «годов» stands elsewhere in the series; a joint is a dash or a
// word that makes a range, or a comma or "and" that makes a list:
//
//   3 , 4 and 5 March 2023      March 3 - 5 , 2023      1921 и 1940 годов
//   D , D and DMY               MD      - D   Y         Y    и Y
//
// The chain is read from left to right as far as it goes; then what stands only once is handed on
// to the parts that lack it, and the parts are resolved. A bare number that nothing explains ends
// the chain in front of it, or is no date where it stands first: "3 and 5 people". Tests:
// event_dates_test.cc.
#include "article/date_series.h"

#include <algorithm>

#include "article/date_calendar.h"
#include "article/date_cues.h"
#include "article/date_scanner.h"

namespace dossier::article {
namespace {

constexpr std::size_t kMostParts = 12;
constexpr int kFirstLoneYear = 1800;
constexpr int kLastLoneYear = 2099;
constexpr int kLongestRange = 200;  // years
// "2014–2016" is a range of years without any other sign of it only within these.
constexpr int kFirstSpokenOf = 1900;
constexpr int kLastSpokenOf = 2049;

enum class Joint { kList, kRange };

struct Part {
  DateMention date;
  std::size_t begin = 0;
  std::size_t end = 0;
  bool is_bare = false;        // a number that the rest of the series must explain
  Joint joint = Joint::kList;  // to the part in front
  bool is_stated = false;
  std::optional<int> relative_year = std::nullopt;
  bool has_relative_year = false;

  bool is_year() const { return !date.month && !date.day; }
  bool is_month() const { return date.month && !date.day; }
};

bool SameGrain(const Part& a, const Part& b) {
  return a.date.day.has_value() == b.date.day.has_value() &&
         a.date.month.has_value() == b.date.month.has_value();
}

class Series {
 public:
  Series(const DatedText& text, std::size_t begin, std::size_t last_year_end)
      : text_(text), tokens_(text.tokens), begin_(begin), last_year_end_(last_year_end) {}

  std::vector<DatePhrase> Read() {
    if (!Collect()) return {};
    TakeYearBehind();
    Share();
    return Resolve();
  }

 private:
  bool Is(std::size_t i, DateRole role) const { return IsWord(tokens_, i, role); }
  bool IsNumber(std::size_t i, unsigned digits) const {
    return i < tokens_.size() && tokens_[i].kind == DateTokenKind::kNumber &&
           tokens_[i].digits <= digits && (digits == 2 || tokens_[i].digits == digits);
  }

  // ---- The chain.

  bool Collect() {
    auto first = ReadPart(begin_, last_year_end_);
    if (!first) first = ReadBare(begin_);
    if (!first || (first->is_bare && first->date.day && !LeadsToMonth())) return false;
    parts_.push_back(*first);
    while (parts_.size() < kMostParts && Continue()) {
    }
    return Trim();
  }

  // Whether a word that may be a month or the end of an ordinal follows the numbers at the start.
  // Most numbers are none of a date, and this look ahead spares them the rest.
  bool LeadsToMonth() const {
    constexpr std::size_t kMostTokens = 2 * kMostParts;
    for (std::size_t i = begin_ + 1; i < tokens_.size() && i < begin_ + kMostTokens; ++i) {
      if (Is(i, DateRole::kMonth)) return true;
      const bool goes_on = tokens_[i].kind == DateTokenKind::kNumber ||
                           tokens_[i].kind == DateTokenKind::kSign ||
                           (tokens_[i].kind == DateTokenKind::kWord && tokens_[i].sense.roles != 0);
      if (!goes_on) return false;
    }
    return false;
  }

  std::optional<Part> ReadPart(std::size_t i, std::size_t last_year_end) const {
    const auto date = MatchDate(tokens_, i, last_year_end);
    if (!date) return std::nullopt;
    return Part{.date = date->mention, .begin = i, .end = date->end};
  }

  static Part BarePart(std::size_t i) {
    return {.date = {}, .begin = i, .end = i + 1, .is_bare = true};
  }

  // The number of a day or of a year, or a month that is also a word.
  std::optional<Part> ReadBare(std::size_t i) const {
    if (i >= tokens_.size()) return std::nullopt;
    const DateToken& token = tokens_[i];
    Part part = BarePart(i);
    if (IsNumber(i, 2) || Is(i, DateRole::kOrdinalDay)) {
      const unsigned day = IsNumber(i, 2) ? token.value : token.sense.number;
      if (day < 1 || day > 31) return std::nullopt;
      part.date.day = day;
    } else if (IsNumber(i, 4)) {
      if (token.value < kFirstLoneYear || token.value > kLastLoneYear) return std::nullopt;
      part.date.year = token.value;
    } else if (Is(i, DateRole::kMonth) && (token.capital || !Is(i, DateRole::kCapitalMonth))) {
      part.date.month = token.sense.number;
    } else {
      return std::nullopt;
    }
    return part;
  }

  struct Join {
    Joint kind;
    std::size_t end;
    bool is_dash = false;
    bool is_comma = false;
  };

  // What joins the chain to what follows at `i`.
  std::optional<Join> ReadJoint(std::size_t i) const {
    const bool is_from = begin_ > 0 && Is(begin_ - 1, DateRole::kFrom);
    const bool is_between = begin_ > 0 && Is(begin_ - 1, DateRole::kBetween);
    std::optional<Join> join;
    if (IsDash(tokens_, i)) {
      join = Join{Joint::kRange, i + 1, true};
    } else if (IsSign(tokens_, i, U',')) {
      join = Join{Joint::kList, i + 1, false, true};
      if (Is(i + 1, DateRole::kAnd)) ++join->end;
    } else if (Is(i, DateRole::kAnd)) {
      join = Join{is_between ? Joint::kRange : Joint::kList, i + 1};
    } else if (Is(i, DateRole::kRangeTo)) {
      const bool is_range = is_from || parts_.back().is_bare || !parts_.back().is_year();
      if (is_range) join = Join{Joint::kRange, i + 1};
    } else if (Is(i, DateRole::kOnto) && is_from && parts_.back().is_bare) {
      join = Join{Joint::kList, i + 1};
    }
    if (join && Is(join->end, DateRole::kThe)) ++join->end;
    return join;
  }

  bool Continue() {
    const Part& last = parts_.back();
    const auto join = ReadJoint(last.end);
    if (!join || (join->kind == Joint::kRange && last.joint == Joint::kRange)) return false;
    const std::size_t year_end = last.date.year ? last.end : 0;
    auto next = ReadPart(join->end, join->end == last.end + 1 ? year_end : 0);
    if (!next) next = ReadBehind(*join);
    if (!next) return false;
    if (!Fits(last, *next, *join)) return false;
    next->joint = join->kind;
    parts_.push_back(*next);
    return true;
  }

  // A bare part behind a joint.
  std::optional<Part> ReadBehind(const Join& join) const {
    const Part& last = parts_.back();
    auto next = ReadBare(join.end);
    if (!next) return std::nullopt;
    const bool is_unit = Is(next->end, DateRole::kUnit);
    if (next->date.year) return last.is_year() && !is_unit ? next : std::nullopt;
    if (next->date.month) return last.is_month() && !join.is_comma ? next : std::nullopt;
    if (last.is_bare && last.date.day) return next;
    if (is_unit) return std::nullopt;
    // "March 3-5", "March 3 and 5": the month in front explains the number.
    if (last.date.day && IsMonthFirst() && !parts_.front().date.year && !join.is_comma) {
      const bool is_closed = join.is_dash || !IsCountable(next->end);
      if (is_closed) next->is_bare = false;
      return is_closed ? next : std::nullopt;
    }
    return last.is_year() && join.is_dash ? ShortYear(last, *next) : std::nullopt;
  }

  // "2014-16", where something says that it is no other number.
  std::optional<Part> ShortYear(const Part& last, Part next) const {
    const int century = *last.date.year / 100 * 100;
    const int year = century + static_cast<int>(*next.date.day);
    const bool is_led = Is(next.end, DateRole::kYearWord) || IsLed();
    if (!is_led || tokens_[next.begin].digits != 2 || year <= *last.date.year) return std::nullopt;
    next.date = {};
    next.date.year = year;
    return next;
  }

  bool IsLed() const {
    if (begin_ == 0) return false;
    return Is(begin_ - 1, DateRole::kLeadsYear) || Is(begin_ - 1, DateRole::kThe);
  }

  bool IsMonthFirst() const { return Is(parts_.front().begin, DateRole::kMonth); }

  // A word that a number in front of it might count.
  bool IsCountable(std::size_t i) const {
    return i < tokens_.size() && tokens_[i].kind == DateTokenKind::kWord &&
           !Is(i, DateRole::kChain) && tokens_[i].sense.roles == 0;
  }

  // Two dates of one kind make a series; a day joins a whole date, a year a month of a year.
  bool Fits(const Part& last, const Part& next, const Join& join) const {
    if (last.is_bare && last.date.day) {
      return next.date.day && !Is(next.begin, DateRole::kMonth);  // not "2 - April 7"
    }
    if (next.is_bare || SameGrain(last, next)) return true;
    if (!next.date.month && next.date.day) return true;
    return join.kind == Joint::kRange && !join.is_dash && last.date.year && next.date.year;
  }

  // Drops from the end what nothing explains. False where nothing is left.
  bool Trim() {
    const auto is_explained = [this](std::size_t i) {
      const Part& part = parts_[i];
      if (!part.is_bare) return true;
      if (part.date.day) {
        return std::any_of(parts_.begin() + static_cast<std::ptrdiff_t>(i), parts_.end(),
                           [](const Part& other) { return other.date.day && other.date.month; });
      }
      return part.date.month ? IsMonthExplained(i) : IsYearExplained();
    };
    std::size_t kept = 0;
    while (kept < parts_.size() && is_explained(kept)) ++kept;
    parts_.resize(kept);
    return kept > 0;
  }

  // "March to May 2022", "in March-May": a range of months, one of which is no doubt one.
  bool IsMonthExplained(std::size_t i) const {
    const std::size_t other = i == 0 ? 1 : i - 1;
    if (other >= parts_.size() || !parts_[other].is_month()) return false;
    if (parts_[std::max(i, other)].joint != Joint::kRange) return !parts_[other].is_bare;
    return true;
  }

  // «1921 и 1940 годов»; "2014–2016".
  bool IsYearExplained() const {
    if (parts_.size() < 2 || !parts_.back().is_year()) return false;
    if (!parts_.front().is_bare) return true;
    const std::size_t end = parts_.back().end;
    if (Is(end, DateRole::kYearWord) || Is(end - 1, DateRole::kYearWord)) return true;
    if (IsSign(tokens_, end - 1, U'.') && Is(end - 2, DateRole::kYearWord)) return true;
    if (!parts_.back().is_bare) return true;
    const auto first = parts_[0].date.year;
    const auto second = parts_[1].date.year;
    return parts_.size() == 2 && parts_[1].joint == Joint::kRange && first && second &&
           *first < *second && *first >= kFirstSpokenOf && *second <= kLastSpokenOf &&
           !IsSign(tokens_, end, U'%');
  }

  // ---- What the parts share.

  // A year behind a series that has none: "March 3-5, 2023", "May last year".
  void TakeYearBehind() {
    Part& last = parts_.back();
    if (last.is_year() && tokens_[last.end - 1].kind == DateTokenKind::kNumber &&
        Is(last.end, DateRole::kYearWord)) {
      ++last.end;
    }
    if (last.date.year) return;
    if (const auto relative = ReadRelativeYear(text_, last.end)) {
      last.end = relative->end;
      last.relative_year = relative->year;
      last.has_relative_year = true;
      return;
    }
    std::size_t at = last.end;
    if (IsSign(tokens_, at, U',')) ++at;
    if (parts_.size() < 2 || last.date.month || !IsNumber(at, 4)) return;
    const auto year = ReadYear(text_, at);
    if (!year || Is(year->end, DateRole::kUnit)) return;
    last.date.year = year->year;
    last.end = year->end;
  }

  void Share() {
    for (std::size_t i = 1; i < parts_.size(); ++i) {
      if (parts_[i].date.day && !parts_[i].date.month)
        parts_[i].date.month = parts_[i - 1].date.month;
    }
    for (std::size_t i = parts_.size(); i-- > 0;) {
      Part& part = parts_[i];
      if (i + 1 < parts_.size()) TakeFrom(parts_[i + 1], part);
      if (part.date.year) {
        part.is_stated = !part.has_relative_year;
      } else if (part.has_relative_year) {
        part.date.year = part.relative_year;
      }
    }
  }

  static void TakeFrom(const Part& next, Part& part) {
    if (part.date.day && !part.date.month) part.date.month = next.date.month;
    if (part.date.year || part.is_year() || !SameGrain(part, next)) return;
    part.has_relative_year = next.has_relative_year;
    part.date.year = next.date.year;
    if (!part.date.year || *part.date.month <= *next.date.month) return;
    // "from December to February 2023"
    if (next.joint == Joint::kRange || !part.date.day) --*part.date.year;
  }

  // ---- Dates.

  std::vector<DatePhrase> Resolve() {
    std::vector<DatePhrase> phrases;
    for (std::size_t i = 0; i < parts_.size(); ++i) {
      const bool opens_range = i + 1 < parts_.size() && parts_[i + 1].joint == Joint::kRange;
      if (opens_range) {
        if (const auto range = ResolveRange(parts_[i], parts_[i + 1])) {
          phrases.push_back(*range);
          ++i;
          continue;
        }
      }
      if (parts_[i].is_bare && !parts_[i].date.ToDate() && !parts_[i].date.month) continue;
      phrases.push_back(ResolveOne(parts_[i]));
    }
    return phrases;
  }

  std::optional<PartialDate> DateOf(const Part& part, std::size_t begin, std::size_t end) const {
    DateMention date = part.date;
    if (!date.year && !part.has_relative_year && text_.written) {
      date.year = NearestYear(*date.month, date.day, date.weekday, TellTense(tokens_, begin, end),
                              *text_.written);
    }
    return date.ToDate();
  }

  DatePhrase ResolveOne(const Part& part) const {
    DatePhrase phrase{part.begin, part.end, std::nullopt, part.is_stated};
    const auto date = DateOf(part, part.begin, part.end);
    if (date && !IsUnsetClock(part, *date)) phrase.period = DatePeriod{*date, *date};
    return phrase;
  }

  // 1970-01-01 in figures is the zero of a clock, 1900-01-01 that of a table.
  bool IsUnsetClock(const Part& part, const PartialDate& date) const {
    return tokens_[part.begin].kind == DateTokenKind::kNumericDate &&
           (date == *PartialDate::Day(1970, 1, 1) || date == *PartialDate::Day(1900, 1, 1));
  }

  // Nothing where the two are no range: the second is not the later one, or centuries lie between.
  std::optional<DatePhrase> ResolveRange(const Part& first, Part second) const {
    DatePhrase phrase{first.begin, second.end, std::nullopt, first.is_stated};
    Part start = first;
    if (first.date.year && !second.date.year) second.date.year = YearBehind(first, second);
    const auto end = DateOf(second, first.begin, second.end);
    if (!end) return first.date.year ? std::nullopt : std::optional(phrase);
    if (!start.date.year) {
      start.date.year = end->year();
      if (first.date.month && *first.date.month > end->month()) --*start.date.year;
    }
    const auto begin = start.date.ToDate();
    if (!begin || begin->first_day() >= end->last_day()) return std::nullopt;
    if (end->year() - begin->year() > kLongestRange) return std::nullopt;
    phrase.period = DatePeriod::Between(*begin, *end);
    return phrase;
  }

  // "from December 2023 to March"
  static std::optional<int> YearBehind(const Part& first, const Part& second) {
    if (!first.date.month || !second.date.month) return std::nullopt;
    return *first.date.year + (*second.date.month < *first.date.month ? 1 : 0);
  }

  const DatedText& text_;
  const std::vector<DateToken>& tokens_;
  std::size_t begin_;
  std::size_t last_year_end_;
  std::vector<Part> parts_;
};

}  // namespace

std::vector<DatePhrase> ReadDateSeries(const DatedText& text, std::size_t i,
                                       std::size_t last_year_end) {
  return Series(text, i, last_year_end).Read();
}

}  // namespace dossier::article
