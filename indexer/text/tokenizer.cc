// ICU finds the limits of words (UAX #29); what a word between two limits is indexed as,
// word_parts.cc knows. Left for this file is what only two neighbouring words tell together, and
// each word is looked at with the one in front of it:
//
//   С-400         two words, and the joined с400 at the position of the first
//   C-400         the same with a Latin C; it looks like Cyrillic, so с400 stands there as well as
//   c400 AT&T          two words, and at&t at the position of the first info@mid.ru   one word
//   U.S.'s        the s is no word
//
// The cost is one pass of ICU's (70 MB/s of English news on a core of 2.6 GHz) and a table lookup
// for each letter. tests/text/tokens.tsv holds the cases.
#include "text/tokenizer.h"

#include <unicode/brkiter.h>
#include <unicode/locid.h>
#include <unicode/ubrk.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <utility>

#include "text/code_points.h"
#include "text/icu_text.h"
#include "text/lookalikes.h"
#include "text/normalize.h"
#include "text/utf8.h"
#include "text/word_parts.h"

namespace dossier::text {
namespace {

// ICU counts the bytes of a text in 31 bits.
constexpr std::size_t kMaxPieceBytes = std::size_t{1} << 30U;

// Hyphens, and the en dash that is typed for one.
constexpr std::array<std::string_view, 4> kHyphens = {"-", "\u2010", "\u2011", "\u2013"};

// The longest mark of a thing that its number is joined to: G-20, Су-35, МиГ-29, but not COVID-19.
constexpr std::size_t kMaxMarkLetters = 3;

bool IsHyphen(std::string_view text) { return std::ranges::find(kHyphens, text) != kHyphens.end(); }

bool IsApostrophe(std::string_view text) { return text == "'" || text == "\u2019"; }

bool HasLettersOnly(std::string_view term) {
  for (std::size_t offset = 0; offset < term.size();) {
    if (!IsLetter(NextCodePoint(term, offset))) return false;
  }
  return true;
}

bool IsMark(const Token& token) {
  return token.script != Script::kOther && CountCodePoints(token.term) <= kMaxMarkLetters &&
         HasLettersOnly(token.term);
}

// 400, 35с: a number as it stands in the name of a thing.
bool IsPlainNumber(std::string_view term) {
  return IsAsciiDigit(term.front()) && term.find_first_of(".,") == std::string_view::npos;
}

// Turns the words of one text into its tokens, one after the other.
class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) { tokens_.reserve(text.size() / 8); }

  void Read(Span word);
  std::vector<Token> Take() { return std::move(tokens_); }

 private:
  // The last word that gave tokens; they are the last of `tokens_`.
  struct Word {
    Span span;
    std::size_t first_token = 0;
    bool acronym = false;
  };

  bool IsPossessiveOfAcronym(Span word) const;
  void ReadPlain(Span word);
  void ReadParts(Span word);
  void JoinToPrevious(Span word, std::string_view term);

  void AddWord(Span span, std::string term, Script script);
  void AddVariant(Span span, std::string term, Script script);

  // What stands between the last word and `word`; nothing where there is no last word.
  std::string_view Between(Span word) const {
    if (tokens_.empty()) return {};
    return text_.substr(previous_.span.end, word.begin - previous_.span.end);
  }

  std::string_view text_;
  std::vector<Token> tokens_;
  Word previous_;
  std::uint32_t next_position_ = 0;
};

void Reader::Read(Span word) {
  if (IsPossessiveOfAcronym(word)) return;
  if (IsPlainWord(word.In(text_))) return ReadPlain(word);
  ReadParts(word);
}

bool Reader::IsPossessiveOfAcronym(Span word) const {
  const std::string_view raw = word.In(text_);
  return previous_.acronym && (raw == "s" || raw == "S") && IsApostrophe(Between(word));
}

void Reader::ReadPlain(Span word) {
  FoldedWord folded = FoldWordAndScript(word.In(text_));
  JoinToPrevious(word, folded.term);
  previous_ = {word, tokens_.size(), false};
  AddWord(word, std::move(folded.term), folded.script);
}

