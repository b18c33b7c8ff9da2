// ICU 72 keeps together what a dot, a comma, an apostrophe or an at sign joins without a space:
// U.S, С.В.Лавров, www.mid.ru, 7,591, d'Ivoire, president's. Here each kind is told from the
// others:
//
//   listed abbreviation   U.S         us, and u.s at the same position
//   initials, sentences   С.В.Лавров  с, в, лавров; also where a space was forgotten:
//   «конец.Начало» address               www.mid.ru  as it stands number                7,591 7591,
//   and 7,591 at the same position elision               d'Ivoire    d'ivoire, and ivoire at the
//   same position possessive            president's president
//
// Spans are found in the text as it is written, terms in its folded form; so that spans need no map
// from one to the other, all cutting is done before folding.
#include "text/word_parts.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <utility>

#include "text/acronyms.h"
#include "text/code_points.h"
#include "text/normalize.h"
#include "text/utf8.h"

namespace dossier::text {
namespace {

// A piece of the word with its place in it.
struct Piece {
  std::uint32_t begin = 0;
  std::string_view raw;

  Span span() const { return {begin, begin + static_cast<std::uint32_t>(raw.size())}; }
  Piece Sub(std::size_t offset, std::size_t size) const {
    return {begin + static_cast<std::uint32_t>(offset), raw.substr(offset, size)};
  }
};

// In UAX #29 a narrow no-break space joins, for the thousands of French; here it is a space like
// any other.
constexpr std::string_view kNarrowNoBreakSpace = "\u202F";

std::vector<Piece> SplitAt(const Piece& piece, std::string_view separator) {
  std::vector<Piece> pieces;
  std::size_t start = 0;
  while (true) {
    const std::size_t end = std::min(piece.raw.find(separator, start), piece.raw.size());
    if (end > start) pieces.push_back(piece.Sub(start, end - start));
    if (end == piece.raw.size()) return pieces;
    start = end + separator.size();
  }
}

bool IsApostrophe(char32_t c) {
  return c == U'\'' || c == U'\u2018' || c == U'\u2019' || c == U'\u02BC' || c == U'\uFF07';
}

// What may hang on a word's ends without being of it.
bool IsEdge(char32_t c) { return c == U'_' || c == U'@' || IsApostrophe(c) || IsIgnorable(c); }

// The code point that ends at `end`, and where it begins.
std::pair<char32_t, std::size_t> CodePointBefore(std::string_view text, std::size_t end) {
  std::size_t begin = end - 1;
  while (begin > 0 && end - begin < 4 &&
         (static_cast<unsigned char>(text[begin]) & 0xC0U) == 0x80U) {
    --begin;
  }
  std::size_t offset = begin;
  const char32_t c = NextCodePoint(text.substr(0, end), offset);
  if (offset == end) return {c, begin};
  return {U'\uFFFD', end - 1};
}

Piece TrimEdges(const Piece& piece) {
  std::size_t begin = 0;
  std::size_t end = piece.raw.size();
  while (begin < end) {
    std::size_t next = begin;
    if (!IsEdge(NextCodePoint(piece.raw, next))) break;
    begin = next;
  }
  while (end > begin) {
    const auto [c, start] = CodePointBefore(piece.raw, end);
    if (!IsEdge(c) || start < begin) break;
    end = start;
  }
  return piece.Sub(begin, end - begin);
}

// president's, PRESIDENT’S: without the 's.
Piece DropPossessive(const Piece& piece) {
  const std::string_view raw = piece.raw;
  if (raw.size() < 3 || (raw.back() != 's' && raw.back() != 'S')) return piece;
  const auto [c, start] = CodePointBefore(raw, raw.size() - 1);
  if (!IsApostrophe(c) || start == 0) return piece;
  return TrimEdges(piece.Sub(0, start));
}

bool HasLetterOrDigit(std::string_view text) {
  for (std::size_t offset = 0; offset < text.size();) {
    if (IsLetterOrDigit(NextCodePoint(text, offset))) return true;
  }
  return false;
}

bool StartsWithLetter(std::string_view text) {
  std::size_t offset = 0;
  return !text.empty() && IsLetter(NextCodePoint(text, offset));
}

bool StartsWithUpperCase(std::string_view text) {
  std::size_t offset = 0;
  return !text.empty() && IsUpperCase(NextCodePoint(text, offset));
}

LetterCase CaseOf(std::string_view text) {
  for (std::size_t offset = 0; offset < text.size();) {
    const char32_t c = NextCodePoint(text, offset);
    if (IsLetter(c) && !IsUpperCase(c)) return LetterCase::kOther;
  }
  return LetterCase::kAllUpper;
}

void AddVariant(std::string variant, WordPart& part) {
  variant.resize(CutTerm(variant).size());
  const bool known =
      variant.empty() || variant == part.term || std::ranges::count(part.variants, variant) != 0;
  if (!known) part.variants.push_back(std::move(variant));
}

// Spaces come from compatibility characters that fold to several words (ﷺ) and to a space with an
// accent (ͺ).
void RemoveSpacesAndEdges(std::string& term) {
  std::erase(term, ' ');
  const Piece trimmed = TrimEdges({0, term});
  term = std::string(trimmed.raw);
}

// ---- Numbers ----

bool AreDigits(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, IsAsciiDigit);
}

std::string Without(std::string_view text, char unwanted) {
  std::string result(text);
  std::erase(result, unwanted);
  return result;
}

// 7,591 and 7,591.25, but not 7,59 or 75910,591.
bool HasThousandsCommas(std::string_view number) {
  const std::size_t first = number.find(',');
  if (first == 0 || first > 3 || first == std::string_view::npos) return false;
  const std::string_view groups = number.substr(first, number.find('.') - first);
  if (groups.size() % 4 != 0) return false;
  for (std::size_t i = 0; i < groups.size(); i += 4) {
    if (groups[i] != ',' || !AreDigits(groups.substr(i + 1, 3))) return false;
  }
  return true;
}

// The number as a plain decimal: its thousands run together, or the one comma of a decimal fraction
// as a dot. Nothing where its commas mean neither.
std::optional<std::string> PlainNumber(std::string_view number) {
  if (HasThousandsCommas(number)) return Without(number, ',');
  if (std::ranges::count(number, ',') != 1) return std::nullopt;
  std::string decimal(number);
  std::ranges::replace(decimal, ',', '.');
  return decimal;
}

// The length of the number that `text` begins with: digits, with single dots and commas between
// them.
std::size_t NumberSize(std::string_view text) {
  const auto* end = std::ranges::find_if_not(
      text, [](char c) { return IsAsciiDigit(c) || c == '.' || c == ','; });
  return static_cast<std::size_t>(end - text.begin());
}

// True for 1,2,3: a list whose items are words of their own.
bool IsNumberList(std::string_view raw) {
  if (!IsAsciiDigit(raw.front()) || raw.find(',') == std::string_view::npos) return false;
  return !PlainNumber(raw.substr(0, NumberSize(raw)));
}

// 7,591 becomes 7591, and 1,5 млн without its space 1.5млн; what was written remains as a variant.
void ReadNumber(WordPart& part) {
  if (!IsAsciiDigit(part.term.front()) || part.term.find(',') == std::string::npos) return;
  const std::size_t size = NumberSize(part.term);
  const auto plain = PlainNumber(std::string_view(part.term).substr(0, size));
  if (!plain) return;
  std::string written = std::exchange(part.term, *plain + part.term.substr(size));
  AddVariant(std::move(written), part);
}

// ---- Apostrophes ----

enum class Elision { kNone, kRest, kJoined, kJoinedAndRest };

// How a name with a letter and an apostrophe in front of it is also looked for: O'Brien as OBrien
// and Brien, d'Ivoire as Ivoire, N'Djamena as NDjamena.
Elision ElisionOf(std::string_view letter) {
  static constexpr std::array<std::pair<std::string_view, Elision>, 10> kElisions = {{
      {"o", Elision::kJoinedAndRest},
      {"о", Elision::kJoinedAndRest},
      {"d", Elision::kRest},
      {"l", Elision::kRest},
      {"д", Elision::kRest},
      {"л", Elision::kRest},
      {"m", Elision::kJoined},
      {"n", Elision::kJoined},
      {"м", Elision::kJoined},
      {"н", Elision::kJoined},
  }};
  for (const auto& [elided, elision] : kElisions) {
    if (letter == elided) return elision;
  }
  return Elision::kNone;
}

void AddElisions(WordPart& part) {
  const std::size_t apostrophe = part.term.find('\'');
  if (apostrophe == std::string::npos) return;
  const std::string letter = part.term.substr(0, apostrophe);
  const std::string rest = part.term.substr(apostrophe + 1);
  const Elision elision = ElisionOf(letter);
  if (CountCodePoints(rest) < 2 || !StartsWithLetter(rest)) return;
  if (elision == Elision::kJoined || elision == Elision::kJoinedAndRest)
    AddVariant(letter + rest, part);
  if (elision == Elision::kRest || elision == Elision::kJoinedAndRest) AddVariant(rest, part);
}

void AddAccentFreeTwins(WordPart& part) {
  AddVariant(DropLatinAccents(part.term), part);
  const std::size_t count = part.variants.size();
  for (std::size_t i = 0; i < count; ++i) AddVariant(DropLatinAccents(part.variants[i]), part);
}

// ---- One part ----

std::optional<WordPart> ReadPart(const Piece& untrimmed) {
  const Piece piece = DropPossessive(TrimEdges(untrimmed));
  FoldedWord folded = FoldWordAndScript(piece.raw);
  RemoveSpacesAndEdges(folded.term);
  if (!HasLetterOrDigit(folded.term)) return std::nullopt;
  WordPart part{piece.span(), std::move(folded.term), folded.script, {}, false};
  ReadNumber(part);
  AddElisions(part);
  AddAccentFreeTwins(part);
  return part;
}

// ---- Dots ----

bool IsOneLetter(const Piece& piece) {
  const std::string folded = FoldWord(piece.raw);
  return CountCodePoints(folded) == 1 && StartsWithLetter(folded);
}

// Лавров, and not ЛАВРОВ, com or js.
bool IsCapitalized(const Piece& piece) {
  return StartsWithUpperCase(piece.raw) && CaseOf(piece.raw) == LetterCase::kOther;
}

// True where the dots between `pieces` stand after initials or at the end of a sentence, and not in
// an address.
bool AreWordsOfTheirOwn(const std::vector<Piece>& pieces) {
  if (!std::ranges::all_of(pieces, [](const Piece& p) { return StartsWithLetter(p.raw); }))
    return false;
  if (std::ranges::all_of(pieces, IsOneLetter)) return true;
  if (std::any_of(pieces.begin() + 1, pieces.end(), IsCapitalized)) return true;
  return IsOneLetter(pieces.front()) && StartsWithUpperCase(pieces.front().raw) &&
         StartsWithUpperCase(pieces.back().raw);
}

// A listed abbreviation, as a part; nothing where `piece` is none. The longest one of the list is
// shorter than 16 bytes.
std::optional<WordPart> ReadAcronym(const Piece& piece) {
  if (piece.raw.size() > 16) return std::nullopt;
  FoldedWord folded = FoldWordAndScript(piece.raw);
  if (!IsDottedAcronym(folded.term, CaseOf(piece.raw))) return std::nullopt;
  WordPart part{piece.span(), Without(folded.term, '.'), folded.script, {}, true};
  AddVariant(std::move(folded.term), part);
  return part;
}

// The listed abbreviation that `piece` begins with («U.S.Army»), if it ends at one of the dots
// after one of `letters`.
std::optional<WordPart> ReadLeadingAcronym(const Piece& piece, const std::vector<Piece>& letters) {
  for (std::size_t count = std::min<std::size_t>(letters.size(), 8); count > 1; --count) {
    const std::uint32_t end = letters[count - 1].span().end;
    if (auto part = ReadAcronym(piece.Sub(0, end - piece.begin))) return part;
  }
  return std::nullopt;
}

std::vector<WordPart> ReadDotted(const Piece& piece) {
  std::vector<WordPart> parts;
  const auto add = [&parts](std::optional<WordPart> part) {
    if (part) parts.push_back(*std::move(part));
  };
  const std::vector<Piece> pieces = SplitAt(piece, ".");
  if (auto acronym = ReadAcronym(piece)) {
    add(std::move(acronym));
  } else if (pieces.size() < 2 || !AreWordsOfTheirOwn(pieces)) {
    add(ReadPart(piece));
  } else {
    add(ReadLeadingAcronym(piece, pieces));
    for (const Piece& own : pieces) {
      const bool read = !parts.empty() && own.begin < parts.back().span.end;
      if (!read) add(ReadPart(own));
    }
  }
  return parts;
}

// info@mid.ru, and not five@home.
bool IsMailAddress(std::string_view raw) {
  const std::size_t at = raw.rfind('@');
  return at != std::string_view::npos && raw.find('.', at) != std::string_view::npos;
}

std::vector<WordPart> ReadPiece(const Piece& untrimmed) {
  const Piece piece = DropPossessive(TrimEdges(untrimmed));
  if (piece.raw.empty()) return {};
  if (IsNumberList(piece.raw)) {
    std::vector<WordPart> parts;
    for (const Piece& item : SplitAt(piece, ",")) {
      if (auto part = ReadPart(item)) parts.push_back(*std::move(part));
    }
    return parts;
  }
  if (piece.raw.find('.') != std::string_view::npos) return ReadDotted(piece);
  std::vector<WordPart> parts;
  if (auto part = ReadPart(piece)) parts.push_back(*std::move(part));
  return parts;
}

}  // namespace

bool IsPlainWord(std::string_view word) {
  return std::ranges::all_of(word, [after_lead = false](char c) mutable {
    const auto byte = static_cast<unsigned char>(c);
    if (after_lead) {
      after_lead = false;
      return true;
    }
    after_lead = byte == 0xD0 || byte == 0xD1;
    return after_lead || (byte < 0x80 && IsLetterOrDigit(byte));
  });
}

std::vector<WordPart> SplitWord(std::string_view word) {
  std::vector<WordPart> parts;
  const auto add = [&parts](std::vector<WordPart> more) {
    std::ranges::move(more, std::back_inserter(parts));
  };
  for (const Piece& piece : SplitAt({0, word}, kNarrowNoBreakSpace)) {
    if (IsMailAddress(piece.raw)) {
      if (auto part = ReadPart(piece)) parts.push_back(*std::move(part));
      continue;
    }
    for (const Piece& side : SplitAt(piece, "@")) add(ReadPiece(side));
  }
  return parts;
}

}  // namespace dossier::text
