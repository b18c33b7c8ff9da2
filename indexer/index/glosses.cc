// A definition of Mueller's dictionary is one text with marks in it:
//
//   plant
//      [plɑ:nt]
//      1. _n.
//         1) растение; in plant растущее
//         2) завод (чего-л.), фабрика
//      2. _v. сажать
//
// "1." opens a part of speech (_I a homonym), "1)" a sense, «а)» a shade of one; words with a low
// line are labels. What stands in parentheses, brackets and braces explains, and goes first. A
// sense is glosses with , and ; between them until the first English word that is no reference:
// with it begin the examples, each an English phrase and its translation, and from there to the
// next sense no Russian word translates the headword («растущее» above). Shades of an example («а)»
// after an English phrase) are of the example.
//
// Commas part glosses, and an explanation from its clause («строй, при котором …»), which is none.
//
// The other dictionaries of FreeDict are a simple case of the same form.
#include "index/glosses.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <utility>

#include "text/code_points.h"
#include "text/utf8.h"

namespace dossier::index {
namespace {

// The longest definitions have some two hundred.
constexpr std::size_t kMaxGlosses = 1000;

// Labels of words that today's news does not use.
constexpr std::array<std::string_view, 16> kRareLabels = {
    "австрал", "груб", "детск", "диал", "жарг", "инд",  "ирл",  "поэт",
    "презр",   "редк", "сев",   "тлв",  "уст",  "шотл", "шутл", "ю-афр",
};
static_assert(std::ranges::is_sorted(kRareLabels));

// Labels of past tenses and participles.
constexpr std::array<std::string_view, 3> kVerbForms = {"p", "p-p", "pres-p"};

bool IsSpace(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

// The definition without its first line, its line breaks and whatever stands in brackets. A line
// that ends in a hyphen ends within a word, whose hyphen it is: «северо-» «восток».
std::string JoinLines(std::string_view definition) {
  const std::size_t first_end = std::min(definition.find('\n'), definition.size());
  definition.remove_prefix(first_end);
  std::string joined;
  std::string open;  // the closing brackets that are awaited
  for (std::size_t i = 0; i < definition.size(); ++i) {
    const char c = definition[i];
    if (!open.empty() && c == open.back()) {
      open.pop_back();
    } else if (c == '(' || c == '[' || c == '{') {
      open += c == '(' ? ')' : c == '[' ? ']' : '}';
    } else if (!open.empty()) {
      continue;
    } else if (IsSpace(c)) {
      const bool within_word = c == '\n' && joined.size() > 1 && joined.back() == '-' &&
                               joined[joined.size() - 2] != ' ';
      if (within_word) {
        while (i + 1 < definition.size() && IsSpace(definition[i + 1])) ++i;
      } else if (!joined.empty() && joined.back() != ' ') {
        joined += ' ';
      }
    } else {
      joined += c;
    }
  }
  return joined;
}

struct Symbol {
  enum class Kind { kWord, kGroup, kSense, kShade, kLabel, kComma, kSemicolon, kReference };
  Kind kind = Kind::kWord;
  std::string_view text;
  text::Script script = text::Script::kOther;  // of a word's first letter
  bool abbreviated = false;                    // a word with a full stop
};

bool IsWordCharacter(char32_t c) {
  return text::IsLetterOrDigit(c) || text::IsMark(c) || c == U'-' || c == U'\'' || c == U'’';
}

// Cuts a joined definition into symbols.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  std::optional<Symbol> Next() {
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == '_') return Label();
      if (c == '/') {
        SkipPronunciation();
      } else if (c == ',') {
        return Single(Symbol::Kind::kComma);
      } else if (c == ';') {
        return Single(Symbol::Kind::kSemicolon);
      } else if (c == '=') {
        return Single(Symbol::Kind::kReference);
      } else if (auto word = Word()) {
        return word;
      }
    }
    return std::nullopt;
  }

 private:
  Symbol Single(Symbol::Kind kind) { return {kind, text_.substr(at_++, 1), {}, false}; }

  Symbol Label() {
    const std::size_t begin = ++at_;
    at_ = std::min(text_.find_first_of(" ,;.)", begin), text_.size());
    const std::string_view name = text_.substr(begin, at_ - begin);
    const bool homonym = !name.empty() && name.find_first_not_of("IVX") == name.npos;
    return {homonym ? Symbol::Kind::kGroup : Symbol::Kind::kLabel, name, {}, false};
  }

  // FreeDict writes the pronunciation so: "army /ɑːmiː/".
  void SkipPronunciation() {
    const std::size_t end = text_.find('/', at_ + 1);
    const std::size_t space = text_.find(' ', at_ + 1);
    at_ = end < space ? end + 1 : at_ + 1;
  }

  // A word, or the mark of a group, sense or shade; nothing where the next character is of none.
  std::optional<Symbol> Word() {
    const std::size_t begin = at_;
    std::size_t end = begin;
    char32_t first = 0;
    std::size_t characters = 0;
    bool digits = true;
    for (std::size_t next = begin; next < text_.size(); end = next, ++characters) {
      const char32_t c = text::NextCodePoint(text_, next);
      if (!IsWordCharacter(c)) break;
      if (first == 0) first = c;
      digits = digits && c >= U'0' && c <= U'9';
    }
    if (characters == 0) {
      text::NextCodePoint(text_, at_);
      return std::nullopt;
    }
    at_ = end;
    const std::string_view word = text_.substr(begin, end - begin);
    const char after = end < text_.size() ? text_[end] : ' ';
    const text::Script script = text::ScriptOfLetter(first);
    if (after == ')' && (digits || (characters == 1 && script == text::Script::kCyrillic))) {
      ++at_;
      return Symbol{digits ? Symbol::Kind::kSense : Symbol::Kind::kShade, word, {}, false};
    }
    if (after == '.' && digits && (end + 1 == text_.size() || text_[end + 1] == ' ')) {
      ++at_;
      return Symbol{Symbol::Kind::kGroup, word, {}, false};
    }
    if (after == '.' && word == "см") return Symbol{Symbol::Kind::kReference, word, {}, false};
    return Symbol{Symbol::Kind::kWord, word, script, after == '.'};
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

void AppendWord(std::string& words, std::string_view word) {
  if (!words.empty()) words += ' ';
  words += word;
}

// «строй, при котором …», «предмет, состоящий из трёх»: together no gloss but an explanation.
bool ExplainsTheLast(std::string_view gloss) {
  const std::size_t first_end = gloss.find(' ');
  if (first_end == gloss.npos) return false;
  const std::string_view first = gloss.substr(0, first_end);
  for (const std::string_view ending : {"щий", "щая", "щее", "щие", "вший", "вшая", "вшее"}) {
    if (first.ends_with(ending)) return true;
  }
  return first.starts_with("котор") || gloss.substr(first_end + 1).starts_with("котор");
}

class Parser {
 public:
  explicit Parser(std::string_view headword) : headword_(headword) {}

  void Read(const Symbol& symbol) {
    using Kind = Symbol::Kind;
    const bool was_label = std::exchange(after_label_, false);
    if (!was_label) verb_form_ = false;
    switch (symbol.kind) {
      case Kind::kGroup:
      case Kind::kSense:
        EndSegment();
        in_examples_ = rare_ = false;
        new_sense_ = true;
        new_group_ = new_group_ || symbol.kind == Kind::kGroup;
        break;
      case Kind::kShade:
      case Kind::kSemicolon:
        EndSegment();
        break;
      case Kind::kComma:
        EndGloss();
        break;
      case Kind::kReference:
        EndGloss();
        reference_ = Reference();
        break;
      case Kind::kLabel:
        EndReference();
        after_label_ = true;
        if (std::ranges::find(kVerbForms, symbol.text) != kVerbForms.end()) verb_form_ = true;
        if (std::ranges::binary_search(kRareLabels, symbol.text)) rare_ = true;
        break;
      case Kind::kWord:
        ReadWord(symbol, was_label);
        break;
    }
  }

  Definition Finish() {
    EndSegment();
    return std::move(definition_);
  }

 private:
  void ReadWord(const Symbol& word, bool was_label) {
    if (word.script == text::Script::kLatin) return ReadEnglish(word);
    EndReference();
    if (word.script != text::Script::kCyrillic) return;
    if (was_label && word.text == "и") {  // «_p. и _p-p. от win»
      after_label_ = true;
      return;
    }
    if (was_label && word.text == "от") {
      reference_ = Reference{{}, verb_form_};
      return;
    }
    if (word.text == "или") return EndGloss();
    if (word.abbreviated) return;  // «и т. п.», «что-л.»
    AppendWord(russian_, word.text);
  }

  void ReadEnglish(const Symbol& word) {
    if (reference_ && russian_.empty()) {
      const bool homonym = word.text.find_first_not_of("IVX") == word.text.npos;
      if (!homonym || reference_->headword.empty()) AppendWord(reference_->headword, word.text);
      return;
    }
    if (!russian_.empty()) EndSegment();
    in_examples_ = true;
    // "P. Minister" below "prime".
    const bool initial = word.abbreviated && word.text.size() == 1 && !headword_.empty() &&
                         (word.text.front() | 0x20) == (headword_.front() | 0x20);
    AppendWord(english_, initial ? headword_ : word.text);
  }

  void EndReference() {
    if (reference_ && !reference_->headword.empty() &&
        definition_.references.size() < kMaxGlosses) {
      definition_.references.push_back(std::move(*reference_));
    }
    reference_.reset();
  }

  void EndGloss() {
    EndReference();
    if (russian_.empty()) {
      english_.clear();  // the first of two phrases with one translation
      return;
    }
    if (!in_examples_) {
      AddGloss();
    } else if (!english_.empty() && definition_.phrases.size() < kMaxGlosses) {
      definition_.phrases.push_back({english_, russian_});
    }
    russian_.clear();
  }

  void EndSegment() {
    EndGloss();
    english_.clear();
    after_comma_ = false;
  }

  void AddGloss() {
    if (definition_.glosses.size() >= kMaxGlosses) return;
    if (ExplainsTheLast(russian_)) {
      if (next_.place > 0 && !new_sense_ && !new_group_ && after_comma_) {
        definition_.glosses.pop_back();
        --next_.place;
      }
      return;
    }
    after_comma_ = true;
    if (definition_.glosses.empty()) {
      new_group_ = new_sense_ = false;
    } else if (new_group_) {
      next_ = {{}, next_.group + 1, 0, 0, false};
    } else if (new_sense_) {
      next_ = {{}, next_.group, next_.sense + 1, 0, false};
    }
    new_group_ = new_sense_ = false;
    definition_.glosses.push_back({russian_, next_.group, next_.sense, next_.place++, rare_});
  }

  std::string_view headword_;
  Definition definition_;
  Gloss next_;  // the place of the next gloss
  bool new_group_ = false;
  bool new_sense_ = false;
  bool after_comma_ = false;  // the last gloss stands in the same segment
  bool in_examples_ = false;
  bool rare_ = false;
  bool after_label_ = false;
  bool verb_form_ = false;  // the labels just read have told of one
  std::optional<Reference> reference_;
  std::string english_;
  std::string russian_;
};

}  // namespace

Definition ParseDefinition(std::string_view headword, std::string_view definition) {
  const std::string joined = JoinLines(definition);
  Scanner scanner(joined);
  Parser parser(headword);
  while (const auto symbol = scanner.Next()) parser.Read(*symbol);
  return parser.Finish();
}

}  // namespace dossier::index
