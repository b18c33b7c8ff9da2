#include "article/lone_years.h"

namespace dossier::article {
namespace {

constexpr int kFirstYear = 1800;
constexpr int kLastYear = 2099;
// Of a number that has no ending and no preposition, less is believed.
constexpr int kFirstSpokenOf = 1900;
constexpr int kLastSpokenOf = 2049;

bool IsCyrillic(const DatedText& text, const DateToken& word) {
  const auto lead = static_cast<unsigned char>(text.text[word.span.begin]);
  return lead == 0xD0 || lead == 0xD1;
}

// "Russia's", "the members'": the mark, and the letter behind it.
bool IsPossessive(const std::vector<DateToken>& tokens, std::size_t i) {
  return i >= 1 && (IsSign(tokens, i - 1, U'\'') || IsSign(tokens, i - 1, U'’')) &&
         !tokens[i].after_space;
}

bool IsLed(const DatedText& text, std::size_t i) {
  const std::vector<DateToken>& tokens = text.tokens;
  const std::size_t before = i - 1;
  if (IsWord(tokens, before, DateRole::kThe) || IsWord(tokens, before, DateRole::kPossessive) ||
      IsPossessive(tokens, before)) {
    return true;
  }
  if (IsWord(tokens, before, DateRole::kOf) && before > 0) {
    // What is of a year has a name, or is a part of it: "Protocol of 1997", "half of 1986".
    const DateToken& owner = tokens[before - 1];
    return owner.kind == DateTokenKind::kWord &&
           (owner.capital || owner.sense.Is(DateRole::kPeriod) || owner.sense.Is(DateRole::kUnit));
  }
  return IsWord(tokens, before, DateRole::kLeadsYearWeakly) && tokens[i + 1].looks_past &&
         IsCyrillic(text, tokens[i + 1]);
}

bool IsLoneYear(const DatedText& text, std::size_t i) {
  const std::vector<DateToken>& tokens = text.tokens;
  const DateToken& year = tokens[i];
  if (year.kind != DateTokenKind::kNumber || year.digits != 4) return false;
  if (year.has_suffix) return year.value >= kFirstYear && year.value <= kLastYear;
  if (year.value < kFirstSpokenOf || year.value > kLastSpokenOf) return false;
  const bool names = i + 1 < tokens.size() && tokens[i + 1].kind == DateTokenKind::kWord &&
                     !tokens[i + 1].sense.Is(DateRole::kUnit);
  return names && i > 0 && IsLed(text, i);
}

}  // namespace

std::optional<DatePhrase> ReadLoneYear(const DatedText& text, std::size_t i) {
  if (!IsLoneYear(text, i)) return std::nullopt;
  const PartialDate year = *PartialDate::Year(text.tokens[i].value);
  return DatePhrase{i, i + 1, DatePeriod{year, year}, true};
}

}  // namespace dossier::article
