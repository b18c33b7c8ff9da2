// The scanner steps over the tokens of date_tokens.h and tries, at each of them, the patterns of
// kPatterns in their order; the first that fits makes a mention and the scan goes on behind it. A
// pattern is written as a short string, one letter a part, with "?" behind a part that may be
// missing:
//
//   D day   E "third"   M month   Y year   N numeric date   g «года», «г.»   o "of"   t "the"
//   c comma   p full stop of "Oct."
//
// "Do?Mp?c?Yg?" reads "22nd of October, 2025", "22 Oct. 2025" and «22 октября 2025 года». Where a
// missing part stands in the pattern is never in doubt, so a match needs no way back. A month or a
// year that stands alone counts only where the words around it say that it is one (IsLedMonth,
// IsLedYear): "in May" and "in 1991", but neither "may" nor "1991 tonnes".
//
// To read another form of a single date, add its words to date_words.cc, a part here, and a line to
// kPatterns; what is made of several dates or is counted from today is event_dates.h. The cost is
// one pass over the text and a few comparisons at each number and month. Tests:
// date_scanner_test.cc.
#include "article/date_scanner.h"

#include <array>

#include "article/date_cues.h"
#include "article/date_tokens.h"

namespace dossier::article {
namespace {

constexpr int kFirstYear = 1000;
constexpr int kLastYear = 2199;
// A year without a month is more easily mistaken for a number.
constexpr int kFirstLoneYear = 1800;
constexpr int kLastLoneYear = 2099;
constexpr int kFirstShortYear = 30;  // "91" is 1991, "05" is 2005

using Tokens = std::vector<DateToken>;

struct Pattern {
  std::string_view parts;
  // Tells whether what stands around [begin, end) lets the match be a date. Null: it always is.
  bool (*is_led)(const Tokens& tokens, std::size_t begin, std::size_t end, bool follows_year);
};

// The token in front of `i`, over the hyphen of "mid-October"; tokens.size() where there is none.
std::size_t Before(const Tokens& tokens, std::size_t i) {
  if (i == 0) return tokens.size();
  return i >= 2 && IsSign(tokens, i - 1, U'-') ? i - 2 : i - 1;
}

// "in May", "a March interview", "mid-June"; January and October need nothing in front, but not the
// number of a day that they don't have.
bool IsLedMonth(const Tokens& tokens, std::size_t begin, std::size_t, bool) {
  if (begin > 0 && tokens[begin - 1].kind == DateTokenKind::kNumber) return false;
  if (!tokens[begin].sense.Is(DateRole::kDoubtfulMonth)) return true;
  const std::size_t before = Before(tokens, begin);
  // "a March interview", but "a March on Rome" is none of the calendar.
  const bool is_walk =
      IsWord(tokens, before, DateRole::kCardinal) &&
      (IsWord(tokens, begin + 1, DateRole::kOnto) || IsWord(tokens, begin + 1, DateRole::kRangeTo));
  if (is_walk) return false;
  if (IsWord(tokens, before, DateRole::kLeadsMonth)) return true;
  // "for March", but "for May" may be for a person.
  constexpr unsigned kMay = 5;
  return IsWord(tokens, before, DateRole::kLeadsYearWeakly) && tokens[begin].sense.number != kMay &&
         !tokens[begin].sense.Is(DateRole::kShortMonth);
}

// True where what follows cannot be what a number counts: a sign, the end, a word such as "and" or
// "to".
bool NothingToCount(const Tokens& tokens, std::size_t i) {
  if (i >= tokens.size() || tokens[i].kind == DateTokenKind::kParagraphBreak) return true;
  if (tokens[i].kind == DateTokenKind::kSign)
    return tokens[i].sign != U'%' && tokens[i].sign != U'$';
  return IsWord(tokens, i, DateRole::kChain);
}

bool IsLoneYear(int year) { return year >= kFirstLoneYear && year <= kLastLoneYear; }

// "in 1991", "from 1994 to 1999", «в 2003, 2004 и 2005 годах» (the second and the third follow a
// year), but not "in 2000 villages" where the word is known to be counted, nor "of 2000 cases".
bool IsLedYear(const Tokens& tokens, std::size_t begin, std::size_t end, bool follows_year) {
  if (!IsLoneYear(tokens[begin].value) || IsWord(tokens, end, DateRole::kUnit)) return false;
  if (IsSign(tokens, end, U'%') || IsSign(tokens, end, U'$')) return false;
  const std::size_t before = Before(tokens, begin);
  if (IsWord(tokens, before, DateRole::kLeadsYear)) return true;
  if (!NothingToCount(tokens, end)) return false;
  return follows_year || IsWord(tokens, before, DateRole::kLeadsYearWeakly);
}

constexpr std::array kPatterns = {
    Pattern{"Ng?", nullptr},            // 22.10.2025
    Pattern{"Do?Mp?c?o?Yg?", nullptr},  // 22nd of October, 2025
    Pattern{"Mp?t?Dc?Yg?", nullptr},    // October 22, 2025
    Pattern{"EoMp?c?o?Yg?", nullptr},   // third of May, 1999
    Pattern{"EoM", nullptr},            // third of May
    Pattern{"Do?M", nullptr},           // 22 October
    Pattern{"Mp?c?o?Yg?", nullptr},     // November 2024
    Pattern{"Mp?t?D", nullptr},         // Oct. 22
    Pattern{"Yg", nullptr},             // «1991 году»
    Pattern{"M", IsLedMonth},           // in May
    Pattern{"Y", IsLedYear},            // in 1991
};

// One try of one pattern at one place.
class Match {
 public:
  Match(const Tokens& tokens, std::size_t begin) : tokens_(tokens), begin_(begin), end_(begin) {}

