#include "article/named_periods.h"

#include <algorithm>
#include <array>

#include "article/date_calendar.h"
#include "article/date_cues.h"

namespace dossier::article {
namespace {

constexpr unsigned kQuarters = 4;
constexpr unsigned kHalves = 2;

// The number that counts a quarter or a half: "first", «I», "2nd", «1-м».
std::optional<unsigned> Ordinal(const DateToken& token) {
  if (token.kind == DateTokenKind::kNumber && token.digits == 1) return token.value;
  const bool is_ordinal = token.kind == DateTokenKind::kWord && token.sense.Is(DateRole::kOrdinal);
  return is_ordinal ? std::optional<unsigned>(token.sense.number) : std::nullopt;
}

// 4 for a quarter, 2 for a half.
std::optional<unsigned> CountInYear(const std::vector<DateToken>& tokens, std::size_t i) {
  if (!IsWord(tokens, i, DateRole::kPeriod)) return std::nullopt;
  const auto kind = static_cast<DatePeriodKind>(tokens[i].sense.number);
  if (kind == DatePeriodKind::kQuarter) return kQuarters;
  return kind == DatePeriodKind::kHalf ? std::optional(kHalves) : std::nullopt;
}

template <typename Find>
std::optional<DatePhrase> WithYear(const DatedText& text, std::size_t begin, std::size_t year_at,
                                   const Find& find) {
  const auto year = ReadYear(text, year_at);
  if (!year) return std::nullopt;
  DatePhrase phrase{begin, year->end, std::nullopt, year->is_stated};
  if (year->year) phrase.period = find(*year->year);
  return phrase;
}

// «квартал», «полугодие», but not "quarter", of which a match has four, too, nor «половина».
bool IsRussianPartOfYear(const DatedText& text, std::size_t i) {
  const std::string_view word = text.tokens[i].span.In(text.text);
  return word.starts_with("квартал") || word.starts_with("полугоди");
}

std::optional<DatePhrase> ReadPartOfYear(const DatedText& text, std::size_t begin) {
  const auto number = Ordinal(text.tokens[begin]);
  const auto count = CountInYear(text.tokens, begin + 1);
  if (!number || !count || *number < 1 || *number > *count) return std::nullopt;
  const auto in_year = [&](int year) { return PartOfYear(year, *number, *count); };
  const auto with_year = WithYear(text, begin, begin + 2, in_year);
  if (with_year || !text.written || !IsRussianPartOfYear(text, begin + 1)) return with_year;
  const Tense tense = TellTense(text.tokens, begin, begin + 2).tense;
  if (tense == Tense::kUnknown) return std::nullopt;
  return DatePhrase{begin, begin + 2, NearestPeriod(in_year, tense, *text.written), false};
}

// "Q3 2024"
std::optional<DatePhrase> ReadShortQuarter(const DatedText& text, std::size_t begin) {
  const std::string_view word = text.tokens[begin].span.In(text.text);
  if (word.size() != 2 || word[0] != 'Q' || word[1] < '1' || word[1] > '4') return std::nullopt;
  return WithYear(text, begin, begin + 1, [&](int year) {
    return PartOfYear(year, static_cast<unsigned>(word[1] - '0'), kQuarters);
  });
}

// «осенью», "for the autumn": adverbs, so to speak.
bool IsSeasonByItself(const DatedText& text, std::size_t i) {
  const std::string_view word = text.tokens[i].span.In(text.text);
  for (const std::string_view ending : {"сной", "етом", "енью", "имой"}) {
    if (word.ends_with(ending)) return true;
  }
  const bool is_led = word != "fall" && i >= 2 && IsWord(text.tokens, i - 1, DateRole::kThe);
  return is_led &&
         (IsWord(text.tokens, i - 2, DateRole::kLeadsYear) ||
          IsWord(text.tokens, i - 2, DateRole::kLeadsYearWeakly)) &&
         !IsWord(text.tokens, i - 2, DateRole::kOf);
}

// "summer of 2023"; without a year where the tense tells which one is meant.
std::optional<DatePhrase> ReadSeason(const DatedText& text, std::size_t begin) {
  const unsigned season = text.tokens[begin].sense.number;
  const auto with_year =
      WithYear(text, begin, begin + 1, [&](int year) { return SeasonOf(year, season); });
  if (with_year || !text.written || !IsSeasonByItself(text, begin)) return with_year;
  const Tense tense = TellTense(text.tokens, begin, begin + 1).tense;
  if (tense == Tense::kUnknown) return std::nullopt;
  return DatePhrase{
      begin, begin + 1,
      NearestPeriod([&](int year) { return SeasonOf(year, season); }, tense, *text.written), false};
}

// The first year of "1990s", «1990-е», «90-х»; of two figures only in front of «годы».
std::optional<int> Decade(const DatedText& text, std::size_t i) {
  const std::string_view word = text.tokens[i].span.In(text.text);
  const std::size_t digits = std::min(word.find_first_not_of("0123456789"), word.size());
  static constexpr std::array<std::string_view, 6> kEndings = {"s", "-е", "-х", "-м", "-ми", "-ые"};
  const bool is_decade =
      (digits == 4 || digits == 2) && word[digits - 1] == '0' &&
      std::find(kEndings.begin(), kEndings.end(), word.substr(digits)) != kEndings.end();
  if (!is_decade) return std::nullopt;
  int year = 0;
  for (const char c : word.substr(0, digits)) year = year * 10 + (c - '0');
  if (digits == 4) return year;
  if (!IsWord(text.tokens, i + 1, DateRole::kYearWord) || year < 20) return std::nullopt;
  return 1900 + year;
}

std::optional<DatePhrase> ReadDecade(const DatedText& text, std::size_t begin) {
  const auto first = Decade(text, begin);
  if (!first || *first < 1800 || *first > 2090) return std::nullopt;
  const std::size_t end =
      IsWord(text.tokens, begin + 1, DateRole::kYearWord) ? begin + 2 : begin + 1;
  return DatePhrase{begin, end,
                    DatePeriod::Between(*PartialDate::Year(*first), *PartialDate::Year(*first + 9)),
                    true};
}

}  // namespace

std::optional<DatePhrase> ReadNamedPeriod(const DatedText& text, std::size_t i) {
  const DateToken& token = text.tokens[i];
  if (token.kind == DateTokenKind::kOtherNumber) {
    const auto decade = ReadDecade(text, i);
    return decade ? decade : ReadShortQuarter(text, i);
  }
  if (token.kind == DateTokenKind::kNumber && token.has_suffix) {
    if (const auto decade = ReadDecade(text, i)) return decade;
  }
  if (IsWord(text.tokens, i, DateRole::kSeason)) return ReadSeason(text, i);
  return ReadPartOfYear(text, i);
}

}  // namespace dossier::article
