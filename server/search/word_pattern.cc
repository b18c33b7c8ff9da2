#include "search/word_pattern.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "index/schema.h"
#include "index/word_order.h"

namespace dossier::search {
namespace {

using Positions = std::vector<Xapian::termpos>;

constexpr std::uint32_t kLowBits = 63;

// True where each place from number `place` on can have a position of its own in [begin, end).
// `taken` are those of the places in front of it. Places are few, and so are their positions within
// a window.
bool HasOwnPositions(const std::vector<Positions>& places, std::size_t place,
                     index::PositionRange range, Positions& taken) {
  if (place == places.size()) return true;
  const Positions& positions = places[place];
  for (auto at = std::ranges::lower_bound(positions, range.begin);
       at != positions.end() && *at < range.end; ++at) {
    if (std::ranges::find(taken, *at) != taken.end()) continue;
    taken.push_back(*at);
    if (HasOwnPositions(places, place + 1, range, taken)) return true;
    taken.pop_back();
  }
  return false;
}

}  // namespace

std::string_view FieldPrefix(QueryField field) {
  if (field == QueryField::kTitle) return index::kTitlePrefix;
  if (field == QueryField::kLead) return index::kLeadPrefix;
  return {};
}

PatternMatcher::PatternMatcher(const WordPattern& pattern)
    : window_(pattern.window),
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
  Positions taken;
  for (const Positions& begins : positions_) {
    for (const Xapian::termpos begin : begins) {
      taken.clear();
      const auto end = static_cast<Xapian::termpos>(begin + window_);
      if (HasOwnPositions(positions_, 0, {begin, end}, taken)) return true;
    }
  }
  return false;
}

}  // namespace dossier::search
