// What is to be marked in the articles that a query finds.
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "index/stored_article.h"
#include "text/analyzer.h"

namespace dossier::search {

// The words and entities that count as hits of a query.
struct MarkedTerms {
  std::unordered_set<std::string> stems;
  std::unordered_set<std::string> entities;  // term prefix and id: "XPlavrov"

  bool empty() const { return stems.empty() && entities.empty(); }
};

// A place that is marked. `term` is the same for all places of one word or entity.
struct Mark {
  Span span;
  std::string_view term;
};

// The marked places of one field, in order, not overlapping. `mentions` are those of the whole
// article.
std::vector<Mark> FindMarks(std::string_view utf8, entities::Field field,
                            const std::vector<index::StoredMention>& mentions,
                            const MarkedTerms& marked, text::Analyzer& analyzer);

// A text in pieces: plain, marked, plain, marked … The first piece is always there and may be
// empty; so no markup is ever needed.
using MarkedText = std::vector<std::string>;

// The part `span` of `utf8` with its marks; line breaks and runs of white space become one space.
MarkedText CutMarked(std::string_view utf8, Span span, const std::vector<Mark>& marks);

}  // namespace dossier::search
