// A lexer that never fails and a recursive descent over its tokens:
//
//   query    := or
//   or       := and ( OR and )*
//   and      := sequence ( AND sequence )*
//   sequence := item+
//   item     := ( NOT | - )? ( field : )? ( word | phrase | "(" or ")" )
//
// A sequence is what the match mode decides on: all of its items, or any. "a AND b" asks for both
// whatever the mode. What cannot be meant is read in the way that loses least: a bracket without
// its twin is left out, an operator without a word beside it is a word ("AND" alone searches for
// "and").
#include "search/query_parser.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

#include "text/normalize.h"

namespace dossier::search {
namespace {

enum class LexKind { kWord, kPhrase, kOpen, kClose, kAnd, kOr, kNot, kMinus, kField, kEnd };

struct Lexeme {
  LexKind kind = LexKind::kEnd;
  Span span;
  std::string_view text;  // of words and phrases, without the quotation marks
  QueryField field = QueryField::kAny;
};

struct FieldName {
  std::string_view name;
  QueryField field;
};
constexpr std::array<FieldName, 10> kFieldNames = {{{"title", QueryField::kTitle},
                                                    {"заголовок", QueryField::kTitle},
                                                    {"person", QueryField::kPerson},
                                                    {"персона", QueryField::kPerson},
                                                    {"org", QueryField::kOrganization},
                                                    {"организация", QueryField::kOrganization},
                                                    {"source", QueryField::kSource},
                                                    {"источник", QueryField::kSource},
                                                    {"lang", QueryField::kLanguage},
                                                    {"язык", QueryField::kLanguage}}};

struct QuotePair {
  std::string_view open;
  std::string_view close;
};
constexpr std::array<QuotePair, 4> kQuotes = {{{"\"", "\""}, {"«", "»"}, {"“", "”"}, {"„", "“"}}};
// Marks that only ever end a phrase, met where none is open.
constexpr std::array<std::string_view, 2> kStrayCloses = {"»", "”"};

// Spaces of every kind that people paste.
std::size_t SpaceLength(std::string_view rest) {
  if (rest.empty()) return 0;
  if (rest.front() == ' ' || (rest.front() >= '\t' && rest.front() <= '\r')) return 1;
  if (rest.starts_with("\u00A0")) return 2;
  if (rest.starts_with("\u3000") || rest.starts_with("\u202F") || rest.starts_with("\u2009"))
    return 3;
  return 0;
}

LexKind WordKind(std::string_view word) {
  if (word == "AND" || word == "И") return LexKind::kAnd;
  if (word == "OR" || word == "ИЛИ") return LexKind::kOr;
  if (word == "NOT" || word == "НЕ") return LexKind::kNot;
  return LexKind::kWord;
}

class Lexer {
 public:
  Lexer(std::string_view text, std::vector<QueryWarning>& warnings)
      : text_(text), warnings_(warnings) {}

  std::vector<Lexeme> Run() {
    while (true) {
      while (const std::size_t length = SpaceLength(Rest())) at_ += length;
      if (at_ == text_.size()) break;
      if (!ReadPhrase() && !ReadSign()) ReadWord();
    }
    lexemes_.push_back({LexKind::kEnd, SpanFrom(at_), {}, QueryField::kAny});
    return std::move(lexemes_);
  }

 private:
  std::string_view Rest() const { return text_.substr(at_); }
  Span SpanFrom(std::size_t begin) const {
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at_)};
  }

  bool ReadPhrase() {
    for (const QuotePair& quote : kQuotes) {
      if (!Rest().starts_with(quote.open)) continue;
      const std::size_t begin = at_;
      const std::size_t inside = begin + quote.open.size();
      const std::size_t close = text_.find(quote.close, inside);
      if (close == std::string_view::npos) {
        at_ = inside;
        warnings_.push_back({"unbalanced-quote", SpanFrom(begin),
                             "a quotation mark without its twin was left out"});
        return true;
      }
      at_ = close + quote.close.size();
      lexemes_.push_back({LexKind::kPhrase, SpanFrom(begin), text_.substr(inside, close - inside),
                          QueryField::kAny});
      return true;
    }
    return SkipStrayClose();
  }

