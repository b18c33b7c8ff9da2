// Folding a word means undoing everything in which two spellings of it may differ without being
// different words.
//
// The general way is Unicode's: NFKC_Casefold, then our own rules on the decomposed word (NFD),
// where an accent is a character of its own whichever way it was typed, then composed again (NFC).
// For Росси́я the stress is dropped there; for «ещë», typed with a Latin ë, the e is found to look
// like е, and е with a diaeresis composes to ё, which becomes е.
//
// Nearly every word of news needs none of that: its characters are letters of the first two-byte
// blocks, each of which folds to one other, and nothing composes. A table of these, made once by
// the general way, folds such a word in one pass; a word with any other character, or with letters
// of two scripts, takes the general way. NormalizeTest compares both.
//
// A word may be as long as its text (a megabyte of combining marks is valid UTF-8): only as many
// characters are read as a term can need, and so the cost is that of skipping the rest.
#include "text/normalize.h"

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "text/code_points.h"
#include "text/lookalikes.h"
#include "text/utf8.h"

namespace dossier::text {
namespace {

constexpr char32_t kGrave = 0x300;
constexpr char32_t kAcute = 0x301;

// The characters of one term come from at most so many of the text: up to four decomposed ones make
// one composed.
constexpr std::size_t kMaxCharactersRead = kMaxTermCodePoints * 4;

const icu::Normalizer2& CheckedInstance(const icu::Normalizer2* instance,
                                        [[maybe_unused]] UErrorCode status) {
  assert(U_SUCCESS(status) && instance != nullptr);  // these are compiled into ICU
  return *instance;
}

const icu::Normalizer2& CaseFolding() {
  UErrorCode status = U_ZERO_ERROR;
  return CheckedInstance(icu::Normalizer2::getNFKCCasefoldInstance(status), status);
}

const icu::Normalizer2& Composition() {
  UErrorCode status = U_ZERO_ERROR;
  return CheckedInstance(icu::Normalizer2::getNFCInstance(status), status);
}

const icu::Normalizer2& Decomposition() {
  UErrorCode status = U_ZERO_ERROR;
  return CheckedInstance(icu::Normalizer2::getNFDInstance(status), status);
}

icu::UnicodeString Normalize(const icu::Normalizer2& form, const icu::UnicodeString& text) {
  UErrorCode status = U_ZERO_ERROR;
  icu::UnicodeString result = form.normalize(text, status);
  return U_SUCCESS(status) ? result : text;
}

std::u32string ToCodePoints(const icu::UnicodeString& text) {
  std::u32string result;
  for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    result += static_cast<char32_t>(text.char32At(i));
  }
  return result;
}

icu::UnicodeString ToUnicodeString(const std::u32string& text) {
  icu::UnicodeString result;
  for (const char32_t c : text) result.append(static_cast<UChar32>(c));
  return result;
}

std::string ToUtf8(const icu::UnicodeString& text) {
  std::string result;
  text.toUTF8String(result);
  return result;
}

// What is written in place of a folded character: one apostrophe for all, and the Cyrillic vowels
// without the marks that writers leave out as often as not.
constexpr char32_t FoldFurther(char32_t c) {
  switch (c) {
    case U'ё':
    case U'ѐ':
      return U'е';
    case U'ѝ':
      return U'и';
    case U'\u2018':
    case U'\u2019':
    case U'\u02BC':
      return U'\'';
    default:
      return c;
  }
}

// How one character folds where it folds to one other, whatever stands beside it.
struct SimpleFold {
  char32_t folded = 0;  // 0: only the general way tells
  Script script = Script::kOther;
};

// Every letter of Latin-1, Latin Extended and Cyrillic.
constexpr char32_t kSimpleFoldEnd = 0x530;
using SimpleFoldTable = std::array<SimpleFold, kSimpleFoldEnd>;

SimpleFold MakeSimpleFold(char32_t c) {
  const icu::UnicodeString folded =
      Normalize(CaseFolding(), icu::UnicodeString(static_cast<UChar32>(c)));
  if (folded.countChar32() != 1) return {};
  const auto result = FoldFurther(static_cast<char32_t>(folded.char32At(0)));
  if (IsMark(c) || IsMark(result)) return {};
  return {result, ScriptOfLetter(result)};
}

const SimpleFoldTable& SimpleFolds() {
  static const SimpleFoldTable table = [] {
    SimpleFoldTable made;
    for (char32_t c = 0; c < kSimpleFoldEnd; ++c) made[c] = MakeSimpleFold(c);
    return made;
  }();
  return table;
}

SimpleFold FoldSimply(char32_t c) {
  if (c < kSimpleFoldEnd) return SimpleFolds()[c];
  if (c == U'\u2019' || c == U'\u2018') return {U'\'', Script::kOther};
  return {};
}

struct LetterCounts {
  std::size_t latin = 0;
  std::size_t cyrillic = 0;

