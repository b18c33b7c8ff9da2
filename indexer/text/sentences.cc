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
//
// ICU reads some 90 MB/s, which is dear for what it finds: a break every hundred letters. In plain
// text (ASCII, Cyrillic, the usual quotation marks and dashes) a break needs a full stop, a
// question or exclamation mark or the end of a line, and whether there is one depends on no more
// than the character in front of that and on what follows up to the next letter (rules SB4 to
// SB11). So ICU is shown these places only, each as a line of its own:
//
//   Ministers of the G. 7 met. Then they left.     G. 7 m⏎t. T⏎.
//
// Any other text it reads as a whole. SentencesTest compares both ways.
#include "text/sentences.h"

#include <unicode/brkiter.h>
#include <unicode/locid.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
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

// Where the character begins that ends at `end`, which is not 0.
std::uint32_t CharacterBefore(std::string_view text, std::uint32_t end) {
  std::uint32_t begin = end - 1;
  while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0U) == 0x80U) --begin;
  return begin;
}

// `span` without the white space at its ends.
Span Trim(std::string_view text, Span span) {
  const std::string_view within = text.substr(0, span.end);
  while (!span.empty()) {
    std::size_t offset = span.begin;
    if (!IsSpace(NextCodePoint(within, offset))) break;
    span.begin = static_cast<std::uint32_t>(offset);
  }
  while (!span.empty()) {
    const std::uint32_t begin = CharacterBefore(text, span.end);
    std::size_t offset = begin;
    if (!IsSpace(NextCodePoint(within, offset))) break;
    span.end = begin;
  }
  return span;
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

// --- Where ICU is asked ---

enum class PlainKind : std::uint8_t { kNotPlain, kOther, kLetter, kEnd };

constexpr std::array<PlainKind, 128> kPlainAscii = [] {
  std::array<PlainKind, 128> kinds{};
  for (std::size_t c = ' '; c < 0x7F; ++c) kinds[c] = PlainKind::kOther;
  for (std::size_t c = 'a'; c <= 'z'; ++c) kinds[c] = kinds[c - 'a' + 'A'] = PlainKind::kLetter;
  kinds['\t'] = PlainKind::kOther;
  for (const char c : {'.', '!', '?', '\n'}) kinds[static_cast<std::size_t>(c)] = PlainKind::kEnd;
  return kinds;
}();

// Of the character at `offset`, which moves behind it.
PlainKind ReadPlain(std::string_view utf8, std::size_t& offset) {
  const auto byte = static_cast<unsigned char>(utf8[offset]);
  if (byte < 0x80) {
    ++offset;
    return kPlainAscii[byte];
  }
  // U+0400 to U+047F, in a text that is valid.
  if ((byte == 0xD0 || byte == 0xD1) && offset + 1 < utf8.size()) {
    offset += 2;
    return PlainKind::kLetter;
  }
  const char32_t c = NextCodePoint(utf8, offset);
  if (c == U'\u00A0' || c == U'«' || c == U'»' || c == U'…' || c == U'№') return PlainKind::kOther;
  if (c >= U'\u2010' && c <= U'\u201F') return PlainKind::kOther;
  return PlainKind::kNotPlain;
}

// The parts of `utf8` that tell where its sentences end: in order, apart from each other, each of
// them from the character in front of an end up to the next letter. Nothing where `utf8` is not
// plain.
std::optional<std::vector<Span>> FindEnds(std::string_view utf8) {
  std::vector<Span> ends;
  bool at_end = false;  // no letter yet since the end
  std::size_t previous = 0;
  for (std::size_t offset = 0; offset < utf8.size();) {
    const std::size_t begin = offset;
    const PlainKind kind = ReadPlain(utf8, offset);
    if (kind == PlainKind::kNotPlain) return std::nullopt;
    if (kind == PlainKind::kEnd && !at_end) {
      at_end = true;
      const auto front = static_cast<std::uint32_t>(previous);
      if (ends.empty() || ends.back().end < front) ends.push_back({front, front});
    }
    if (at_end) ends.back().end = static_cast<std::uint32_t>(offset);
    if (kind == PlainKind::kLetter) at_end = false;
    previous = begin;
  }
  return ends;
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

std::vector<std::uint32_t> SentenceFinder::AskIcu(std::string_view utf8) {
  std::vector<std::uint32_t> breaks;
  IcuText text(utf8);
  icu::BreakIterator& sentences = *icu_->sentences;
  UErrorCode status = U_ZERO_ERROR;
  sentences.setText(text.get(), status);
  sentences.first();
  for (std::int32_t next = sentences.next(); next != icu::BreakIterator::DONE;
       next = sentences.next()) {
    breaks.push_back(static_cast<std::uint32_t>(next));
  }
  return breaks;
}

std::vector<std::uint32_t> SentenceFinder::FindBreaks(std::string_view utf8) {
  const auto ends = FindEnds(utf8);
  if (!ends) return AskIcu(utf8);
  std::string excerpt;
  for (const Span& end : *ends) excerpt.append(end.In(utf8)) += '\n';
  std::vector<std::uint32_t> breaks;
  auto end = ends->begin();
  std::uint32_t in_excerpt = 0;  // where that begins
  for (const std::uint32_t offset : AskIcu(excerpt)) {
    while (offset > in_excerpt + end->size()) {
      in_excerpt += end->size() + 1;
      if (++end == ends->end()) break;
    }
    if (end == ends->end()) break;
    if (offset > in_excerpt) breaks.push_back(end->begin + offset - in_excerpt);
  }
  if (!utf8.empty() && (breaks.empty() || breaks.back() < utf8.size())) {
    breaks.push_back(static_cast<std::uint32_t>(utf8.size()));
  }
  return breaks;
}

std::vector<Span> SentenceFinder::Find(std::string_view utf8) {
  std::vector<Span> spans;
  std::uint32_t last = 0;
  for (const std::uint32_t next : FindBreaks(utf8)) {
    const Span span = Trim(utf8, {last, next});
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
