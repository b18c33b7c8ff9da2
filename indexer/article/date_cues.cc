#include "article/date_cues.h"

namespace dossier::article {
namespace {

constexpr std::size_t kWordsBehind = 6;
// A sentence of more tokens is a table or has lost its full stops; the limit also keeps the cost of
// a scan in proportion to the text.
constexpr std::size_t kTokensInFront = 80;
constexpr std::size_t kWordsBeside = 3;
constexpr std::size_t kWordsAround = 5;

// A sentence ends with a blank line and with . ! ? … where a capital follows, but not behind an
// abbreviation (Oct., U.S.).
bool EndsSentence(const std::vector<DateToken>& tokens, std::size_t i) {
  const DateToken& token = tokens[i];
  if (token.kind == DateTokenKind::kParagraphBreak) return true;
  if (token.kind != DateTokenKind::kSign) return false;
  if (token.sign == U'!' || token.sign == U'?' || token.sign == U'…' || token.sign == U';')
    return true;
  if (token.sign != U'.') return false;
  if (i + 1 >= tokens.size()) return true;
  const DateToken& next = tokens[i + 1];
  if (!next.after_space || (next.kind == DateTokenKind::kWord && !next.capital)) return false;
  if (i == 0 || tokens[i - 1].kind != DateTokenKind::kWord) return true;
  const DateToken& last = tokens[i - 1];
  return !last.sense.Is(DateRole::kAbbreviation) && !(last.capital && last.span.size() <= 2);
}

// The tense of the word at `i`. "Held" of "will be held" tells nothing of the past; "is" of "is to
// meet" tells of what is to come.
Tense TenseOf(const std::vector<DateToken>& tokens, std::size_t i) {
  if (IsWord(tokens, i, DateRole::kBe) && IsWord(tokens, i + 1, DateRole::kRangeTo)) {
    return Tense::kFuture;
  }
  const bool is_because = IsWord(tokens, i, DateRole::kDue) &&
                          IsWord(tokens, i + 1, DateRole::kRangeTo) &&
                          (i == 0 || !IsWord(tokens, i - 1, DateRole::kBe));
  if (is_because) return Tense::kUnknown;
  if (IsWord(tokens, i, DateRole::kFuture)) return Tense::kFuture;
  if (!IsWord(tokens, i, DateRole::kPast)) return Tense::kUnknown;
  const bool is_passive = i > 0 && IsWord(tokens, i - 1, DateRole::kBe);
  return is_passive ? Tense::kFuture : Tense::kPast;
}

// The verb right in front of a date tells more than any other word: "said on Monday that it will".
// But what was said may be to come: "announced a visit on 12 November".
TenseCue TenseBeside(const std::vector<DateToken>& tokens, std::size_t begin) {
  std::size_t words = 0;
  for (std::size_t i = begin; i > 0 && words < kWordsBeside; --i, ++words) {
    const DateToken& token = tokens[i - 1];
    if (token.kind != DateTokenKind::kWord) break;
    if (words == 0 && token.sense.Is(DateRole::kAfter)) continue;
    if (const Tense tense = TenseOf(tokens, i - 1); tense != Tense::kUnknown) return {tense, true};
    if (!token.looks_past && !token.sense.Is(DateRole::kReported)) continue;
    const bool is_passive = i > 1 && IsWord(tokens, i - 2, DateRole::kBe);
    const bool is_sure = words < 2 && token.looks_past;  // "signed on"
    return {is_passive ? Tense::kFuture : Tense::kPast, is_sure};
  }
  return {};
}

bool EndsClause(const std::vector<DateToken>& tokens, std::size_t i) {
  return IsSign(tokens, i, U',') || IsSign(tokens, i, U'—') || IsSign(tokens, i, U'–');
}

// One sentence around the date in [begin, end).
class Sentence {
 public:
  Sentence(const std::vector<DateToken>& tokens, std::size_t begin, std::size_t end)
      : tokens_(tokens), front_(begin), behind_(end) {
    first_ = begin > kTokensInFront ? begin - kTokensInFront : 0;
  }

  // The next cue in front, up to the end of a clause or of the sentence.
  Tense InFront(bool within_clause) {
    for (; front_ > first_ && !EndsSentence(tokens_, front_ - 1); --front_) {
      if (within_clause && EndsClause(tokens_, front_ - 1)) break;
      if (const Tense tense = TenseOf(tokens_, front_ - 1); tense != Tense::kUnknown) return tense;
    }
    return Tense::kUnknown;
  }

  Tense Behind(bool within_clause) {
    for (; behind_ < tokens_.size() && words_ < kWordsBehind; ++behind_) {
      if (EndsSentence(tokens_, behind_)) break;
      if (within_clause && EndsClause(tokens_, behind_)) break;
      if (const Tense tense = TenseOf(tokens_, behind_); tense != Tense::kUnknown) return tense;
      words_ += tokens_[behind_].kind == DateTokenKind::kWord ? 1 : 0;
    }
    return Tense::kUnknown;
  }

 private:
  const std::vector<DateToken>& tokens_;
  std::size_t first_ = 0;
  std::size_t front_;
  std::size_t behind_;
  std::size_t words_ = 0;
};

bool LooksPastAround(const std::vector<DateToken>& tokens, std::size_t begin, std::size_t end) {
  for (std::size_t i = begin; i > 0 && begin - i < kWordsAround; --i) {
    if (EndsSentence(tokens, i - 1)) break;
    if (tokens[i - 1].looks_past) return true;
  }
  for (std::size_t i = end; i < tokens.size() && i - end < kWordsAround; ++i) {
    if (EndsSentence(tokens, i)) break;
    if (tokens[i].looks_past) return true;
  }
  return false;
}

}  // namespace

TenseCue TellTense(const std::vector<DateToken>& tokens, std::size_t begin, std::size_t end) {
  if (begin > 0 && IsWord(tokens, begin - 1, DateRole::kDeadline)) return {Tense::kFuture, true};
  TenseCue beside = TenseBeside(tokens, begin);
  // «перенесли на 15 мая»: what was done then tells nothing of the day.
  if (begin > 0 && IsWord(tokens, begin - 1, DateRole::kTarget)) beside.is_sure = false;
  if (beside.tense != Tense::kUnknown) return beside;
  const bool is_after = begin > 0 && IsWord(tokens, begin - 1, DateRole::kAfter);
  Sentence sentence(tokens, is_after ? begin - 1 : begin, end);
  Tense tense = sentence.InFront(true);
  if (tense != Tense::kUnknown) return {tense, false};
  tense = sentence.Behind(true);
  if (tense != Tense::kUnknown) return {tense, true};
  tense = sentence.InFront(false);
  if (tense == Tense::kUnknown) tense = sentence.Behind(false);
  if (tense == Tense::kUnknown && LooksPastAround(tokens, begin, end)) tense = Tense::kPast;
  return {tense, false};
}

}  // namespace dossier::article
