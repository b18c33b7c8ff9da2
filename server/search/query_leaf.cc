#include "search/query_leaf.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>

#include "search/query_dates.h"
#include "text/utf8.h"

namespace dossier::search {

QueryNode LeafReader::Read(const Lexeme& lexeme, QueryField field, WordForm form) {
  QueryNode leaf;
  leaf.kind = lexeme.kind == LexKind::kPhrase ? NodeKind::kPhrase : NodeKind::kWord;
  leaf.field = field;
  leaf.form = form;
  leaf.text = lexeme.text;
  leaf.span = lexeme.span;
  // An empty phrase counts, too.
  const std::size_t words = std::max<std::size_t>(CountSpacedWords(lexeme.text), 1);
  words_.Add(words, kMaxQueryWords, lexeme.span);
  if (words > kMaxPhraseWords && !std::exchange(reported_phrase_, true)) {
    parsed_.faults.push_back(OverCap(
        lexeme.span, "a phrase of " + std::to_string(words) + " words is", kMaxPhraseWords));
  }
  if (field == QueryField::kDate) {
    ReadDates(lexeme, leaf);
  } else if (leaf.kind == NodeKind::kWord) {
    ReadStar(leaf);
  }
  return leaf;
}

void LeafReader::ReadDates(const Lexeme& lexeme, QueryNode& leaf) {
  const auto begin = static_cast<std::uint32_t>(lexeme.text.data() - query_.data());
  DateRange range =
      ReadDateRange(query_, {begin, begin + static_cast<std::uint32_t>(lexeme.text.size())});
  leaf.kind = NodeKind::kWord;
  leaf.form = WordForm::kAny;
  leaf.from = range.from;
  leaf.to = range.to;
  for (QueryFault& fault : range.faults) {
    if (fault.span.empty()) fault.span = lexeme.span;  // date:""
    parsed_.faults.push_back(std::move(fault));
  }
}

// A star alone, or inside of a word, is text.
void LeafReader::ReadStar(QueryNode& leaf) {
  const std::size_t size = leaf.text.find_last_not_of('*') + 1;
  if (size == 0 || size == leaf.text.size()) return;
  const auto stars = static_cast<std::uint32_t>(leaf.text.size() - size);
  if (text::CountCodePoints(std::string_view(leaf.text).substr(0, size)) < kMinPrefixLetters) {
    parsed_.warnings.push_back({"short-wildcard", leaf.span,
                                Quote(leaf.text) + " has fewer than " +
                                    std::to_string(kMinPrefixLetters) +
                                    " letters in front of the star, which was left out"});
    leaf.span.end -= stars;
  } else {
    leaf.form = WordForm::kPrefix;
    wildcards_.Add(1, kMaxWildcards, leaf.span);
  }
  leaf.text.resize(size);
}

void LeafReader::ReportTotals() {
  if (words_.over) {
    parsed_.faults.push_back(
        OverCap(*words_.over, std::to_string(words_.count) + " words are", kMaxQueryWords));
  }
  if (wildcards_.over) {
    parsed_.faults.push_back(OverCap(*wildcards_.over,
                                     std::to_string(wildcards_.count) + " words with a star are",
                                     kMaxWildcards));
  }
}

}  // namespace dossier::search
