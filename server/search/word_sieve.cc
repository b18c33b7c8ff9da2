// To mark an article, all of it would have to be cut into words, folded and stemmed, and of some
// 500 words a query marks five. So the text is first read piece by piece, from white space to white
// space, and of each word in a piece only the first three letters are looked at. Stems and forms
// share them with the words that they stand for; only the pieces that may have such a word are
// analysed then. With the query "oil prices" (oil, price) and its Russian words (нефт, цен):
//
//   The  ministry  said  oil-producing  countries  prided  themselves  …
//                        ^ oil                     ^ pri: analysed in vain
//
// What the letters tell:
//
//   * Russian stems are beginnings of their words. English ones are, too, in the first three
//     letters, where they have four or more; shorter ones are in the first two (try, tri), but for
//     die, lie, tie, vie of dying …
//   * The key of a name shares no more than the first letter with its forms (Лев, Льва), but those
//     have a capital.
//   * A term that has more than one word of the piece in it (U.S., О'Генри, AT&T) begins as the
//     first of them, and so a word of one or two letters may begin any longer term where something
//     follows it. Whatever else may be a term of its own in it (С.В.Лавров, д'Артаньян) begins as
//     one of its words.
//
// A piece that has more in it than ASCII or Russian letters, or letters of both scripts, or letters
// and digits (C-400 is с400, too), is always analysed: folding may make anything of it.
//
// No rule of the tokenizer looks over white space, so that a piece can be analysed by itself. Only
// positions count on; pieces that may have words of one phrase stay together.
//
// tests/search/marks_random_test.cc compares what is marked in this way with what a whole analysis
// marks.
#include "search/word_sieve.h"

#include <algorithm>
#include <array>
#include <string>

