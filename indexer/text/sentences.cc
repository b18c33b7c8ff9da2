// ICU proposes where sentences end: after a full stop, say, with a capital letter behind it. Some
// of these places are none, and the two parts are joined again:
//
//   С. В. | Лавров, U.S. | Army      a single letter in front of the full stop; but not that of
//                                    «и т. д. | Россия» or «60-х. | Россия»
//   Mr. | Smith, 20 млн. | Россиян   a listed abbreviation, which always wants a word behind it
//                                    («руб.» does not: it ends sentences as often as not)
//
// But where a small word with a capital follows, which no name is, a sentence begins: "in the U.S.
// | The", «Так было в 2024 г. | Но».
//
// What that gets wrong is a sentence too long, which matters less than a name cut in two.
#include "text/sentences.h"

#include <unicode/brkiter.h>
#include <unicode/locid.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <stdexcept>
#include <string>

#include "text/code_points.h"
#include "text/icu_text.h"
#include "text/normalize.h"
#include "text/stopwords.h"
#include "text/utf8.h"

namespace dossier::text {
namespace {

// Folded, without their full stop, sorted by bytes. Single letters need no entry.
constexpr auto kAbbreviations = std::to_array<std::string_view>({
    "adm",  "amb",  "apr",  "aug", "brig", "capt", "cmdr", "col",  "dec",   "dr",   "feb",
    "fig",  "gen",  "gov",  "hon", "jan",  "lt",   "maj",  "mr",   "mrs",   "ms",   "mt",
    "nov",  "oct",  "prof", "rep", "rev",  "sen",  "sept", "sgt",  "st",    "vs",   "адм",
    "акад", "гг",   "ген",  "гл",  "гр",   "доц",  "зам",  "им",   "кап",   "лейт", "млн",
    "млрд", "напр", "нач",  "обл", "пер",  "пл",   "пом",  "пос",  "просп", "проф", "ред",
    "рис",  "св",   "ср",   "ст",  "табл", "тел",  "тов",  "трлн", "тыс",   "ул",
});
static_assert(std::ranges::is_sorted(kAbbreviations));

// Single letters that end a sentence rather than a name, with what stands in front of them.
constexpr auto kClosing = std::to_array<std::string_view>(
    {"a.m.", "p.m.", "н.э.", "н. э.", "т.д.", "т. д.", "т.п.", "т. п."});

bool IsSpace(char32_t c) {
  return c == U' ' || (c >= U'\t' && c <= U'\r') || c == U'\u0085' || c == U'\u00A0' ||
         c == U'\u1680' || (c >= U'\u2000' && c <= U'\u200A') || c == U'\u2028' || c == U'\u2029' ||
         c == U'\u202F' || c == U'\u205F' || c == U'\u3000';
}

// `span` without the white space at its ends.
Span Trim(std::string_view text, Span span) {
  Span trimmed{span.end, span.end};
  for (std::size_t offset = span.begin; offset < span.end;) {
    const auto begin = static_cast<std::uint32_t>(offset);
    if (IsSpace(NextCodePoint(text, offset))) continue;
    trimmed.begin = std::min(trimmed.begin, begin);
    trimmed.end = static_cast<std::uint32_t>(offset);
  }
  if (trimmed.begin == span.end) return {span.end, span.end};
  return trimmed;
}

// The letters in front of the full stop that ends `text`; empty where there are none, or no full
// stop.
std::string_view WordBeforeFullStop(std::string_view text) {
  if (!text.ends_with('.')) return {};
  text.remove_suffix(1);
  // No abbreviation is longer than six letters of two bytes.
  constexpr std::size_t kFarEnough = 16;
  const std::size_t near = text.size() - std::min(text.size(), kFarEnough);
  std::size_t begin = text.size();
  for (std::size_t offset = near; offset < text.size();) {
    const std::size_t at = offset;
    const bool is_letter = IsLetter(NextCodePoint(text, offset));
    if (!is_letter) begin = text.size();
    if (is_letter && begin == text.size()) begin = at;
  }
  return text.substr(begin);
}

// The letters that `text` begins with, behind quotes and other punctuation.
std::string_view FirstWord(std::string_view text) {
  std::size_t offset = 0;
  while (offset < text.size()) {
    const std::size_t begin = offset;
    if (!IsLetterOrDigit(NextCodePoint(text, offset))) continue;
    std::size_t end = offset;
    while (offset < text.size() && IsLetter(NextCodePoint(text, offset))) end = offset;
    return text.substr(begin, end - begin);
  }
  return {};
}

// True for "a." and «В.», but not for what ends more than a word: «60-х.», «км/ч.», «и т. д.»
bool EndsInInitial(std::string_view sentence, std::string_view word) {
  if (CountCodePoints(word) != 1) return false;
  const std::size_t begin = sentence.size() - word.size() - 1;
  if (begin > 0 && (sentence[begin - 1] == '-' || sentence[begin - 1] == '/')) return false;
  return std::ranges::none_of(
      kClosing, [sentence](std::string_view closing) { return sentence.ends_with(closing); });
}

// True where `text` begins with a word that no name is; "В." is an initial, though.
bool BeginsWithSmallWord(std::string_view text) {
  const std::string_view word = FirstWord(text);
  const bool is_initial = CountCodePoints(word) == 1 &&
                          text.substr(word.data() + word.size() - text.data()).starts_with('.');
  return !is_initial && IsStopWord(FoldWord(word));
}

// True where `next` goes on with the sentence that `sentence` seems to end; neither is empty.
bool BelongTogether(std::string_view sentence, std::string_view next) {
  const std::string_view word = WordBeforeFullStop(sentence);
  if (word.empty()) return false;
  if (!EndsInInitial(sentence, word) &&
      !std::ranges::binary_search(kAbbreviations, std::string_view(FoldWord(word)))) {
    return false;
  }
  return !BeginsWithSmallWord(next);
}

}  // namespace

struct SentenceFinder::Icu {
  Icu() {
    UErrorCode status = U_ZERO_ERROR;
    sentences.reset(icu::BreakIterator::createSentenceInstance(icu::Locale::getRoot(), status));
    if (U_FAILURE(status) != 0) throw std::runtime_error("ICU has no data to find sentences with");
  }

  std::unique_ptr<icu::BreakIterator> sentences;
};

SentenceFinder::SentenceFinder() : icu_(std::make_unique<Icu>()) {}
SentenceFinder::~SentenceFinder() = default;
SentenceFinder::SentenceFinder(SentenceFinder&&) noexcept = default;
SentenceFinder& SentenceFinder::operator=(SentenceFinder&&) noexcept = default;

std::vector<Span> SentenceFinder::Find(std::string_view utf8) {
  std::vector<Span> spans;
  IcuText text(utf8);
  icu::BreakIterator& sentences = *icu_->sentences;
  UErrorCode status = U_ZERO_ERROR;
  sentences.setText(text.get(), status);
  std::int32_t last = sentences.first();
  for (std::int32_t next = sentences.next(); next != icu::BreakIterator::DONE;
       next = sentences.next()) {
    const Span span =
        Trim(utf8, {static_cast<std::uint32_t>(last), static_cast<std::uint32_t>(next)});
    last = next;
    if (span.empty()) continue;
    if (!spans.empty()) {
      Span& previous = spans.back();
      const std::string_view between = Span{previous.end, span.begin}.In(utf8);
      if (between.find_first_of("\n\r") == std::string_view::npos &&
          BelongTogether(previous.In(utf8), span.In(utf8))) {
        previous.end = span.end;
        continue;
      }
    }
    spans.push_back(span);
  }
  return spans;
}

}  // namespace dossier::text
