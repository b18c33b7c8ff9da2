// A lexer that never fails (query_lexer.h) and a recursive descent over its lexemes:
//
//   query    := or
//   or       := and ( OR and )*
//   and      := sequence ( AND sequence )*
//   sequence := term+
//   term     := ( NOT | - )? near
//   near     := item ( NEAR item )*
//   item     := ( field : )? ( =? word | =? phrase | "(" or ")" )
//
// A sequence is what the match mode decides on: all of its terms, or any. "a AND b" asks for both
// whatever the mode. NEAR binds most closely, so "NOT a NEAR/5 b" leaves out where they stand
// together.
//
//   title:(grain OR зерно) -санкц* date:2025-10..
//     (SEQ (OR title:grain title:зерно) (NOT санкц*) date:2025-10..)
//   a NEAR/5 b NEAR/9 c      (NEAR/9 a b c)
//
// What cannot be meant is read in the way that loses least, with a warning: a bracket without its
// twin is left out, an operator without a word beside it is a word, and
//
//   AND                      AND, a word
//   a NEAR/5 "b c"           (AND a "b c"), since only words have a distance
//   ab*                      ab, since two letters would stand for half of the index
//   date:2025-02-30          no reading at all: a fault
//
// The descent is as deep as the brackets. Those deeper than the cap are taken out beforehand, so
// that it ends safely and the other faults of the query are still found. One pass over the lexemes.
//
// Tested by tests/search/query_parser_test.cc and tests/fuzz/queries_fuzzer.cc.
#include "search/query_parser.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "search/query_caps.h"
#include "search/query_leaf.h"
#include "search/query_lexer.h"

namespace dossier::search {
namespace {

bool StartsItem(LexKind kind) {
  return kind == LexKind::kWord || kind == LexKind::kPhrase || kind == LexKind::kField ||
         kind == LexKind::kExact || kind == LexKind::kOpen;
}

bool IsNegation(LexKind kind) { return kind == LexKind::kNot || kind == LexKind::kMinus; }

QueryNode Parent(NodeKind kind, QueryNode child) {
  QueryNode node;
  node.kind = kind;
  node.span = child.span;
  node.children.push_back(std::move(child));
  return node;
}

void Append(QueryNode& parent, QueryNode child) {
  parent.span.end = child.span.end;
  parent.children.push_back(std::move(child));
}

QueryNode Group(NodeKind kind, QueryNode left, QueryNode right) {
  if (left.kind == NodeKind::kNothing) return right;
  if (right.kind == NodeKind::kNothing) return left;
  if (left.kind != kind) left = Parent(kind, std::move(left));
  Append(left, std::move(right));
  return left;
}

QueryNode Negation(const Lexeme& sign, QueryNode child) {
  if (child.kind == NodeKind::kNothing) return child;
  QueryNode node = Parent(NodeKind::kNot, std::move(child));
  node.span.begin = sign.span.begin;
  return node;
}

// A word that NEAR can count from.
bool IsPlainWord(const QueryNode& node) {
  return node.kind == NodeKind::kWord && node.form == WordForm::kAny &&
         (node.field == QueryField::kAny || node.field == QueryField::kTitle ||
          node.field == QueryField::kLead);
}

class Parser {
 public:
  explicit Parser(std::string_view query) : query_(query), leaves_(query, parsed_) {
    LexedQuery lexed = LexQuery(query);
    lexemes_ = std::move(lexed.lexemes);
    parsed_.warnings = std::move(lexed.warnings);
  }

  ParsedQuery Run() {
    DropDeepBrackets();
    parsed_.root = ParseOr();
    while (Peek().kind != LexKind::kEnd) {
      // Only a bracket that nothing has opened stops the descent early.
      Warn("unbalanced-parenthesis", Take().span, "a bracket without its twin was left out");
      parsed_.root = Group(NodeKind::kSequence, std::move(parsed_.root), ParseOr());
    }
    leaves_.ReportTotals();
    std::ranges::stable_sort(parsed_.warnings, {}, [](const auto& w) { return w.span.begin; });
    std::ranges::stable_sort(parsed_.faults, {}, [](const auto& f) { return f.span.begin; });
    return std::move(parsed_);
  }

 private:
  const Lexeme& Peek() const { return lexemes_[at_]; }
  const Lexeme& Take() { return lexemes_[at_++]; }