  bool SkipStrayClose() {
    for (const std::string_view close : kStrayCloses) {
      if (!Rest().starts_with(close)) continue;
      at_ += close.size();
      warnings_.push_back({"unbalanced-quote", SpanFrom(at_ - close.size()),
                           "a quotation mark without its twin was left out"});
      return true;
    }
    return false;
  }

  bool ReadSign() {
    const char c = text_[at_];
    const bool before_word = at_ + 1 < text_.size() && SpaceLength(text_.substr(at_ + 1)) == 0;
    if (c != '(' && c != ')' && !(c == '-' && before_word)) return false;
    const LexKind kind = c == '(' ? LexKind::kOpen : (c == ')' ? LexKind::kClose : LexKind::kMinus);
    ++at_;
    lexemes_.push_back({kind, SpanFrom(at_ - 1), text_.substr(at_ - 1, 1), QueryField::kAny});
    return true;
  }

  void ReadWord() {
    const std::size_t begin = at_;
    while (at_ < text_.size() && SpaceLength(Rest()) == 0 && !StartsBreak()) {
      if (text_[at_] == ':' && at_ > begin && ReadField(begin)) return;
      ++at_;
    }
    const std::string_view word = text_.substr(begin, at_ - begin);
    lexemes_.push_back({WordKind(word), SpanFrom(begin), word, QueryField::kAny});
  }

  bool StartsBreak() const {
    const std::string_view rest = Rest();
    if (rest.front() == '(' || rest.front() == ')' || rest.front() == '"') return true;
    return rest.starts_with("«") || rest.starts_with("»") || rest.starts_with("“") ||
           rest.starts_with("”") || rest.starts_with("„");
  }

  // "title:" before a word; any other word with a colon stays one word.
  bool ReadField(std::size_t begin) {
    if (at_ + 1 == text_.size() || SpaceLength(text_.substr(at_ + 1)) > 0) return false;
    const std::string name = text::FoldWord(text_.substr(begin, at_ - begin));
    for (const FieldName& known : kFieldNames) {
      if (name != known.name) continue;
      ++at_;
      lexemes_.push_back(
          {LexKind::kField, SpanFrom(begin), text_.substr(begin, at_ - begin), known.field});
      return true;
    }
    warnings_.push_back(
        {"unknown-field", SpanFrom(begin), "\"" + name + "\" is no field; it was read as a word"});
    return false;
  }

  std::string_view text_;
  std::vector<QueryWarning>& warnings_;
  std::vector<Lexeme> lexemes_;
  std::size_t at_ = 0;
};

class Parser {
 public:
  Parser(std::vector<Lexeme> lexemes, std::vector<QueryWarning>& warnings)
      : lexemes_(std::move(lexemes)), warnings_(warnings) {}

  Result<QueryNode> Run() {
    QueryNode root = ParseOr(0);
    while (!too_deep_ && Peek().kind != LexKind::kEnd) {
      // Only a bracket that nothing has opened stops the descent early.
      Warn("unbalanced-parenthesis", Take().span, "a bracket without its twin was left out");
      QueryNode more = ParseOr(0);
      if (more.kind != NodeKind::kNothing)
        root = Group(NodeKind::kSequence, std::move(root), std::move(more));
    }
    if (too_deep_) {
      return Fail(ErrorCode::kTooComplex,
                  "more than " + std::to_string(kMaxNesting) + " brackets inside each other");
    }
    if (words_ > kMaxQueryWords) {
      return Fail(ErrorCode::kTooComplex, std::to_string(words_) + " words, at most " +
                                              std::to_string(kMaxQueryWords) + " are searched");
    }
    return root;
  }