  bool Try(std::string_view parts) {
    for (std::size_t i = 0; i < parts.size(); ++i) {
      const bool is_optional = i + 1 < parts.size() && parts[i + 1] == '?';
      if (!TakePart(parts[i]) && !is_optional) return false;
      if (is_optional) ++i;
    }
    return IsPossible();
  }

  std::size_t end() const { return end_; }

  DateMention ToMention() const {
    DateMention mention = mention_;
    mention.span = {tokens_[begin_].span.begin, tokens_[end_ - 1].span.end};
    mention.weekday = WeekdayInFront();
    mention.future = TellTense(tokens_, begin_, end_).tense == Tense::kFuture;
    return mention;
  }

 private:
  bool TakePart(char part) {
    switch (part) {
      case 'D':
        return TakeDay();
      case 'E':
        return TakeOrdinal(DateRole::kOrdinal);
      case 'M':
        return TakeMonth();
      case 'Y':
        return TakeYear();
      case 'N':
        return TakeNumericDate();
      case 'g':
        return TakeYearWord();
      case 'o':
        return TakeIf(IsWord(tokens_, end_, DateRole::kOf));
      case 't':
        return TakeIf(IsWord(tokens_, end_, DateRole::kThe));
      case 'c':
        return TakeIf(IsSign(tokens_, end_, U','));
      default:
        return TakeIf(IsSign(tokens_, end_, U'.') && !tokens_[end_].after_space &&
                      tokens_[end_ - 1].sense.Is(DateRole::kShortMonth));
    }
  }

  bool TakeIf(bool fits) {
    end_ += fits ? 1 : 0;
    return fits;
  }

  bool IsNumber() const {
    return end_ < tokens_.size() && tokens_[end_].kind == DateTokenKind::kNumber;
  }

  bool TakeDay() {
    if (!IsNumber()) return TakeOrdinal(DateRole::kOrdinalDay);
    if (tokens_[end_].digits > 2) return false;
    const unsigned day = tokens_[end_].value;
    if (day < 1 || day > 31) return false;
    mention_.day = day;
    return TakeIf(true);
  }