  void Warn(std::string code, Span span, std::string detail) {
    parsed_.warnings.push_back({std::move(code), span, std::move(detail)});
  }

  void WarnLeftOut(Span sign) {
    Warn("stray-operator", sign,
         Quote(sign.In(query_)) + " has no word behind it and was left out");
  }

  QueryNode StrayWord(const Lexeme& sign) {
    Warn("stray-operator", sign.span, Quote(sign.text) + " was read as a word");
    return leaves_.Read(sign, field_, WordForm::kAny);
  }

  void DropDeepBrackets() {
    std::size_t depth = 0;
    std::size_t deepest = 0;
    std::optional<Span> over;
    std::vector<Lexeme> kept;
    kept.reserve(lexemes_.size());
    for (const Lexeme& lexeme : lexemes_) {
      bool is_deep = false;
      if (lexeme.kind == LexKind::kOpen) {
        is_deep = ++depth > kMaxNesting;
        deepest = std::max(deepest, depth);
      } else if (lexeme.kind == LexKind::kClose && depth > 0) {
        is_deep = depth-- > kMaxNesting;
      }
      if (!is_deep) kept.push_back(lexeme);
      if (is_deep && !over) over = lexeme.span;
    }
    lexemes_ = std::move(kept);
    if (over)
      parsed_.faults.push_back(
          OverCap(*over, std::to_string(deepest) + " brackets inside each other are", kMaxNesting));
  }

  QueryNode ParseOr() {
    QueryNode node = ParseAnd();
    while (Peek().kind == LexKind::kOr) {
      const Lexeme& sign = Take();
      node = Join(NodeKind::kOr, sign, std::move(node), ParseAnd());
    }
    return node;
  }

  QueryNode ParseAnd() {
    QueryNode node = ParseSequence();
    while (Peek().kind == LexKind::kAnd) {
      const Lexeme& sign = Take();
      node = Join(NodeKind::kAnd, sign, std::move(node), ParseSequence());
    }
    return node;
  }

  // An operator that lacks one of its sides is a word beside the other.
  QueryNode Join(NodeKind kind, const Lexeme& sign, QueryNode left, QueryNode right) {
    if (left.kind != NodeKind::kNothing && right.kind != NodeKind::kNothing) {
      return Group(kind, std::move(left), std::move(right));
    }
    left = Group(NodeKind::kSequence, std::move(left), StrayWord(sign));
    return Group(NodeKind::kSequence, std::move(left), std::move(right));
  }

  bool EndsSequence() const {
    const LexKind kind = Peek().kind;
    return kind == LexKind::kEnd || kind == LexKind::kClose || kind == LexKind::kAnd ||
           kind == LexKind::kOr;
  }

  // One term stands for itself; several, or one that only leaves out, make a sequence.
  QueryNode ParseSequence() {
    QueryNode sequence;
    while (!EndsSequence()) {
      QueryNode term = ParseTerm();
      if (term.kind == NodeKind::kNothing) continue;
      if (sequence.kind == NodeKind::kNothing) {
        sequence = Parent(NodeKind::kSequence, std::move(term));
      } else {
        Append(sequence, std::move(term));
      }
    }
    if (sequence.children.size() == 1 && sequence.children.front().kind != NodeKind::kNot) {
      return QueryNode(std::move(sequence.children.front()));
    }
    return sequence;
  }

  QueryNode ParseTerm() {
    if (!IsNegation(Peek().kind)) return ParseNear();
    const Lexeme& sign = Take();
    return StartsItem(Peek().kind) ? Negation(sign, ParseNear()) : StrayNegation(sign);
  }

  QueryNode StrayNegation(const Lexeme& sign) {
    if (sign.kind == LexKind::kNot) return StrayWord(sign);
    WarnLeftOut(sign.span);
    return {};
  }

