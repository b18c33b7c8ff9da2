#include "search/word_pattern.h"

#include <algorithm>
#include <chrono>
#include <limits>
#include <utility>

#include "index/schema.h"
#include "index/word_order.h"

namespace dossier::search {
namespace {

using Positions = std::vector<Xapian::termpos>;

constexpr std::uint32_t kLowBits = 63;

// Gives places positions of their own, by augmenting paths (Kuhn 1955): a place whose positions are
// all taken asks those who have them to take others. At most places * places * positions steps.
class Assignment {
 public:
  Assignment(const std::vector<Positions>& places, index::PositionRange range)
      : places_(places), range_(range) {}

  bool HasOneForEach() {
    for (std::size_t place = 0; place < places_.size(); ++place) {
      asked_.clear();
      if (!Assign(place)) return false;
    }
    return true;
  }

 private:
  bool Assign(std::size_t place) {
    const Positions& positions = places_[place];
    for (auto at = std::ranges::lower_bound(positions, range_.begin);
         at != positions.end() && *at < range_.end; ++at) {
      if (std::ranges::find(asked_, *at) != asked_.end()) continue;
      asked_.push_back(*at);
      const auto taken = std::ranges::find(taken_, *at, &Taken::position);
      if (taken == taken_.end()) {
        taken_.push_back({*at, place});
        return true;
      }
      if (Assign(taken->place)) {
        std::ranges::find(taken_, *at, &Taken::position)->place = place;
        return true;
      }
    }
    return false;
  }

  struct Taken {
    Xapian::termpos position;
    std::size_t place;
  };

  const std::vector<Positions>& places_;
  index::PositionRange range_;
  std::vector<Taken> taken_;  // one for each place so far
  Positions asked_;           // in this round
};

}  // namespace

std::string_view FieldPrefix(QueryField field) {
  if (field == QueryField::kTitle) return index::kTitlePrefix;
  if (field == QueryField::kLead) return index::kLeadPrefix;
  return {};
}

PatternMatcher::PatternMatcher(const WordPattern& pattern, Deadline deadline)
    : deadline_(deadline),
      window_(pattern.window),
      order_(pattern.order),
      field_(pattern.field),
      positions_(pattern.places.size()) {
  for (std::size_t place = 0; place < pattern.places.size(); ++place) {
    for (const std::string& term : pattern.places[place]) {
      wanted_.push_back({index::WordCode(term), place});
      low_bits_ |= std::uint64_t{1} << (wanted_.back().code & kLowBits);
    }
  }
}

bool PatternMatcher::Matches(std::string_view value) {
  const index::WordOrder words(value);
  index::PositionRange range{0, std::numeric_limits<Xapian::termpos>::max()};
  if (field_ == QueryField::kTitle) range = words.title();
  if (field_ == QueryField::kLead) range = words.lead();
  for (Positions& positions : positions_) positions.clear();
  words.ForEach([&](std::uint32_t code, Xapian::termpos position) {
    if ((low_bits_ >> (code & kLowBits) & 1U) == 0) return;
    for (const Wanted& wanted : wanted_) {
      if (wanted.code != code || position < range.begin || position >= range.end) continue;
      Positions& positions = positions_[wanted.place];
      if (positions.empty() || positions.back() != position) positions.push_back(position);
    }
  });
  return order_ == WordPattern::Order::kAsGiven ? HasRun() : HasCluster();
}

// From each position of the first place on, the next of each other place: no other choice ends
// earlier.
bool PatternMatcher::HasRun() const {
  if (positions_.empty()) return false;
  return std::ranges::any_of(positions_.front(), [this](Xapian::termpos first) {
    Xapian::termpos last = first;
    for (std::size_t place = 1; place < positions_.size(); ++place) {
      const auto next = std::ranges::upper_bound(positions_[place], last);
      if (next == positions_[place].end()) return false;
      last = *next;
    }
    return last - first < window_;
  });
}

// A window that has the pattern has it also when it begins at the first of its words.
bool PatternMatcher::HasCluster() const {
  if (positions_.empty()) return false;
  for (const Positions& begins : positions_) {
    if (begins.empty()) return false;
  }
  for (const Positions& begins : positions_) {
    for (const Xapian::termpos begin : begins) {
      if (std::chrono::steady_clock::now() > deadline_) throw QueryTimeout();
      const auto end = static_cast<Xapian::termpos>(begin + window_);
      if (Assignment(positions_, {begin, end}).HasOneForEach()) return true;
    }
  }
  return false;
}

}  // namespace dossier::search