  // «третьего», «двадцать третьего»; "third", "twenty-third".
  bool TakeOrdinal(DateRole role) {
    unsigned tens = 0;
    std::size_t at = end_;
    if (IsWord(tokens_, at, DateRole::kCardinal) && tokens_[at].sense.number >= 20) {
      tens = tokens_[at].sense.number;
      at += IsSign(tokens_, at + 1, U'-') ? 2 : 1;
    }
    if (!IsWord(tokens_, at, role)) return false;
    const unsigned day = tokens_[at].sense.number;
    if (tens > 0 && day > 9) return false;
    if (tens + day > 31) return false;
    mention_.day = tens + day;
    end_ = at + 1;
    return true;
  }

  bool TakeMonth() {
    if (!IsWord(tokens_, end_, DateRole::kMonth)) return false;
    const DateToken& token = tokens_[end_];
    if (token.sense.Is(DateRole::kCapitalMonth) && !token.capital) return false;
    mention_.month = token.sense.number;
    return TakeIf(true);
  }

  bool TakeYear() {
    if (IsShortYear()) {
      const int short_year = tokens_[end_].value;
      mention_.year = short_year + (short_year < kFirstShortYear ? 2000 : 1900);
      return TakeIf(true);
    }
    if (!IsNumber() || tokens_[end_].digits != 4) return false;
    const int year = tokens_[end_].value;
    if (year < kFirstYear || year > kLastYear) return false;
    mention_.year = year;
    return TakeIf(true);
  }

  // «19 августа 91 года», «в октябре 41-го»: of two figures behind a month, where nothing else can
  // be meant.
  bool IsShortYear() const {
    if (!IsNumber() || !mention_.month || tokens_[end_].digits != 2) return false;
    if (IsWord(tokens_, end_ + 1, DateRole::kYearWord)) return true;
    return tokens_[end_].has_suffix && tokens_[end_].value > 31;
  }

  bool TakeNumericDate() {
    if (end_ >= tokens_.size() || tokens_[end_].kind != DateTokenKind::kNumericDate) return false;
    const DateToken& token = tokens_[end_];
    mention_.year = token.value;
    mention_.month = token.month;
    mention_.day = token.day;
    return TakeIf(token.value >= kFirstYear && token.value <= kLastYear);
  }

  // «года» or "г" with its full stop.
  bool TakeYearWord() {
    if (!TakeIf(IsWord(tokens_, end_, DateRole::kYearWord))) return false;
    const bool is_short = tokens_[end_ - 1].sense.Is(DateRole::kAbbreviation);
    TakeIf(is_short && IsSign(tokens_, end_, U'.') && !tokens_[end_].after_space);
    return true;
  }

  // Whether there is such a day, and whether the number that was taken for one is not followed by
  // what it counts ("in May 10 people").
  bool IsPossible() const {
    if (!mention_.day) return !IsBehindImpossibleDay();
    if (!mention_.year && mention_.month && HasImpossibleYearBehind()) return false;
    if (IsWord(tokens_, end_, DateRole::kUnit) &&
        tokens_[end_ - 1].kind == DateTokenKind::kNumber) {
      return false;
    }
    constexpr int kLeapYear = 2000;
    return PartialDate::Day(mention_.year.value_or(kLeapYear), *mention_.month, *mention_.day)
        .has_value();
  }

  // "31 December 9999", "29 February 2023": a year stands behind, and with it there is no such day.
  bool HasImpossibleYearBehind() const {
    const std::size_t at = IsSign(tokens_, end_, U',') ? end_ + 1 : end_;
    if (at >= tokens_.size() || tokens_[at].kind != DateTokenKind::kNumber) return false;
    if (tokens_[at].digits != 4) return false;
    const int year = tokens_[at].value;
    if (year < kFirstYear || year > kLastYear) return true;
    return !PartialDate::Day(year, *mention_.month, *mention_.day);
  }

