#include "article/anaphoric_dates.h"

namespace dossier::article {
namespace {

bool IsUnit(const std::vector<DateToken>& tokens, std::size_t i, DatePeriodKind kind) {
  return IsWord(tokens, i, DateRole::kPeriod) &&
         tokens[i].sense.number == static_cast<std::uint8_t>(kind);
}

std::optional<DatePeriod> YearAway(const DatePeriod& base, int years) {
  if (base.start.year() != base.end.year()) return std::nullopt;
  const auto year = PartialDate::Year(base.start.year() + years);
  return year ? DatePeriod::Between(*year, *year) : std::nullopt;
}

// The year or the day of `base`, where it lies in one.
std::optional<DatePeriod> SamePeriod(const std::vector<DateToken>& tokens, std::size_t unit,
                                     const DatePeriod& base) {
  if (IsUnit(tokens, unit, DatePeriodKind::kYear)) return YearAway(base, 0);
  const bool is_day = base.start == base.end && base.start.precision() == DatePrecision::kDay;
  if (is_day && IsUnit(tokens, unit, DatePeriodKind::kDay)) return base;
  return std::nullopt;
}

// "the same year"; «того же года», of which the word in front of «же» is a part.
std::optional<DatePhrase> ReadSame(const DatedText& text, std::size_t same,
                                   const DatePhrase& base) {
  const auto period = SamePeriod(text.tokens, same + 1, *base.period);
  if (!period || IsWord(text.tokens, same + 1, DateRole::kUnit)) return std::nullopt;
  const bool is_russian = same > 0 && IsWord(text.tokens, same - 1, DateRole::kThat);
  return DatePhrase{is_russian ? same - 1 : same, same + 2, period, false};
}

// How many years the words from `i` on count, and the token behind them: "two years", «год».
std::optional<int> CountYears(const std::vector<DateToken>& tokens, std::size_t i,
                              std::size_t& end) {
  int count = 1;
  if (tokens[i].kind == DateTokenKind::kNumber && tokens[i].digits <= 2) {
    count = tokens[i++].value;
  } else if (IsWord(tokens, i, DateRole::kCardinal)) {
    count = tokens[i++].sense.number;
  }
  if (!IsUnit(tokens, i, DatePeriodKind::kYear)) return std::nullopt;
  end = i + 1;
  return count;
}

// "two years later", «годом ранее», «через год», «спустя два года».
std::optional<DatePhrase> ReadYearsAway(const DatedText& text, std::size_t begin,
                                        const DatePhrase& base) {
  const std::vector<DateToken>& tokens = text.tokens;
  const bool is_approximate = begin > 0 && (IsWord(tokens, begin - 1, DateRole::kApproximate) ||
                                            IsWord(tokens, begin - 1, DateRole::kCardinal) ||
                                            tokens[begin - 1].kind == DateTokenKind::kNumber);
  if (!base.is_stated || is_approximate) return std::nullopt;
  const bool is_led = IsWord(tokens, begin, DateRole::kAfterTime);
  if (is_led && begin + 1 >= tokens.size()) return std::nullopt;
  std::size_t end = 0;
  auto years = CountYears(tokens, is_led ? begin + 1 : begin, end);
  if (!years) return std::nullopt;
  if (!is_led) {
    const bool is_earlier = IsWord(tokens, end, DateRole::kEarlier);
    if (!is_earlier && !IsWord(tokens, end, DateRole::kLater)) return std::nullopt;
    if (is_earlier) years = -*years;
    ++end;
  }
  const auto period = YearAway(*base.period, *years);
  return period ? std::optional(DatePhrase{begin, end, period, false}) : std::nullopt;
}

}  // namespace

std::optional<DatePhrase> ReadAnaphoricDate(const DatedText& text, std::size_t i,
                                            const DatePhrase& base) {
  if (!base.period) return std::nullopt;
  if (IsWord(text.tokens, i, DateRole::kSame)) return ReadSame(text, i, base);
  return ReadYearsAway(text, i, base);
}

}  // namespace dossier::article
