#include "article/date_cues.h"

namespace dossier::article {
namespace {

constexpr std::size_t kWordsBehind = 6;
// A sentence of more tokens is a table or has lost its full stops; the limit also keeps the cost of
// a scan in proportion to the text.
constexpr std::size_t kTokensInFront = 80;

bool Is(const DateToken& token, DateRole role) {
  return token.kind == DateTokenKind::kWord && token.sense.Is(role);
}

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

}  // namespace

bool IsToldAsFuture(const std::vector<DateToken>& tokens, std::size_t begin, std::size_t end) {
  if (begin > 0 && Is(tokens[begin - 1], DateRole::kDeadline)) return true;
  const std::size_t first = begin > kTokensInFront ? begin - kTokensInFront : 0;
  for (std::size_t i = begin; i > first && !EndsSentence(tokens, i - 1); --i) {
    if (Is(tokens[i - 1], DateRole::kFuture)) return true;
    if (Is(tokens[i - 1], DateRole::kPast)) return false;
  }
  std::size_t words = 0;
  for (std::size_t i = end; i < tokens.size() && words < kWordsBehind; ++i) {
    if (EndsSentence(tokens, i)) return false;
    if (Is(tokens[i], DateRole::kFuture)) return true;
    if (Is(tokens[i], DateRole::kPast)) return false;
    words += tokens[i].kind == DateTokenKind::kWord ? 1 : 0;
  }
  return false;
}

}  // namespace dossier::article
