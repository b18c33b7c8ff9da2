// A text as the recognisers see it: its words, how each is written and what stands between them.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "entities/word_classes.h"
#include "text/token.h"

namespace dossier::entities {

enum class Shape : std::uint8_t {
  kSmall,
  kCapital,      // Лавров
  kAllCapitals,  // ООН, two letters at least
  kLetter,       // a single capital letter: an initial, or a word such as «Я»
  kMixed,        // МИДа, McDonald, iPhone
  kNumber,       // anything with a digit in front, and other scripts
};

// What stands between a word and the one in front of it.
enum class Gap : std::uint8_t {
  kStart,    // nothing: it is the first
  kSpace,    // spaces, or one line break
  kGlued,    // nothing at all
  kHyphen,   // a hyphen without spaces
  kInitial,  // the full stop of an initial or an abbreviation: «С. Лавров», "Dr. Smith"
  kApostrophe,
  kComma,
  kQuote,  // a quotation mark, with or without a space
  kBracket,
  kAmpersand,
  kMark,       // a dash, a colon, a semicolon, a slash …
  kSentence,   // the end of a sentence
  kParagraph,  // a blank line
};

struct Word {
  std::uint32_t first_token = 0;  // of the word and its variants
  std::uint32_t end_token = 0;
  Span span;
  Shape shape = Shape::kSmall;
  Gap gap = Gap::kStart;
  bool quote_opens = false;   // an opening quotation mark stands in front
  bool quote_closes = false;  // a closing one stands behind
  bool starts_sentence = false;
  bool also_small = false;    // its stem stands small elsewhere in the text
  bool also_capital = false;  // and with a capital in the middle of a sentence
  bool is_ticker = false;     // <MCIT.T>, a company as the exchange lists it
  bool is_titled = false;     // a headline in title case, whose capitals say little
  bool is_shouted = false;    // its line is all of capitals, which so say nothing
  text::Script script = text::Script::kOther;
  WordClassSet classes = 0;
  // The word in front of the quotation that this word stands in, or of the list of quotations;
  // kNoLead outside quotations.
  std::uint32_t lead = kNoLead;

  static constexpr std::uint32_t kNoLead = UINT32_MAX;
  bool Is(WordClassSet any) const { return (classes & any) != 0; }
  // A capital at its start that may tell a name: not that of a shouted line.
  bool HasCapital() const { return shape != Shape::kSmall && shape != Shape::kNumber; }
};

// `tokens` are those of `utf8`, with their stems; both must outlive the words.
class Words {
 public:
  Words(std::string_view utf8, const std::vector<text::Token>& tokens, const WordClasses& classes);

  std::size_t size() const { return words_.size(); }
  const Word& operator[](std::size_t i) const { return words_[i]; }
  std::string_view Written(std::size_t i) const { return words_[i].span.In(utf8_); }
  std::string_view Term(std::size_t i) const { return tokens_[words_[i].first_token].term; }
  std::string_view Stem(std::size_t i) const { return tokens_[words_[i].first_token].stem; }
  std::string_view utf8() const { return utf8_; }

  // The index of the first word that begins at or behind `byte`; size() where there is none.
  std::size_t At(std::uint32_t byte) const;

  // True where the word may go on a name that the word in front of it belongs to.
  bool IsJoined(std::size_t i) const {
    const Gap gap = words_[i].gap;
    return gap == Gap::kSpace || gap == Gap::kHyphen || gap == Gap::kInitial ||
           gap == Gap::kGlued || gap == Gap::kApostrophe;
  }

  Span SpanOf(std::size_t begin, std::size_t end) const {
    return {words_[begin].span.begin, words_[end - 1].span.end};
  }

 private:
  void CompareShapes();
  void FindLeads();
  std::uint32_t LeadBefore(std::uint32_t i) const;

  std::string_view utf8_;
  const std::vector<text::Token>& tokens_;
  std::vector<Word> words_;
};

}  // namespace dossier::entities
