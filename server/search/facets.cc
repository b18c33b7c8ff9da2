#include "search/facets.h"

#include <algorithm>
#include <utility>

#include "search/values.h"

namespace dossier::search {
namespace {

// Small numbers: there may be hundreds of thousands of values, and most of the time goes into the
// cache's misses.
std::vector<std::uint32_t> CountOrdinals(const FacetColumn& column, const DocSet& set) {
  std::vector<std::uint32_t> counts(column.value_count());
  ForEachDoc(set, [&](DocId docid) {
    for (const Ordinal ordinal : column.of(docid)) ++counts[ordinal];
  });
  return counts;
}

struct Counted {
  Ordinal ordinal;
  std::uint32_t count;
};

}  // namespace

FacetAnswer CountFacet(Facet facet, const FacetFilter& filter, const FilteredSets& sets,
                       const Columns& columns, const index::Catalogue& catalogue, std::size_t size,
                       text::Language language) {
  const FacetColumn& column = columns.facets[facet];
  const bool disjunctive = filter.combine == Combine::kOr && !filter.values.empty();
  const std::vector<std::uint32_t> counts =
      CountOrdinals(column, disjunctive ? sets.WithoutFacet(facet) : sets.hits());

  FacetAnswer answer;
  answer.combine = filter.combine;
  const auto value_of = [&](std::string_view id, std::uint64_t count, bool selected) {
    return FacetValue{std::string(id), LabelsOf(catalogue, columns.values, facet, id), count,
                      selected};
  };
  const auto by_label = [language](const FacetValue& a, const FacetValue& b) {
    if (a.count != b.count) return a.count > b.count;
    const std::string& left = a.labels.in(language);
    const std::string& right = b.labels.in(language);
    return left != right ? left < right : a.id < b.id;
  };

  for (const std::string& wanted : filter.values) {
    // Two names of a filter may be those of one value.
    const std::string id = ResolveId(columns.values, facet, wanted);
    if (std::ranges::find(answer.values, id, &FacetValue::id) != answer.values.end()) continue;
    const std::int64_t ordinal = column.Find(id);
    const std::uint32_t count = ordinal < 0 ? 0 : counts[static_cast<std::size_t>(ordinal)];
    answer.values.push_back(value_of(id, count, true));
  }
  std::ranges::sort(answer.values, by_label);

  std::vector<Counted> candidates;
  for (Ordinal ordinal = 0; ordinal < counts.size(); ++ordinal) {
    if (counts[ordinal] == 0) continue;
    ++answer.distinct;
    const bool selected = std::ranges::any_of(
        answer.values, [&](const FacetValue& value) { return value.id == column.id(ordinal); });
    if (!selected) candidates.push_back({ordinal, counts[ordinal]});
  }
  // Labels are made for those only that can be shown: all that reach the count of the last place.
  const auto by_count = [](const Counted& a, const Counted& b) { return a.count > b.count; };
  if (candidates.size() > size && size > 0) {
    const auto last = candidates.begin() + static_cast<std::ptrdiff_t>(size) - 1;
    std::ranges::nth_element(candidates, last, by_count);
    const std::uint32_t least = last->count;
    std::erase_if(candidates, [least](const Counted& c) { return c.count < least; });
  }
  std::vector<FacetValue> others;
  others.reserve(candidates.size());
  for (const Counted& candidate : candidates) {
    others.push_back(value_of(column.id(candidate.ordinal), candidate.count, false));
  }
  std::ranges::sort(others, by_label);
  if (others.size() > size) others.resize(size);
  std::ranges::move(others, std::back_inserter(answer.values));
  return answer;
}

}  // namespace dossier::search
