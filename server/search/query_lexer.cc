// Cuts a query into words and signs, from left to right and without going back. A sign is one only
// where it can act: "-" and "=" at the head of a word, "title:" in front of something, AND as a
// whole word in capitals. Everything else is part of a word, since words typed with the wrong
// keyboard layout have punctuation anywhere: ",kjrbhjdjr" is блокировок, "gtht[dfnjd" перехватов.
//
//   title:="grain deal" -санкц*     kField kExact kPhrase kMinus kWord(санкц*)
//   COVID-19 12:30 k.r* =           four words
//   a "b c                          three words, and a warning about the mark
//   title:AND                       kField kWord: right behind a sign there is always a word
//
// An apostrophe is never a quotation mark. Where a closing mark stands last is looked up once, so
// that a thousand opening marks cost no more than a thousand letters.
//
// Tested by tests/search/query_lexer_test.cc.
#include "search/query_lexer.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "text/normalize.h"
#include "text/utf8.h"

namespace dossier::search {
namespace {

constexpr std::size_t kQuotedCodePoints = 40;

struct FieldName {
  std::string_view name;
  QueryField field;
};
constexpr std::array<FieldName, 14> kFieldNames = {{{"title", QueryField::kTitle},
                                                    {"заголовок", QueryField::kTitle},
                                                    {"lead", QueryField::kLead},
                                                    {"лид", QueryField::kLead},
                                                    {"person", QueryField::kPerson},
                                                    {"персона", QueryField::kPerson},
                                                    {"org", QueryField::kOrganization},
                                                    {"организация", QueryField::kOrganization},
                                                    {"source", QueryField::kSource},
                                                    {"источник", QueryField::kSource},
                                                    {"lang", QueryField::kLanguage},
                                                    {"язык", QueryField::kLanguage},
                                                    {"date", QueryField::kDate},
                                                    {"дата", QueryField::kDate}}};
constexpr std::size_t kMaxFieldNameBytes = 32;  // leaves room for letters that fold to fewer bytes

struct QuotePair {
  std::string_view open;
  std::string_view close;
};
constexpr std::array<QuotePair, 4> kQuotes = {{{"\"", "\""}, {"«", "»"}, {"“", "”"}, {"„", "“"}}};
// Marks that only ever end a phrase, met where none is open.
constexpr std::array<std::string_view, 2> kStrayCloses = {"»", "”"};

// The bytes of the space at the head of `rest`, 0 where there is none.
std::size_t SpaceLength(std::string_view rest) {
  if (rest.empty()) return 0;
  if (rest.front() == ' ' || (rest.front() >= '\t' && rest.front() <= '\r')) return 1;
  if (rest.starts_with("\u00A0")) return 2;
  if (rest.starts_with("\u3000") || rest.starts_with("\u202F")) return 3;
  if (rest.size() < 3 || !rest.starts_with("\xE2\x80")) return 0;
  const auto third = static_cast<unsigned char>(rest[2]);
  return third >= 0x80 && third <= 0x8A ? 3 : 0;  // U+2000 to U+200A
}

bool StartsQuote(std::string_view rest) {
  return rest.starts_with("\"") || rest.starts_with("«") || rest.starts_with("»") ||
         rest.starts_with("“") || rest.starts_with("”") || rest.starts_with("„");
}

bool AreDigits(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

std::optional<QueryField> FindField(std::string_view name) {
  if (name.size() > kMaxFieldNameBytes) return std::nullopt;
  const std::string folded = text::FoldWord(name);
  const auto* known = std::ranges::find(kFieldNames, folded, &FieldName::name);
  if (known == kFieldNames.end()) return std::nullopt;
  return known->field;
}

LexKind OperatorKind(std::string_view word) {
  if (word == "AND" || word == "И") return LexKind::kAnd;
  if (word == "OR" || word == "ИЛИ") return LexKind::kOr;
  if (word == "NOT" || word == "НЕ") return LexKind::kNot;
  if (word == "NEAR" || word == "РЯДОМ") return LexKind::kNear;
  return LexKind::kWord;
}

// What follows "NEAR/"; nothing where that isn't the head of `word`.
std::optional<std::string_view> BehindNear(std::string_view word) {
  for (const std::string_view head : {"NEAR/", "РЯДОМ/"}) {
    if (word.starts_with(head)) return word.substr(head.size());
  }
  return std::nullopt;
}

// 0 where `text` is no number.
std::size_t ReadDistance(std::string_view text) {
  constexpr std::size_t kFarEnough = 1'000'000;
  if (!AreDigits(text)) return 0;
  std::size_t distance = 0;
  for (const char c : text) {
    distance = std::min(kFarEnough, distance * 10 + static_cast<std::size_t>(c - '0'));
  }
  return distance;
}

class Lexer {
 public:
  explicit Lexer(std::string_view query) : query_(query) {
    for (std::size_t i = 0; i < kQuotes.size(); ++i) last_close_[i] = query.rfind(kQuotes[i].close);
  }

  LexedQuery Run() {
    while (true) {
      while (const std::size_t length = SpaceLength(Rest())) at_ += length;
      if (at_ == query_.size()) break;
      if (!ReadPhrase() && !ReadSign()) ReadWord();
    }
    Add(LexKind::kEnd, at_);
    return std::move(lexed_);
  }

 private:
  std::string_view Rest() const { return query_.substr(at_); }
  Span SpanFrom(std::size_t begin) const {
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at_)};
  }
  // Whether something other than a space stands at `offset`.
  bool HasInk(std::size_t offset) const {
    return offset < query_.size() && SpaceLength(query_.substr(offset)) == 0;
  }

