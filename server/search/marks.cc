#include "search/marks.h"

#include <algorithm>
#include <utility>

#include "index/schema.h"

namespace dossier::search {
namespace {

// Appends `text` with every run of white space as one space.
void AppendCollapsed(std::string_view text, std::string& to, bool& after_space) {
  for (const char c : text) {
    const bool space = c == ' ' || (c >= '\t' && c <= '\r');
    if (!space) to += c;
    if (space && !after_space) to += ' ';
    after_space = space;
  }
}

}  // namespace

std::vector<Mark> FindMarks(std::string_view utf8, entities::Field field,
                            const std::vector<index::StoredMention>& mentions,
                            const MarkedTerms& marked, text::Analyzer& analyzer) {
  std::vector<Mark> marks;
  if (marked.empty()) return marks;
  for (const index::StoredMention& mention : mentions) {
    if (mention.field != field || marked.entities.empty()) continue;
    const auto entity =
        marked.entities.find(index::MakeTerm(index::EntityPrefix(mention.kind), mention.id));
    if (entity != marked.entities.end()) marks.push_back({mention.span, *entity});
  }
  if (!marked.stems.empty()) {
    for (const text::Token& token : analyzer.Analyze(utf8)) {
      const auto stem = marked.stems.find(token.stem);
      if (stem != marked.stems.end()) marks.push_back({token.span, *stem});
    }
  }
  // The longer of two that start together goes first, and whatever overlaps it goes.
  std::ranges::stable_sort(marks, [](const Mark& a, const Mark& b) {
    return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
  });
  std::vector<Mark> apart;
  for (const Mark& mark : marks) {
    if (apart.empty() || mark.span.begin >= apart.back().span.end) apart.push_back(mark);
  }
  return apart;
}

MarkedText CutMarked(std::string_view utf8, Span span, const std::vector<Mark>& marks) {
  MarkedText pieces(1);
  bool after_space = true;
  std::uint32_t at = span.begin;
  for (const Mark& mark : marks) {
    if (mark.span.begin < at || mark.span.end > span.end) continue;
    AppendCollapsed(utf8.substr(at, mark.span.begin - at), pieces.back(), after_space);
    pieces.emplace_back();
    AppendCollapsed(mark.span.In(utf8), pieces.back(), after_space);
    pieces.emplace_back();
    at = mark.span.end;
  }
  AppendCollapsed(utf8.substr(at, span.end - at), pieces.back(), after_space);
  return pieces;
}

}  // namespace dossier::search
