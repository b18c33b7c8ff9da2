// One pass over the tokens of date_tokens.h. At each of them the readers are asked in turn for the
// phrase that starts there; what one of them has read is left behind. Most words have no sense for
// dates, and no reader is asked.
//
// A date of writing that is known to the month is tried as the first and as the last day of it:
// what is the same for both is sure ("last year"), what is not ("yesterday") is left out. Cost: 30
// MB/s and more (bench/article_bench.cc); tests: event_dates_test.cc.
#include "article/event_dates.h"

#include <algorithm>

#include "article/anaphoric_dates.h"
#include "article/date_series.h"
#include "article/lone_years.h"
#include "article/named_periods.h"
#include "article/relative_dates.h"

namespace dossier::article {
namespace {

using std::chrono::sys_days;

bool MayStart(const DateToken& token) {
  switch (token.kind) {
    case DateTokenKind::kWord:
      return token.sense.roles != 0;
    case DateTokenKind::kNumber:
    case DateTokenKind::kNumericDate:
    case DateTokenKind::kOtherNumber:
      return true;
    case DateTokenKind::kSign:
    case DateTokenKind::kParagraphBreak:
      break;
  }
  return false;
}

// True where the weekday at `i` stands behind a date that it belongs to: "22 October (Wednesday)".
bool BelongsToDateInFront(const std::vector<DateToken>& tokens, std::size_t i,
                          std::size_t last_end) {
  if (last_end == 0 || !IsWord(tokens, i, DateRole::kWeekday)) return false;
  if (i == last_end) return true;
  return i == last_end + 1 && (IsSign(tokens, last_end, U',') || IsSign(tokens, last_end, U'('));
}

// What stands in front of a token, as far as its reading depends on it.
struct Before {
  std::optional<DatePhrase> last;  // of the paragraph
  std::size_t year_end = 0;        // the token behind it where it tells its year, else 0
  std::size_t day_end = 0;         // the same where it is a day
};

std::vector<DatePhrase> ReadAt(const DatedText& text, std::size_t i, const Before& before) {
  if (const auto period = ReadNamedPeriod(text, i)) return {*period};
  std::vector<DatePhrase> series = ReadDateSeries(text, i, before.year_end);
  if (!series.empty()) return series;
  if (const auto year = ReadLoneYear(text, i)) return {*year};
  if (const auto relative = ReadRelativeDate(text, i)) return {*relative};
  if (before.last) {
    if (const auto anaphoric = ReadAnaphoricDate(text, i, *before.last)) return {*anaphoric};
  }
  return {};
}

// "9 October Avenue", "October Revolution", «улица 8 марта».
bool IsNamesake(const std::vector<DateToken>& tokens, const DatePhrase& phrase) {
  if (IsWord(tokens, phrase.end, DateRole::kNamesake)) return tokens[phrase.end].capital;
  return phrase.begin > 0 && IsWord(tokens, phrase.begin - 1, DateRole::kNamesake) &&
         tokens[phrase.end - 1].kind == DateTokenKind::kWord;
}

bool IsDay(const DatePhrase& phrase) {
  return phrase.period && phrase.period->end.precision() == DatePrecision::kDay;
}

std::vector<DatePhrase> ReadPhrases(const DatedText& text) {
  const std::vector<DateToken>& tokens = text.tokens;
  std::vector<DatePhrase> phrases;
  Before before;
  for (std::size_t i = 0; i < tokens.size();) {
    if (tokens[i].kind == DateTokenKind::kParagraphBreak) before = {};
    if (!MayStart(tokens[i]) || BelongsToDateInFront(tokens, i, before.day_end)) {
      ++i;
      continue;
    }
    const std::vector<DatePhrase> found = ReadAt(text, i, before);
    if (found.empty()) {
      ++i;
      continue;
    }
    for (const DatePhrase& phrase : found) {
      if (!IsNamesake(tokens, phrase)) phrases.push_back(phrase);
    }
    i = found.back().end;
    before = {found.back(), found.back().is_stated ? i : 0, IsDay(found.back()) ? i : 0};
  }
  return phrases;
}

std::vector<EventDate> FindOn(std::string_view utf8, const std::vector<DateToken>& tokens,
                              std::optional<sys_days> written) {
  std::vector<EventDate> dates;
  for (const DatePhrase& phrase : ReadPhrases({utf8, tokens, written})) {
    if (!phrase.period) continue;
    const Span span{tokens[phrase.begin].span.begin, tokens[phrase.end - 1].span.end};
    dates.push_back({span, *phrase.period, phrase.is_stated});
  }
  return dates;
}

}  // namespace

std::string_view EventBasisName(const EventDate& date) {
  return date.is_stated ? "stated" : "inferred";
}

std::vector<EventDate> FindEventDates(std::string_view utf8,
                                      const std::optional<PartialDate>& written) {
  const std::vector<DateToken> tokens = CutDateTokens(utf8);
  if (!written) return FindOn(utf8, tokens, std::nullopt);
  std::vector<EventDate> dates = FindOn(utf8, tokens, written->first_day());
  if (written->precision() == DatePrecision::kDay) return dates;
  const std::vector<EventDate> other = FindOn(utf8, tokens, written->last_day());
  std::erase_if(dates, [&other](const EventDate& date) {
    return std::find(other.begin(), other.end(), date) == other.end();
  });
  return dates;
}

}  // namespace dossier::article
