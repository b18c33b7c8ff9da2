// What is to be marked in the articles that a query finds.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "entities/name_words.h"
#include "index/stored_article.h"
#include "text/analyzer.h"

namespace dossier::search {

// Number of a word (a name, a phrase) of the query, in its order.
using WordId = std::uint32_t;

// What may stand at one place of a marked text.
struct MarkedPlace {
  std::vector<std::string> stems;
  std::vector<std::string> names;  // keys of names
  std::vector<std::string> forms;  // exact forms; where there are any, nothing else counts
};

// A phrase is marked where all of it stands.
struct MarkedPhrase {
  std::vector<MarkedPlace> places;
  WordId word = 0;
  std::uint32_t gap = 0;  // how many other words may stand between one place and the next

  // How many other words may stand in all of it: as Xapian counts, wherever they do.
  std::uint32_t room() const { return gap * static_cast<std::uint32_t>(places.size() - 1); }
};

// All that counts as a hit of a query.
struct MarkedTerms {
  std::unordered_map<std::string, WordId> stems;
  std::unordered_map<std::string, WordId> names;         // keys of names, without their prefix
  std::unordered_map<std::string, WordId> forms;         // exact forms
  std::unordered_map<std::string, WordId> entities;      // term prefix and id: "XPlavrov"
  std::vector<std::pair<std::string, WordId>> prefixes;  // of exact forms
  std::vector<MarkedPhrase> phrases;
  // By WordId: how much a word says, the logarithm of the share of articles that lack it.
  std::vector<double> weights;

  bool empty() const { return !has_words() && entities.empty(); }
  bool has_words() const {
    return !stems.empty() || !names.empty() || !forms.empty() || !prefixes.empty() ||
           !phrases.empty();
  }
};

// A place that is marked.
struct Mark {
  Span span;
  WordId word = 0;
};

// The marked places of one field, in order, not overlapping. `mentions` are those of the whole
// article; `names` are the words that it was indexed with. Analyses no more of `utf8` than what may
// be marked (search/word_sieve.h), and looks for words in its first kMaxSearchedBytes alone: 40,000
// words, more than any article of news has, in some ms.
inline constexpr std::size_t kMaxSearchedBytes = 256U << 10;
std::vector<Mark> FindMarks(std::string_view utf8, entities::Field field,
                            const std::vector<index::StoredMention>& mentions,
                            const MarkedTerms& marked, const entities::NameWords& names,
                            text::Analyzer& analyzer);

// The same among `tokens`, those of all of `utf8` or of parts of it, with stems but without names.
std::vector<Mark> FindMarksAmong(std::vector<text::Token> tokens, std::string_view utf8,
                                 entities::Field field,
                                 const std::vector<index::StoredMention>& mentions,
                                 const MarkedTerms& marked, const entities::NameWords& names);

// A text in pieces: plain, marked, plain, marked … The first piece is always there and may be
// empty; so no markup is ever needed.
using MarkedText = std::vector<std::string>;

// The part `span` of `utf8` with its marks; line breaks and runs of white space become one space.
MarkedText CutMarked(std::string_view utf8, Span span, const std::vector<Mark>& marks);

// Where parts of `span` stand in what CutMarked makes of it: `spans` as code points of all pieces
// together. They lie in `span`, in order, and do not overlap.
std::vector<Span> PlacesInCut(std::string_view utf8, Span span, const std::vector<Span>& spans);

}  // namespace dossier::search
