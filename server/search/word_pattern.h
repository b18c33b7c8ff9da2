// Phrases and words near each other, looked up in the words of an article (index/word_order.h).
#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "search/deadline.h"
#include "search/query_ast.h"

namespace dossier::search {

// Words that stand together: at each place one of its terms (without the prefix of a field), all of
// them within `window` positions, each at a position of its own.
struct WordPattern {
  enum class Order { kAsGiven, kAny };

  std::vector<std::vector<std::string>> places;
  std::size_t window = 0;
  Order order = Order::kAsGiven;
  QueryField field = QueryField::kAny;  // kTitle or kLead: within it
};

// The prefix of the terms of a field; empty of kAny.
std::string_view FieldPrefix(QueryField field);

// Tells of one article after the other whether it has a pattern. A few µs an article of 300 words,
// most of it the reading of the value.
class PatternMatcher {
 public:
  explicit PatternMatcher(const WordPattern& pattern, Deadline deadline = Deadline::max());

  // `value` is that of index::kWordsSlot. Throws QueryTimeout.
  bool Matches(std::string_view value);

 private:
  struct Wanted {
    std::uint32_t code;
    std::size_t place;
  };

  bool HasRun() const;
  bool HasCluster() const;

  std::vector<Wanted> wanted_;
  std::uint64_t low_bits_ = 0;  // bit n is set where the lowest six bits of a code are n
  Deadline deadline_;
  std::size_t window_;
  WordPattern::Order order_;
  QueryField field_;
  std::vector<std::vector<Xapian::termpos>> positions_;  // by place, in the article looked at
};

}  // namespace dossier::search