  QueryNode ParseNear() {
    if (Peek().kind == LexKind::kNear) return StrayWord(Take());
    QueryNode first = ParseItem();
    if (first.kind == NodeKind::kNothing || Peek().kind != LexKind::kNear) return first;
    QueryNode near = Parent(NodeKind::kNear, std::move(first));
    while (Peek().kind == LexKind::kNear) {
      const LexKind next = lexemes_[at_ + 1].kind;
      if (!StartsItem(next) && !IsNegation(next)) break;  // the sequence reads it as a word
      const Lexeme& sign = Take();
      QueryNode operand = ParseNearOperand();
      if (operand.kind == NodeKind::kNothing) {
        WarnLeftOut(sign.span);
        continue;
      }
      near.distance = std::max(near.distance, ReadDistance(sign));
      Append(near, std::move(operand));
    }
    if (near.children.size() == 1) return QueryNode(std::move(near.children.front()));
    return CheckNear(std::move(near));
  }

  // A negation is no word, but must not lose its sign.
  QueryNode ParseNearOperand() {
    if (!IsNegation(Peek().kind)) return ParseItem();
    const Lexeme& sign = Take();
    return StartsItem(Peek().kind) ? Negation(sign, ParseItem()) : StrayNegation(sign);
  }

  std::size_t ReadDistance(const Lexeme& near) {
    if (near.distance <= kMaxNearDistance) return near.distance;
    if (!std::exchange(reported_distance_, true)) {
      parsed_.faults.push_back(
          OverCap(near.span, "the distance of " + Quote(near.text) + " is", kMaxNearDistance));
    }
    return kMaxNearDistance;
  }

  QueryNode CheckNear(QueryNode near) {
    near.field = near.children.front().field;
    const auto misfit = std::ranges::find_if(near.children, [&](const QueryNode& child) {
      return !IsPlainWord(child) || child.field != near.field;
    });
    if (misfit == near.children.end()) return near;
    Warn("near-needs-words", misfit->span,
         "NEAR needs a plain word of the same field on either side; it was read as AND");
    near.kind = NodeKind::kAnd;
    near.field = QueryField::kAny;
    near.distance = 0;
    return near;
  }

  QueryNode ParseItem() {
    const Lexeme* const field = TakeField();
    const Lexeme* const exact = Peek().kind == LexKind::kExact ? &Take() : nullptr;
    const QueryField holds = field != nullptr ? field->field : field_;
    const Lexeme* const head = field != nullptr ? field : exact;
    if (Peek().kind == LexKind::kOpen) {
      if (exact != nullptr) WarnLeftOut(exact->span);
      return ParseBrackets(holds, head);
    }
    if (Peek().kind != LexKind::kWord && Peek().kind != LexKind::kPhrase) {
      // Signs alone: whoever starts an item has seen a sign or a word.
      WarnLeftOut({head->span.begin, lexemes_[at_ - 1].span.end});
      return {};
    }
    QueryNode leaf =
        leaves_.Read(Take(), holds, exact != nullptr ? WordForm::kExact : WordForm::kAny);
    if (exact != nullptr && leaf.form == WordForm::kPrefix) {
      Warn("stray-operator", exact->span, "\"=\" does not go with a star and was left out");
    }
    if (head != nullptr) leaf.span.begin = head->span.begin;
    return leaf;
  }

  // Of fields one behind another the last one holds. Null where there is none.
  const Lexeme* TakeField() {
    const Lexeme* field = nullptr;
    while (Peek().kind == LexKind::kField) {
      if (field != nullptr) WarnLeftOut(field->span);
      field = &Take();
    }
    return field;
  }

  // A field in front of a bracket holds for every word inside that names none itself.
  QueryNode ParseBrackets(QueryField field, const Lexeme* head) {
    const Lexeme& open = Take();
    const QueryField outer = std::exchange(field_, field);
    QueryNode node = ParseOr();
    field_ = outer;
    if (Peek().kind != LexKind::kClose) {
      Warn("unbalanced-parenthesis", open.span, "a bracket without its twin was left out");
      return node;
    }
    const Lexeme& close = Take();
    if (node.children.empty()) return node;  // a word keeps its own place
    node.span = {head != nullptr ? head->span.begin : open.span.begin, close.span.end};
    return node;
  }

  std::string_view query_;
  std::vector<Lexeme> lexemes_;
  ParsedQuery parsed_;
  std::size_t at_ = 0;
  QueryField field_ = QueryField::kAny;  // of the brackets around
  LeafReader leaves_;
  bool reported_distance_ = false;
};

}  // namespace

ParsedQuery ParseQuery(std::string_view query) { return Parser(query).Run(); }

}  // namespace dossier::search
