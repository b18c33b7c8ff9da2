// A window as wide as the snippet is laid at each mark, a little in front of it, and the one with
// the most different terms wins; of equals the earliest. Windows stay within one block, so no
// passage runs from a paragraph into a subhead.
#include "search/snippet.h"

#include <algorithm>
#include <set>

#include "text/utf8.h"

namespace dossier::search {
namespace {

constexpr std::string_view kEllipsis = "…";
// How much of the snippet may stand in front of its first mark.
constexpr std::size_t kLeadShare = 3;

bool IsSpace(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

std::uint32_t Offset(std::size_t value) { return static_cast<std::uint32_t>(value); }

// The last start of a sentence in [from, before], or else the last start of a word behind `from`.
std::uint32_t StartNear(std::string_view utf8, std::uint32_t from, std::uint32_t before) {
  std::uint32_t word = before;
  for (std::uint32_t i = before; i > from; --i) {
    if (!IsSpace(utf8[i - 1])) continue;
    word = i;
    std::uint32_t end = i - 1;
    while (end > from && IsSpace(utf8[end - 1])) --end;
    if (end > from && std::string_view(".!?").find(utf8[end - 1]) != std::string_view::npos)
      return i;
  }
  return word;
}

// `begin` plus about `length` code points, at most `end`, moved back to the end of a word.
std::uint32_t EndNear(std::string_view utf8, std::uint32_t begin, std::uint32_t end,
                      std::size_t length) {
  const std::string_view taken = text::TakeCodePoints(utf8.substr(begin, end - begin), length);
  std::uint32_t at = begin + Offset(taken.size());
  if (at >= end) return end;
  while (at > begin && !IsSpace(utf8[at])) --at;
  while (at > begin && IsSpace(utf8[at - 1])) --at;
  return at > begin ? at : begin + Offset(taken.size());
}

Span WindowAt(std::string_view utf8, Span block, Span mark, std::size_t length) {
  const std::string_view before = utf8.substr(block.begin, mark.begin - block.begin);
  const std::size_t lead = text::CountCodePoints(before);
  std::uint32_t begin = block.begin;
  if (lead > length / kLeadShare) {
    const std::string_view skipped = text::TakeCodePoints(before, lead - length / kLeadShare);
    begin = StartNear(utf8, block.begin + Offset(skipped.size()), mark.begin);
  }
  return {begin, EndNear(utf8, begin, block.end, length)};
}

std::size_t CountTerms(const std::vector<Mark>& marks, Span window) {
  std::set<std::string_view> terms;
  for (const Mark& mark : marks) {
    if (mark.span.begin >= window.begin && mark.span.end <= window.end) terms.insert(mark.term);
  }
  return terms.size();
}

bool IsBody(const article::Block& block) {
  return block.kind == article::BlockKind::kParagraph || block.kind == article::BlockKind::kQuote;
}

}  // namespace

MarkedText MakeSnippet(std::string_view utf8, const std::vector<article::Block>& blocks,
                       const std::vector<Mark>& marks, std::size_t length) {
  if (length == 0) return {};
  Span best;
  Span best_block;
  std::size_t best_terms = 0;
  for (const article::Block& block : blocks) {
    for (const Mark& mark : marks) {
      if (mark.span.begin < block.span.begin || mark.span.end > block.span.end) continue;
      const Span window = WindowAt(utf8, block.span, mark.span, length);
      // A paragraph says more than a subhead or a credit with the same words.
      const std::size_t terms = CountTerms(marks, window) * 2 + (IsBody(block) ? 1 : 0);
      if (terms <= best_terms) continue;
      best = window;
      best_block = block.span;
      best_terms = terms;
    }
  }
  if (best_terms == 0) {
    const auto lead = std::ranges::find_if(blocks, IsBody);
    if (lead == blocks.end()) return {};
    best_block = lead->span;
    best = {best_block.begin, EndNear(utf8, best_block.begin, best_block.end, length)};
  }
  MarkedText snippet = CutMarked(utf8, best, marks);
  if (best.begin > best_block.begin) snippet.front().insert(0, std::string(kEllipsis) + " ");
  if (best.end < best_block.end) snippet.back() += " " + std::string(kEllipsis);
  return snippet;
}

}  // namespace dossier::search