 private:
  const Lexeme& Peek() const { return lexemes_[at_]; }
  const Lexeme& Take() { return lexemes_[at_++]; }

  void Warn(std::string code, Span span, std::string detail) {
    warnings_.push_back({std::move(code), span, std::move(detail)});
  }

  static QueryNode Group(NodeKind kind, QueryNode left, QueryNode right) {
    if (left.kind == NodeKind::kNothing) return right;
    if (right.kind == NodeKind::kNothing) return left;
    if (left.kind != kind) {
      QueryNode group{.kind = kind, .field = {}, .text = {}, .span = left.span, .children = {}};
      group.children.push_back(std::move(left));
      left = std::move(group);
    }
    left.span.end = right.span.end;
    left.children.push_back(std::move(right));
    return left;
  }

  QueryNode ParseOr(std::size_t depth) {
    QueryNode node = ParseAnd(depth);
    while (Peek().kind == LexKind::kOr) {
      const Lexeme sign = Take();
      QueryNode right = ParseAnd(depth);
      node = Join(NodeKind::kOr, sign, std::move(node), std::move(right));
    }
    return node;
  }

  QueryNode ParseAnd(std::size_t depth) {
    QueryNode node = ParseSequence(depth);
    while (Peek().kind == LexKind::kAnd) {
      const Lexeme sign = Take();
      QueryNode right = ParseSequence(depth);
      node = Join(NodeKind::kAnd, sign, std::move(node), std::move(right));
    }
    return node;
  }

  // An operator that lacks one of its sides is a word beside the other.
  QueryNode Join(NodeKind kind, const Lexeme& sign, QueryNode left, QueryNode right) {
    if (left.kind != NodeKind::kNothing && right.kind != NodeKind::kNothing) {
      return Group(kind, std::move(left), std::move(right));
    }
    Warn("stray-operator", sign.span, "\"" + std::string(sign.text) + "\" was read as a word");
    QueryNode word = Word(sign, NodeKind::kWord, QueryField::kAny);
    left = Group(NodeKind::kSequence, std::move(left), std::move(word));
    return Group(NodeKind::kSequence, std::move(left), std::move(right));
  }

  QueryNode Word(const Lexeme& lexeme, NodeKind kind, QueryField field) {
    words_ += CountWords(lexeme.text);
    return {.kind = kind,
            .field = field,
            .text = std::string(lexeme.text),
            .span = lexeme.span,
            .children = {}};
  }

  // Between spaces; a phrase has several, and an empty one counts, too.
  static std::size_t CountWords(std::string_view text) {
    std::size_t words = 0;
    bool inside = false;
    while (!text.empty()) {
      const std::size_t space = SpaceLength(text);
      if (space == 0 && !inside) ++words;
      inside = space == 0;
      text.remove_prefix(std::max<std::size_t>(space, 1));
    }
    return std::max<std::size_t>(words, 1);
  }

  bool EndsSequence() const {
    const LexKind kind = Peek().kind;
    return kind == LexKind::kEnd || kind == LexKind::kClose || kind == LexKind::kAnd ||
           kind == LexKind::kOr;
  }

  // One item stands for itself; several, or one that only leaves out, make a sequence.
  QueryNode ParseSequence(std::size_t depth) {
    QueryNode sequence{
        .kind = NodeKind::kSequence, .field = {}, .text = {}, .span = Peek().span, .children = {}};
    while (!too_deep_ && !EndsSequence()) {
      QueryNode item = ParseItem(depth);
      if (item.kind == NodeKind::kNothing) continue;
      sequence.span.end = item.span.end;
      sequence.children.push_back(std::move(item));
    }
    if (sequence.children.empty()) return {};
    if (sequence.children.size() == 1 && sequence.children.front().kind != NodeKind::kNot) {
      return QueryNode(std::move(sequence.children.front()));
    }
    return sequence;
  }

