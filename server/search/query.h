// What a search looks for in the posting lists, and how much each part of it weighs.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "search/doc_set.h"
#include "search/word_pattern.h"

namespace dossier::search {

// A tree that never changes; copies share it. Evaluator says which articles it matches and what
// they score; tests/support/xapian_oracle.h puts it into Xapian's words, to compare.
//
//   kind        matches                                          scores
//   kNothing    no article                                       0
//   kAll        every article                                    0
//   kTerm       articles with the term                           BM25 of the term
//   kSet        the articles of a set                            0
//   kAnd        what all parts match                             the sum of all parts
//   kOr         what any part matches                            the sum of the parts that match
//   kSynonym    what any part matches                            BM25 of all parts as if they were
//                                                                one term, which a pattern is once
//   kWithout    what the first part matches and the second not   the first part
//   kMaybe      what the first part matches                      the sum of the parts that match
//   kScaled     what its part matches                            factor() times its part
//   kPattern    articles whose words have pattern()              the sum of all parts: the places
class Query {
 public:
  enum class Kind {
    kNothing,
    kAll,
    kTerm,
    kSet,
    kAnd,
    kOr,
    kSynonym,
    kWithout,
    kMaybe,
    kScaled,
    kPattern,
  };

  // Matches nothing.
  Query();

  static Query All();
  // An empty term is in no article.
  static Query Term(std::string term);
  static Query Set(DocSet docs);

  // Of no parts: nothing. Of one part: that part.
  static Query And(std::vector<Query> parts);
  static Query Or(std::vector<Query> parts);
  // No part may hold a set. Factors don't count inside. A part that comes twice counts once, and
  // the parts of a group that is itself a part are parts: the forms of "санкц*" have few stems.
  static Query Synonym(std::vector<Query> parts);

  static Query Without(Query kept, Query left_out);
  static Query Maybe(Query condition, Query bonus);
  static Query Scaled(Query part, double factor);
  // A condition that adds nothing to the score.
  static Query Unweighted(Query part) { return Scaled(std::move(part), 0); }

  // A pattern of one place: the terms of that place.
  static Query Pattern(WordPattern pattern);

  Kind kind() const { return node_->kind; }
  const std::string& term() const { return node_->term; }
  const DocSet& set() const { return node_->set; }
  const std::vector<Query>& parts() const { return node_->parts; }
  double factor() const { return node_->factor; }
  const WordPattern& pattern() const { return node_->pattern; }

  // For people who ask how they were understood: (grain OR (0 * "XPlavrov")). Differs where queries
  // differ, but for the members of their sets.
  std::string Describe() const;

 private:
  struct Node {
    Kind kind = Kind::kNothing;
    std::string term = {};
    DocSet set = {};
    std::vector<Query> parts = {};
    double factor = 1;
    WordPattern pattern = {};
  };

  explicit Query(Node node) : node_(std::make_shared<const Node>(std::move(node))) {}
  static Query Joined(Kind kind, std::vector<Query> parts);

  // Shared by the copies, of which a plan makes many.
  std::shared_ptr<const Node> node_;
};

}  // namespace dossier::search