void Reader::ReadParts(Span word) {
  std::vector<WordPart> parts = SplitWord(word.In(text_));
  if (parts.empty()) return;
  JoinToPrevious(word, parts.front().term);
  previous_ = {word, tokens_.size(), parts.back().acronym};
  for (WordPart& part : parts) {
    Span span{word.begin + part.span.begin, word.begin + part.span.end};
    const bool dot_follows = span.end < text_.size() && text_[span.end] == '.';
    if (part.acronym && dot_follows) {
      ++span.end;
      previous_.span.end = std::max(previous_.span.end, span.end);
    }
    AddWord(span, std::move(part.term), part.script);
    for (std::string& variant : part.variants) AddVariant(span, std::move(variant), part.script);
  }
}

// Adds to the position of the last word what it gives together with `word`, whose first term is
// `term`.
void Reader::JoinToPrevious(Span word, std::string_view term) {
  const std::string_view between = Between(word);
  if (between.empty() || tokens_[previous_.first_token].position != tokens_.back().position) return;
  const Token& previous = tokens_[previous_.first_token];
  const Span span{previous.span.begin, word.end};
  const Script script = previous.script;
  if (between == "&") {
    AddVariant(span, previous.term + '&' + std::string(term), script);
  } else if (IsHyphen(between) && IsMark(previous) && IsPlainNumber(term)) {
    std::string joined = previous.term + std::string(term);
    const auto twin = CyrillicTwin(joined);
    AddVariant(span, std::move(joined), script);
    if (twin) AddVariant(span, *twin, Script::kCyrillic);
  }
}

void Reader::AddWord(Span span, std::string term, Script script) {
  tokens_.push_back({span, next_position_++, script, false, std::move(term), {}, {}});
}

void Reader::AddVariant(Span span, std::string term, Script script) {
  term.resize(CutTerm(term).size());
  tokens_.push_back({span, next_position_ - 1, script, true, std::move(term), {}, {}});
}

// The end of the piece of `text` that begins at `begin` and is short enough for ICU: at a space
// where there is one.
std::size_t FindPieceEnd(std::string_view text, std::size_t begin) {
  if (text.size() - begin <= kMaxPieceBytes) return text.size();
  const std::size_t space = text.find_last_of(" \n", begin + kMaxPieceBytes - 1);
  if (space != std::string_view::npos && space > begin) return space;
  return begin + TakeCodePoints(text.substr(begin), kMaxPieceBytes / 4).size();
}

// ICU 72 says of a word that ends in a low line and a format character that it is none.
bool MayHideAWord(std::string_view text) {
  return text.size() > 1 && text.find('_') != std::string_view::npos;
}

}  // namespace

struct Tokenizer::Icu {
  Icu() {
    UErrorCode status = U_ZERO_ERROR;
    words.reset(icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
    if (U_FAILURE(status) != 0) throw std::runtime_error("ICU has no data to find words with");
  }

  std::unique_ptr<icu::BreakIterator> words;
};

Tokenizer::Tokenizer() : icu_(std::make_unique<Icu>()) {}
Tokenizer::~Tokenizer() = default;
Tokenizer::Tokenizer(Tokenizer&&) noexcept = default;
Tokenizer& Tokenizer::operator=(Tokenizer&&) noexcept = default;

std::vector<Token> Tokenizer::Tokenize(std::string_view utf8) {
  Reader reader(utf8);
  icu::BreakIterator& words = *icu_->words;
  for (std::size_t begin = 0; begin < utf8.size();) {
    const std::size_t end = FindPieceEnd(utf8, begin);
    IcuText piece(utf8.substr(begin, end - begin));
    UErrorCode status = U_ZERO_ERROR;
    words.setText(piece.get(), status);
    const auto limit = [begin](std::int32_t offset) {
      return static_cast<std::uint32_t>(begin) + static_cast<std::uint32_t>(offset);
    };
    std::int32_t last = words.first();
    for (std::int32_t next = words.next(); next != icu::BreakIterator::DONE; next = words.next()) {
      const Span word{limit(last), limit(next)};
      if (words.getRuleStatus() >= UBRK_WORD_NONE_LIMIT || MayHideAWord(word.In(utf8))) {
        reader.Read(word);
      }
      last = next;
    }
    begin = end;
  }
  return reader.Take();
}

}  // namespace dossier::text