  // Adds what was read since `begin`.
  Lexeme& Add(LexKind kind, std::size_t begin) {
    Lexeme& lexeme = lexed_.lexemes.emplace_back();
    lexeme.kind = kind;
    lexeme.span = SpanFrom(begin);
    lexeme.text = lexeme.span.In(query_);
    return lexeme;
  }

  void Warn(std::string code, Span span, std::string detail) {
    lexed_.warnings.push_back({std::move(code), span, std::move(detail)});
  }

  bool ReadPhrase() {
    for (std::size_t i = 0; i < kQuotes.size(); ++i) {
      if (!Rest().starts_with(kQuotes[i].open)) continue;
      const std::size_t begin = at_;
      const std::size_t inside = begin + kQuotes[i].open.size();
      if (last_close_[i] == std::string_view::npos || last_close_[i] < inside) {
        return SkipQuote(kQuotes[i].open);
      }
      const std::size_t close = query_.find(kQuotes[i].close, inside);
      at_ = close + kQuotes[i].close.size();
      Add(LexKind::kPhrase, begin).text = query_.substr(inside, close - inside);
      return true;
    }
    for (const std::string_view close : kStrayCloses) {
      if (Rest().starts_with(close)) return SkipQuote(close);
    }
    return false;
  }

  bool SkipQuote(std::string_view mark) {
    at_ += mark.size();
    Warn("unbalanced-quote", SpanFrom(at_ - mark.size()),
         "a quotation mark without its twin was left out");
    return true;
  }

  bool ReadSign() {
    const LexKind kind = SignKind();
    if (kind == LexKind::kWord) return false;
    ++at_;
    Add(kind, at_ - 1);
    return true;
  }

  LexKind SignKind() const {
    switch (query_[at_]) {
      case '(':
        return LexKind::kOpen;
      case ')':
        return LexKind::kClose;
      case '-':
        return CanAct() ? LexKind::kMinus : LexKind::kWord;
      case '=':
        return CanAct() ? LexKind::kExact : LexKind::kWord;
      default:
        return LexKind::kWord;
    }
  }

  // Whether the sign here has something to act on. "=-5" is the exact form of -5.
  bool CanAct() const {
    return HasInk(at_ + 1) && query_[at_ + 1] != ')' && !Follows(LexKind::kExact, at_);
  }

  // Whether a `kind` is the last lexeme and ends at `offset`.
  bool Follows(LexKind kind, std::size_t offset) const {
    return !lexed_.lexemes.empty() && lexed_.lexemes.back().kind == kind &&
           lexed_.lexemes.back().span.end == offset;
  }

  void ReadWord() {
    const std::size_t begin = at_;
    const bool bound = Follows(LexKind::kField, at_) || Follows(LexKind::kExact, at_) ||
                       Follows(LexKind::kMinus, at_);
    bool seen_colon = false;
    while (HasInk(at_) && query_[at_] != '(' && query_[at_] != ')' && !StartsQuote(Rest())) {
      if (query_[at_] == ':' && at_ > begin && !seen_colon) {
        seen_colon = true;
        if (ReadField(begin)) return;
      }
      ++at_;
    }
    if (!bound && ReadNear(begin)) return;
    Lexeme& lexeme = Add(LexKind::kWord, begin);
    if (bound) return;
    lexeme.kind = OperatorKind(lexeme.text);
    if (lexeme.kind == LexKind::kNear) lexeme.distance = kDefaultNearDistance;
  }

  bool ReadNear(std::size_t begin) {
    const std::string_view word = query_.substr(begin, at_ - begin);
    const auto behind = BehindNear(word);
    if (!behind) return false;
    const std::size_t distance = ReadDistance(*behind);
    if (distance == 0) {
      Warn("stray-operator", SpanFrom(begin),
           Quote(word) + " names no distance of 1 or more and was read as a word");
    }
    Add(distance == 0 ? LexKind::kWord : LexKind::kNear, begin).distance = distance;
    return true;
  }

  // At the first colon of the word that begins at `begin`: whether it makes a field of it.
  bool ReadField(std::size_t begin) {
    const std::string_view name = query_.substr(begin, at_ - begin);
    const bool has_value = HasInk(at_ + 1);
    // "=title:" is no field, "title:=" is.
    const std::size_t sign = Follows(LexKind::kExact, begin) ? 1 : 0;
    const auto field = sign == 0 ? FindField(name) : std::nullopt;
    if (field && has_value) {
      ++at_;
      Add(LexKind::kField, begin).field = *field;
      return true;
    }
    Span span = SpanFrom(begin - sign);
    if (field) {
      ++span.end;
      Warn("stray-operator", span,
           Quote(span.In(query_)) + " has nothing right behind it and was read as a word");
    } else if (has_value && !AreDigits(name) && !query_.substr(at_ + 1).starts_with("//")) {
      Warn("unknown-field", span, Quote(span.In(query_)) + " is no field and was read as a word");
    }
    return false;
  }

  std::string_view query_;
  std::array<std::size_t, kQuotes.size()> last_close_{};
  LexedQuery lexed_;
  std::size_t at_ = 0;
};

}  // namespace

LexedQuery LexQuery(std::string_view query) { return Lexer(query).Run(); }

std::size_t CountSpacedWords(std::string_view text) {
  std::size_t words = 0;
  bool inside = false;
  while (!text.empty()) {
    const std::size_t space = SpaceLength(text);
    if (space == 0 && !inside) ++words;
    inside = space == 0;
    text.remove_prefix(std::max<std::size_t>(space, 1));
  }
  return words;
}

std::string Quote(std::string_view text) {
  const std::string_view head = text::TakeCodePoints(text, kQuotedCodePoints);
  return '"' + std::string(head) + (head.size() < text.size() ? "…\"" : "\"");
}

}  // namespace dossier::search