  // The month of "30 February 2025".
  bool IsBehindImpossibleDay() const {
    if (!mention_.month || begin_ == 0) return false;
    const DateToken& before = tokens_[begin_ - 1];
    if (before.kind != DateTokenKind::kNumber || before.digits > 2) return false;
    constexpr int kLeapYear = 2000;
    return !PartialDate::Day(mention_.year.value_or(kLeapYear), *mention_.month, before.value);
  }

  // "Wednesday, 22 October", «в среду, 22 октября», "Wednesday the 22nd".
  std::optional<unsigned> WeekdayInFront() const {
    std::size_t i = begin_;
    while (i > 0 && (IsSign(tokens_, i - 1, U',') || IsSign(tokens_, i - 1, U'.') ||
                     IsSign(tokens_, i - 1, U'(') || IsWord(tokens_, i - 1, DateRole::kThe))) {
      --i;
    }
    if (!mention_.day || i == 0 || !IsWord(tokens_, i - 1, DateRole::kWeekday)) return std::nullopt;
    return tokens_[i - 1].sense.number;
  }

  const Tokens& tokens_;
  std::size_t begin_;
  std::size_t end_;
  DateMention mention_;
};

// A date starts with a numeric date, a year, a month, or a day that has a month or "of" behind it.
// Most numbers start none, and no pattern need be tried at them.
bool CanStart(const Tokens& tokens, std::size_t begin) {
  if (begin >= tokens.size()) return false;
  const DateToken& token = tokens[begin];
  if (token.kind == DateTokenKind::kNumericDate) return true;
  if (token.kind == DateTokenKind::kNumber) {
    return token.digits == 4 || IsWord(tokens, begin + 1, DateRole::kMonth) ||
           IsWord(tokens, begin + 1, DateRole::kOf);
  }
  return token.kind == DateTokenKind::kWord &&
         (token.sense.Is(DateRole::kMonth) || token.sense.Is(DateRole::kOrdinal) ||
          token.sense.Is(DateRole::kCardinal));
}

// True where only "and", "to", a comma or a dash part `begin` from the year that ends in front of
// token `last_year_end`.
bool FollowsYear(const Tokens& tokens, std::size_t last_year_end, std::size_t begin) {
  if (last_year_end == 0 || begin != last_year_end + 1) return false;
  return IsWord(tokens, last_year_end, DateRole::kChain) || IsSign(tokens, last_year_end, U',') ||
         IsDash(tokens, last_year_end);
}

}  // namespace

std::optional<PartialDate> DateMention::ToDate() const {
  if (!year) return std::nullopt;
  if (!month) return PartialDate::Year(*year);
  return day ? PartialDate::Day(*year, *month, *day) : PartialDate::Month(*year, *month);
}

std::optional<TokenDate> MatchDate(const std::vector<DateToken>& tokens, std::size_t begin,
                                   std::size_t last_year_end) {
  if (!CanStart(tokens, begin)) return std::nullopt;
  for (const Pattern& pattern : kPatterns) {
    Match match(tokens, begin);
    if (!match.Try(pattern.parts)) continue;
    const bool follows_year = FollowsYear(tokens, last_year_end, begin);
    if (pattern.is_led && !pattern.is_led(tokens, begin, match.end(), follows_year)) continue;
    return TokenDate{match.ToMention(), match.end()};
  }
  return std::nullopt;
}

std::vector<DateMention> ScanDates(std::string_view utf8) {
  const Tokens tokens = CutDateTokens(utf8);
  std::vector<DateMention> mentions;
  std::size_t last_year_end = 0;
  for (std::size_t begin = 0; begin < tokens.size();) {
    const std::optional<TokenDate> date = MatchDate(tokens, begin, last_year_end);
    if (!date) {
      ++begin;
      continue;
    }
    mentions.push_back(date->mention);
    begin = date->end;
    last_year_end = date->mention.year ? begin : 0;
  }
  return mentions;
}

}  // namespace dossier::article