namespace dossier::search {
namespace {

// Bits, so that those of a piece can be joined.
enum Kind : std::uint8_t {
  kPunctuation = 0,
  kLatin = 1,
  kRussian = 2,
  kDigit = 4,
  kStrange = 8,
  kSpace = 16
};

struct Letter {
  std::uint8_t code = 0;
  Kind kind = kPunctuation;
  bool capital = false;  // of a Russian letter
};

// The numbers of letters and digits: from 1 on, capitals as their small letters, ё as е.
constexpr std::uint8_t kFirstLatin = 1;
constexpr std::uint8_t kFirstRussian = kFirstLatin + 26;
constexpr std::uint8_t kFirstDigit = kFirstRussian + 32;

constexpr std::array<Letter, 128> kAscii = [] {
  std::array<Letter, 128> table{};
  for (std::size_t c = 0; c < table.size(); ++c) {
    const auto letter = static_cast<std::uint8_t>(c | 0x20U);
    if (letter >= 'a' && letter <= 'z' && c >= 'A') {
      table[c] = {static_cast<std::uint8_t>(kFirstLatin + letter - 'a'), kLatin};
    } else if (c >= '0' && c <= '9') {
      table[c] = {static_cast<std::uint8_t>(kFirstDigit + c - '0'), kDigit};
    } else if (c == ' ' || (c >= '\t' && c <= '\r')) {
      table[c].kind = kSpace;
    } else if (c < ' ' || c == 0x7F) {
      table[c].kind = kStrange;
    }
  }
  return table;
}();

// U+0400 to U+047F, by the last bit of the first byte and the whole of the second.
constexpr std::array<Letter, 512> kCyrillic = [] {
  std::array<Letter, 512> table{};
  for (Letter& letter : table) letter.kind = kStrange;
  const auto at = [&table](std::size_t c) -> Letter& {
    return table[(c >> 6U) << 8U | 0x80U | (c & 0x3FU)];
  };
  for (std::size_t c = 0x10; c < 0x50; ++c) {
    at(c) = {static_cast<std::uint8_t>(kFirstRussian + (c - 0x10) % 32), kRussian, c < 0x30};
  }
  at(0x01) = {kFirstRussian + 5, kRussian, true};   // Ё
  at(0x51) = {kFirstRussian + 5, kRussian, false};  // ё
  return table;
}();

bool StartsCyrillic(unsigned char byte) { return (byte & 0xFEU) == 0xD0U; }

const Letter& CyrillicLetter(unsigned char first, unsigned char second) {
  return kCyrillic[(first & 1U) << 8U | second];
}

// No-break space, « and »; dashes, quotation marks and the ellipsis; №.
bool IsPunctuation(std::string_view utf8, std::size_t& offset) {
  const auto at = [&](std::size_t i) {
    return offset + i < utf8.size() ? static_cast<unsigned char>(utf8[offset + i]) : 0U;
  };
  const unsigned second = at(1);
  if (at(0) == 0xC2 && (second == 0xA0 || second == 0xAB || second == 0xBB)) {
    offset += 2;
    return true;
  }
  const unsigned third = at(2);
  const bool general = second == 0x80 && ((third >= 0x90 && third <= 0x9F) || third == 0xA6);
  if (at(0) == 0xE2 && (general || (second == 0x84 && third == 0x96))) {
    offset += 3;
    return true;
  }
  return false;
}

// What stands at `offset`, which moves behind it.
Letter ReadLetter(std::string_view utf8, std::size_t& offset) {
  const auto byte = static_cast<unsigned char>(utf8[offset]);
  if (byte < 0x80) {
    ++offset;
    return kAscii[byte];
  }
  if (StartsCyrillic(byte) && offset + 1 < utf8.size()) {
    const Letter letter = CyrillicLetter(byte, static_cast<unsigned char>(utf8[offset + 1]));
    offset += letter.kind == kStrange ? 1 : 2;
    return letter;
  }
  if (IsPunctuation(utf8, offset)) return {};
  ++offset;
  return {0, kStrange};
}

// The end of the letters of `kind` that stand at `offset`.
std::size_t SkipLetters(std::string_view utf8, std::size_t offset, Kind kind) {
  const auto at = [utf8](std::size_t i) { return static_cast<unsigned char>(utf8[i]); };
  if (kind == kLatin) {
    while (offset < utf8.size() && at(offset) < 0x80 && kAscii[at(offset)].kind == kLatin) ++offset;
  } else if (kind == kRussian) {
    while (offset + 1 < utf8.size() && StartsCyrillic(at(offset)) &&
           CyrillicLetter(at(offset), at(offset + 1)).kind == kRussian) {
      offset += 2;
    }
  }
  return offset;
}

// True for letters of one script, and for digits.
bool AreOfOneKind(unsigned kinds) {
  return kinds == kPunctuation || kinds == kLatin || kinds == kRussian || kinds == kDigit;
}

std::size_t FindSpace(std::string_view utf8, std::size_t begin) {
  return std::min(utf8.find_first_of(" \t\n\v\f\r", begin), utf8.size());
}

}  // namespace

// What stands from white space to white space.
struct WordSieve::Piece {
  std::size_t end = 0;
  bool has_words = false;
  bool is_candidate = false;
};

WordSieve::WordSieve(const MarkedTerms& marked) {
  for (const auto& [stem, word] : marked.stems) AddStem(stem);
  for (const auto& [name, word] : marked.names) AddName(name);
  for (const auto& [form, word] : marked.forms) AddTerm(form);
  for (const auto& [prefix, word] : marked.prefixes) AddTerm(prefix);
  for (const MarkedPhrase& phrase : marked.phrases) {
    reach_ = std::max(reach_, phrase.room());
    for (const MarkedPlace& place : phrase.places) {
      for (const std::string& stem : place.stems) AddStem(stem);
      for (const std::string& name : place.names) AddName(name);
      for (const std::string& form : place.forms) AddTerm(form);
    }
  }
}

WordSieve::Beginning WordSieve::BeginningOf(std::string_view term) {
  Beginning beginning;
  for (std::size_t offset = 0; offset < term.size() && beginning.size < beginning.codes.size();) {
    const Letter letter = ReadLetter(term, offset);
    if (letter.code == 0) break;
    beginning.codes[beginning.size++] = letter.code;
  }
  return beginning;
}

void WordSieve::AddStem(std::string_view stem) {
  Beginning known = BeginningOf(stem);
  const bool is_short_english = stem.size() == 3 && known.size == 3;
  if (is_short_english) --known.size;
  Add(known);
  if (is_short_english && stem.ends_with("ie")) Add(BeginningOf(std::string{stem.front(), 'y'}));
}

void WordSieve::AddTerm(std::string_view term) { Add(BeginningOf(term)); }

void WordSieve::AddName(std::string_view key) {
  const Beginning known = BeginningOf(key);
  if (known.size > 0) names_.set(known.codes[0]);
}

void WordSieve::Add(const Beginning& known) {
  if (known.size == 0) return;
  ones_.set(known.codes[0]);
  if (known.size < 2) {
    bare_ones_.set(known.codes[0]);
    return;
  }
  pairs_.set(Pair(known));
  if (known.size < 3) {
    bare_pairs_.set(Pair(known));
    return;
  }
  triples_.set(Triple(known));
}

// Whether a word of the query may begin with `word`.
bool WordSieve::MayStart(const Beginning& word) const {
  if (word.capital && names_[word.codes[0]]) return true;
  if (word.size == 1) return ones_[word.codes[0]];
  if (word.size == 2) return pairs_[Pair(word)] || bare_ones_[word.codes[0]];
  return MayBe(word);
}

// Whether `word` may be a word of the query.
bool WordSieve::MayBe(const Beginning& word) const {
  if (bare_ones_[word.codes[0]]) return true;
  if (word.size < 2) return false;
  if (bare_pairs_[Pair(word)]) return true;
  if (word.size < 3) return false;
  return triples_[Triple(word)] || (word.capital && names_[word.codes[0]]);
}

WordSieve::Piece WordSieve::ReadPiece(std::string_view utf8, std::size_t begin) const {
  unsigned kinds = kPunctuation;
  Beginning word;
  std::size_t offset = begin;
  while (offset < utf8.size()) {
    const std::size_t at = offset;
    const Letter letter = ReadLetter(utf8, offset);
    if (letter.kind == kSpace) {
      offset = at;
      break;
    }
    kinds |= letter.kind;
    if (letter.code != 0) {
      if (word.size == 0) word.capital = letter.capital;
      if (word.size == word.codes.size()) continue;
      word.codes[word.size++] = letter.code;
      if (word.size == word.codes.size()) offset = SkipLetters(utf8, offset, letter.kind);
      continue;
    }
    if (!AreOfOneKind(kinds) || (word.size > 0 && MayStart(word))) {
      return {FindSpace(utf8, offset), true, true};
    }
    word.size = 0;
  }
  const bool may_be = !AreOfOneKind(kinds) || (word.size > 0 && MayBe(word));
  return {offset, kinds != kPunctuation, may_be};
}

std::vector<Span> WordSieve::Sift(std::string_view utf8) const {
  std::vector<Span> parts;
  std::size_t words_between = 0;
  for (std::size_t begin = 0; begin < utf8.size();) {
    const auto byte = static_cast<unsigned char>(utf8[begin]);
    if (byte < 0x80 && kAscii[byte].kind == kSpace) {
      ++begin;
      continue;
    }
    const Piece piece = ReadPiece(utf8, begin);
    if (!piece.is_candidate) {
      if (piece.has_words) ++words_between;
    } else {
      const auto end = static_cast<std::uint32_t>(piece.end);
      if (!parts.empty() && words_between <= reach_) {
        parts.back().end = end;
      } else {
        parts.push_back({static_cast<std::uint32_t>(begin), end});
      }
      words_between = 0;
    }
    begin = piece.end;
  }
  return parts;
}

}  // namespace dossier::search