  void Count(Script script) {
    if (script == Script::kLatin) ++latin;
    if (script == Script::kCyrillic) ++cyrillic;
  }
  bool mixed() const { return latin != 0 && cyrillic != 0; }
  Script majority() const {
    if (latin == 0 && cyrillic == 0) return Script::kOther;
    return latin > cyrillic ? Script::kLatin : Script::kCyrillic;
  }
};

LetterCounts CountLetters(const std::u32string& text) {
  LetterCounts counts;
  for (const char32_t c : text) counts.Count(ScriptOfLetter(c));
  return counts;
}

// The word in one pass over the table, or nothing where it takes more than that.
std::optional<FoldedWord> FoldByTable(std::string_view word) {
  if (word.size() > kMaxTermBytes) return std::nullopt;
  FoldedWord result;
  result.term.reserve(word.size());
  LetterCounts counts;
  std::size_t code_points = 0;
  for (std::size_t offset = 0; offset < word.size(); ++code_points) {
    const SimpleFold fold = FoldSimply(NextCodePoint(word, offset));
    if (fold.folded == 0) return std::nullopt;
    counts.Count(fold.script);
    AppendCodePoint(fold.folded, result.term);
  }
  if (counts.mixed() || code_points > kMaxTermCodePoints) return std::nullopt;
  result.script = counts.majority();
  return result;
}

// The start of `word`, as much as may come to stand in a term, without the characters that case
// folding drops.
icu::UnicodeString ReadWord(std::string_view word) {
  icu::UnicodeString result;
  std::size_t count = 0;
  for (std::size_t offset = 0; offset < word.size() && count < kMaxCharactersRead;) {
    const char32_t c = NextCodePoint(word, offset);
    if (IsIgnorable(c)) continue;
    result.append(static_cast<UChar32>(c));
    ++count;
  }
  return result;
}

// In a decomposed word of two scripts, the letters of the lesser one that look like letters of the
// other become those; where one of them looks like none («SMSки»), the mixture is meant and stays.
void UniteScripts(std::u32string& decomposed) {
  const LetterCounts counts = CountLetters(decomposed);
  if (!counts.mixed()) return;
  const Script majority = counts.majority();
  std::u32string united = decomposed;
  for (char32_t& c : united) {
    const Script script = ScriptOfLetter(c);
    if (script == Script::kOther || script == majority) continue;
    const char32_t twin = majority == Script::kCyrillic ? CyrillicLookalike(c) : LatinLookalike(c);
    if (twin == 0) return;
    c = twin;
  }
  decomposed = std::move(united);
}

// г and к with an acute are letters of Macedonian, ѓ and ќ; over every other letter the acute marks
// the stress.
void DropStress(std::u32string& decomposed) {
  char32_t base = 0;
  std::erase_if(decomposed, [&base](char32_t c) {
    if (!IsMark(c)) {
      base = c;
      return false;
    }
    if (ScriptOfLetter(base) != Script::kCyrillic) return false;
    return c == kGrave || (c == kAcute && base != U'г' && base != U'к');
  });
}

FoldedWord FoldGenerally(std::string_view word) {
  std::u32string text =
      ToCodePoints(Normalize(Decomposition(), Normalize(CaseFolding(), ReadWord(word))));
  UniteScripts(text);
  DropStress(text);
  text = ToCodePoints(Normalize(Composition(), ToUnicodeString(text)));
  FoldedWord result;
  for (const char32_t c : text) AppendCodePoint(FoldFurther(c), result.term);
  result.term.resize(CutTerm(result.term).size());
  result.script = CountLetters(text).majority();
  return result;
}

struct Spelling {
  char32_t letter;
  std::string_view plain;
};

// Latin letters without a decomposition, as they are spelled where only a to z are at hand.
constexpr std::array<Spelling, 9> kPlainSpellings = {{
    {U'æ', "ae"},
    {U'ð', "d"},
    {U'ø', "o"},
    {U'þ', "th"},
    {U'đ', "d"},
    {U'ħ', "h"},
    {U'ı', "i"},
    {U'ł', "l"},
    {U'œ', "oe"},
}};

// True where all is ASCII or of the Russian alphabet, А to я, which have no accents to drop.
bool IsOfPlainLetters(std::string_view utf8) {
  for (std::size_t offset = 0; offset < utf8.size();) {
    const char32_t c = NextCodePoint(utf8, offset);
    if (c >= 0x80 && (c < U'А' || c > U'я')) return false;
  }
  return true;
}

}  // namespace

std::string_view CutTerm(std::string_view term) {
  term = TakeCodePoints(term, kMaxTermCodePoints);
  if (term.size() <= kMaxTermBytes) return term;
  std::size_t size = kMaxTermBytes;
  while ((static_cast<unsigned char>(term[size]) & 0xC0U) == 0x80U) --size;
  return term.substr(0, size);
}

FoldedWord FoldWordAndScript(std::string_view word) {
  if (auto folded = FoldByTable(word)) return *std::move(folded);
  return FoldGenerally(word);
}

std::string FoldWord(std::string_view word) { return FoldWordAndScript(word).term; }

std::string DropLatinAccents(std::string_view folded) {
  if (IsOfPlainLetters(folded)) return std::string(folded);

  icu::UnicodeString plain;
  bool after_latin = false;
  for (const char32_t c : ToCodePoints(Normalize(
           Decomposition(), icu::UnicodeString::fromUTF8(icu::StringPiece(
                                folded.data(), static_cast<std::int32_t>(folded.size())))))) {
    if (IsMark(c)) {
      if (!after_latin) plain.append(static_cast<UChar32>(c));
      continue;
    }
    after_latin = ScriptOfLetter(c) == Script::kLatin;
    const auto* spelling = std::ranges::find(kPlainSpellings, c, &Spelling::letter);
    if (spelling == kPlainSpellings.end()) {
      plain.append(static_cast<UChar32>(c));
    } else {
      plain.append(icu::UnicodeString::fromUTF8(spelling->plain));
    }
  }
  return ToUtf8(Normalize(Composition(), plain));
}

}  // namespace dossier::text
