#include "search/facets.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <utility>

#include "search/values.h"

namespace dossier::search {
namespace {

struct Counted {
  Ordinal ordinal;
  std::uint32_t count;
};

// A set with so many times fewer articles than there are values has its values sorted, not counted.
constexpr std::size_t kFewArticles = 256;

// Counters that are looked at together, as most are zero after few articles.
constexpr std::size_t kBlock = 16;

// Calls visit(Counted) for every value that an article of `set` has, in the order of the ordinals.
// The totals of all articles are known beforehand, and most of all articles are told by those that
// are missing.
template <typename Visit>
void CountValues(const FacetColumn& column, const ListedSet& set, const DocSet& all,
                 const Visit& visit) {
  if (set.size() * kFewArticles < column.value_count()) {
    std::vector<Ordinal> ordinals;
    column.ForEachPlace(set.docs(), [&](Ordinal ordinal) { ordinals.push_back(ordinal); });
    std::erase_if(ordinals, [&](Ordinal ordinal) { return ordinal >= column.value_count(); });
    std::ranges::sort(ordinals);
    for (auto begin = ordinals.begin(); begin != ordinals.end();) {
      const auto end = std::find_if(begin, ordinals.end(), [&](Ordinal o) { return o != *begin; });
      visit(Counted{*begin, static_cast<std::uint32_t>(end - begin)});
      begin = end;
    }
    return;
  }
  const bool most = 2 * set.size() > all.cardinality();
  std::vector<std::uint32_t> counts(column.value_count() + FacetColumn::kMaxEmpty + kBlock);
  const auto count = [counters = counts.data()](Ordinal ordinal) { ++counters[ordinal]; };
  if (most) {
    column.ForEachPlace(Members(all - set.set()), count);
  } else {
    column.ForEachPlace(set.docs(), count);
  }
  for (std::size_t begin = 0; begin < column.value_count(); begin += kBlock) {
    std::uint32_t any = 0;
    for (std::size_t i = begin; i < begin + kBlock; ++i) any |= counts[i];
    if (any == 0 && !most) continue;
    const std::size_t end = std::min(begin + kBlock, column.value_count());
    for (auto ordinal = static_cast<Ordinal>(begin); ordinal < end; ++ordinal) {
      const std::uint32_t having =
          most ? static_cast<std::uint32_t>(column.count(ordinal)) - counts[ordinal]
               : counts[ordinal];
      if (having > 0) visit(Counted{ordinal, having});
    }
  }
}

// Of all values that are added, those that can be among the first `size` by falling count: the
// ties of the last place, too.
class MostFrequent {
 public:
  explicit MostFrequent(std::size_t size) : size_(size), room_(std::max(4 * size, kMinRoom)) {}

  // Whether a value with such a count can be among them.
  bool MayTake(std::uint64_t count) const { return size_ > 0 && count >= least_; }

  void Add(const Counted& value) {
    if (!MayTake(value.count)) return;
    values_.push_back(value);
    if (values_.size() < room_) return;
    DropFewer();
    room_ = std::max(room_, 2 * values_.size());
  }

  std::vector<Counted> Take() && {
    DropFewer();
    return std::move(values_);
  }

 private:
  static constexpr std::size_t kMinRoom = 64;

  void DropFewer() {
    if (values_.size() <= size_) return;
    const auto last = values_.begin() + static_cast<std::ptrdiff_t>(size_) - 1;
    std::ranges::nth_element(values_, last, std::ranges::greater(), &Counted::count);
    least_ = last->count;
    std::erase_if(values_, [this](const Counted& value) { return value.count < least_; });
  }

  std::size_t size_;
  std::size_t room_;
  std::uint32_t least_ = 0;
  std::vector<Counted> values_;
};

}  // namespace

FacetAnswer CountFacet(const FacetWish& wish, const FilteredSets& sets, const Columns& columns,
                       const index::Catalogue& catalogue, const LabelOrder& order) {
  const Facet facet = wish.facet;
  const FacetFilter& filter = wish.filter;
  const FacetColumn& column = columns.facets[facet];
  const bool disjunctive = filter.combine == Combine::kOr && !filter.values.empty();
  FacetAnswer answer;
  answer.combine = filter.combine;
  const auto by_label = [&wish](const FacetValue& a, const FacetValue& b) {
    if (a.count != b.count) return a.count > b.count;
    const std::string& left = a.labels.in(wish.language);
    const std::string& right = b.labels.in(wish.language);
    return left != right ? left < right : a.id < b.id;
  };

  std::vector<std::pair<Ordinal, std::size_t>> selected;  // and its place in the answer
  for (const std::string& wanted : filter.values) {
    // Two names of a filter may be those of one value.
    const std::string id = ResolveId(columns.values, facet, wanted);
    if (std::ranges::find(answer.values, id, &FacetValue::id) != answer.values.end()) continue;
    if (const std::int64_t ordinal = column.Find(id); ordinal >= 0) {
      selected.emplace_back(ordinal, answer.values.size());
    }
    answer.values.push_back({id, LabelsOf(catalogue, columns.values, facet, id), 0, true});
  }

  MostFrequent others_counted(wish.size);
  const auto is_wanted = [&wish](Ordinal ordinal) {
    return wish.among == nullptr || (*wish.among)[ordinal];
  };
  const auto take = [&](const Counted& value) {
    for (const auto& [ordinal, place] : selected) {
      if (ordinal != value.ordinal) continue;
      answer.values[place].count = value.count;
      return;
    }
    if (is_wanted(value.ordinal)) others_counted.Add(value);
  };
  const ListedSet& set = disjunctive ? sets.WithoutFacet(facet) : sets.hits();
  if (set.size() == columns.all.cardinality() && !wish.among) {
    answer.distinct = column.value_count();
    for (const auto& [ordinal, place] : selected)
      answer.values[place].count = column.count(ordinal);
    for (const Ordinal ordinal : column.by_falling_count()) {
      const auto count = static_cast<std::uint32_t>(column.count(ordinal));
      if (!others_counted.MayTake(count)) break;
      take({ordinal, count});
    }
  } else {
    CountValues(column, set, columns.all, [&](const Counted& value) {
      answer.distinct += is_wanted(value.ordinal) ? 1 : 0;
      take(value);
    });
  }
  std::ranges::sort(answer.values, by_label);

  const std::vector<std::uint32_t>& rank = order.ranks(facet, wish.language);
  std::vector<Counted> others = std::move(others_counted).Take();
  const std::size_t shown = std::min(others.size(), wish.size);
  std::ranges::partial_sort(others, others.begin() + static_cast<std::ptrdiff_t>(shown),
                            [&](const Counted& a, const Counted& b) {
                              return a.count != b.count ? a.count > b.count
                                                        : rank[a.ordinal] < rank[b.ordinal];
                            });
  others.resize(shown);
  for (const Counted& other : others) {
    Labels labels = facet == Facet::kPerson || facet == Facet::kOrganization
                        ? order.Of(column.value(other.ordinal))
                        : LabelsOf(catalogue, columns, facet, other.ordinal);
    answer.values.push_back(
        {std::string(column.id(other.ordinal)), std::move(labels), other.count, false});
  }
  return answer;
}

}  // namespace dossier::search