  QueryNode ParseItem(std::size_t depth) {
    const Lexeme lexeme = Take();
    switch (lexeme.kind) {
      case LexKind::kNot:
      case LexKind::kMinus:
        return ParseNot(lexeme, depth);
      case LexKind::kField:
        return ParseField(lexeme, depth);
      case LexKind::kOpen:
        return ParseGroup(lexeme, depth);
      case LexKind::kPhrase:
        return Word(lexeme, NodeKind::kPhrase, QueryField::kAny);
      default:
        return Word(lexeme, NodeKind::kWord, QueryField::kAny);
    }
  }

  bool StartsItem() const {
    const LexKind kind = Peek().kind;
    return kind == LexKind::kWord || kind == LexKind::kPhrase || kind == LexKind::kField ||
           kind == LexKind::kOpen;
  }

  QueryNode ParseNot(const Lexeme& sign, std::size_t depth) {
    if (!StartsItem()) {
      Warn("stray-operator", sign.span, "\"" + std::string(sign.text) + "\" has no word behind it");
      return sign.kind == LexKind::kNot ? Word(sign, NodeKind::kWord, QueryField::kAny)
                                        : QueryNode();
    }
    QueryNode child = ParseItem(depth);
    if (child.kind == NodeKind::kNothing) return child;
    QueryNode node{.kind = NodeKind::kNot,
                   .field = {},
                   .text = {},
                   .span = {sign.span.begin, child.span.end},
                   .children = {}};
    node.children.push_back(std::move(child));
    return node;
  }

  QueryNode ParseField(const Lexeme& field, std::size_t depth) {
    if (Peek().kind == LexKind::kOpen) {
      const Lexeme open = Take();
      QueryNode group = ParseGroup(open, depth);
      SetField(group, field.field);
      group.span.begin = field.span.begin;
      return group;
    }
    if (Peek().kind != LexKind::kWord && Peek().kind != LexKind::kPhrase) {
      Warn("stray-operator", field.span,
           "\"" + std::string(field.text) + "\" has no word behind it");
      return ParseItemOrNothing(depth);
    }
    const Lexeme value = Take();
    QueryNode node = Word(
        value, value.kind == LexKind::kPhrase ? NodeKind::kPhrase : NodeKind::kWord, field.field);
    node.span.begin = field.span.begin;
    return node;
  }

  // A field in front of a bracket holds for every word inside that names none itself.
  static void SetField(QueryNode& node, QueryField field) {
    const bool is_leaf = node.kind == NodeKind::kWord || node.kind == NodeKind::kPhrase;
    if (is_leaf && node.field == QueryField::kAny) node.field = field;
    for (QueryNode& child : node.children) SetField(child, field);
  }

  QueryNode ParseItemOrNothing(std::size_t depth) {
    return StartsItem() ? ParseItem(depth) : QueryNode();
  }

  QueryNode ParseGroup(const Lexeme& open, std::size_t depth) {
    if (depth == kMaxNesting) {
      too_deep_ = true;
      return {};
    }
    QueryNode node = ParseOr(depth + 1);
    if (Peek().kind == LexKind::kClose) {
      node.span = {open.span.begin, Take().span.end};
    } else if (!too_deep_) {
      Warn("unbalanced-parenthesis", open.span, "a bracket without its twin was left out");
    }
    return node;
  }

  std::vector<Lexeme> lexemes_;
  std::vector<QueryWarning>& warnings_;
  std::size_t at_ = 0;
  std::size_t words_ = 0;
  bool too_deep_ = false;
};

}  // namespace

Result<ParsedQuery> ParseQuery(std::string_view text) {
  ParsedQuery parsed;
  std::vector<Lexeme> lexemes = Lexer(text, parsed.warnings).Run();
  auto root = Parser(std::move(lexemes), parsed.warnings).Run();
  if (!root) return tl::unexpected(root.error());
  parsed.root = std::move(*root);
  return parsed;
}

}  // namespace dossier::search
