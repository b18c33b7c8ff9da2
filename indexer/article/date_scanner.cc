// The scanner steps over the tokens of date_tokens.h and tries, at each of them, the patterns of
// kPatterns in their order; the first that fits makes a mention and the scan goes on behind it. A
// pattern is written as a short string, one letter a part, with "?" behind a part that may be
// missing:
//
//   D day   M month   Y year   N numeric date   g «года», «г.»   o "of"   t "the"   c comma   p
//   full stop of "Oct."
//
// "Do?Mp?c?Yg?" reads "22nd of October, 2025", "22 Oct. 2025" and «22 октября 2025 года». Where a
// missing part stands in the pattern is never in doubt, so a match needs no way back. A month or a
// year that stands alone counts only where the words around it say that it is one (IsLedMonth,
// IsLedYear): "in May" and "in 1991", but neither "may" nor "1991 tonnes".
//
// To read another form (ranges, relative dates), add its words to date_words.cc, a part here, and a
// line to kPatterns. The cost is one pass over the text and a few comparisons at each number and
// month. Tests: date_scanner_test.cc.
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

using Tokens = std::vector<DateToken>;

struct Pattern {
  std::string_view parts;
  // Tells whether what stands around [begin, end) lets the match be a date. Null: it always is.
  bool (*is_led)(const Tokens& tokens, std::size_t begin, std::size_t end, bool follows_year);
};

bool IsWord(const Tokens& tokens, std::size_t i, DateRole role) {
  return i < tokens.size() && tokens[i].kind == DateTokenKind::kWord && tokens[i].sense.Is(role);
}

bool IsSign(const Tokens& tokens, std::size_t i, char32_t sign) {
  return i < tokens.size() && tokens[i].kind == DateTokenKind::kSign && tokens[i].sign == sign;
}

bool IsDash(const Tokens& tokens, std::size_t i) {
  return IsSign(tokens, i, U'-') || IsSign(tokens, i, U'–') || IsSign(tokens, i, U'—');
}

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
  return IsWord(tokens, Before(tokens, begin), DateRole::kLeadsMonth);
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
    mention.future = IsToldAsFuture(tokens_, begin_, end_);
    return mention;
  }

 private:
  bool TakePart(char part) {
    switch (part) {
      case 'D':
        return TakeDay();
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
    if (!IsNumber() || tokens_[end_].digits > 2) return false;
    const unsigned day = tokens_[end_].value;
    if (day < 1 || day > 31) return false;
    mention_.day = day;
    return TakeIf(true);
  }

  bool TakeMonth() {
    if (!IsWord(tokens_, end_, DateRole::kMonth)) return false;
    const DateToken& token = tokens_[end_];
    if (token.sense.Is(DateRole::kCapitalMonth) && !token.capital) return false;
    mention_.month = token.sense.number;
    return TakeIf(true);
  }

  bool TakeYear() {
    if (!IsNumber() || tokens_[end_].digits != 4) return false;
    const int year = tokens_[end_].value;
    if (year < kFirstYear || year > kLastYear) return false;
    mention_.year = year;
    return TakeIf(true);
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
    if (!mention_.day) return true;
    if (IsWord(tokens_, end_, DateRole::kUnit) &&
        tokens_[end_ - 1].kind == DateTokenKind::kNumber) {
      return false;
    }
    constexpr int kLeapYear = 2000;
    return PartialDate::Day(mention_.year.value_or(kLeapYear), *mention_.month, *mention_.day)
        .has_value();
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

// A date starts with a number or a month.
bool CanStart(const DateToken& token) {
  return token.kind == DateTokenKind::kNumber || token.kind == DateTokenKind::kNumericDate ||
         (token.kind == DateTokenKind::kWord && token.sense.Is(DateRole::kMonth));
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

std::vector<DateMention> ScanDates(std::string_view utf8) {
  const Tokens tokens = CutDateTokens(utf8);
  std::vector<DateMention> mentions;
  std::size_t last_year_end = 0;
  for (std::size_t begin = 0; begin < tokens.size();) {
    std::size_t end = begin + 1;
    for (const Pattern& pattern : kPatterns) {
      Match match(tokens, begin);
      if (!CanStart(tokens[begin]) || !match.Try(pattern.parts)) continue;
      const bool follows_year = FollowsYear(tokens, last_year_end, begin);
      if (pattern.is_led && !pattern.is_led(tokens, begin, match.end(), follows_year)) continue;
      mentions.push_back(match.ToMention());
      end = match.end();
      last_year_end = mentions.back().year ? end : 0;
      break;
    }
    begin = end;
  }
  return mentions;
}

}  // namespace dossier::article
