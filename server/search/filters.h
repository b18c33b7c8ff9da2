// Filters as sets of articles.
#pragma once

#include <array>
#include <optional>

#include "search/columns.h"
#include "search/doc_set.h"
#include "search/evaluator.h"
#include "search/request.h"

namespace dossier::search {

// The articles with the value that `id` names.
DocSet ValueDocs(Evaluator& evaluator, Facet facet, std::string_view id);

// The articles that have the filter's values (any of them, or all); all articles where it names
// none. Leaves aside what it excludes.
DocSet IncludedDocs(Evaluator& evaluator, Facet facet, const FacetFilter& filter);

// The articles whose whole period lies between the ends of the filter, both of which count.
DocSet DateRangeDocs(const DateFilter& filter, const Columns& columns);

// The articles that speak of a day between the ends of the filter, both of which count.
DocSet EventDocs(const EventFilter& filter, const Columns& columns);

// The articles whose date was inferred.
DocSet InferredDateDocs(const Columns& columns);

// The articles that a query matches, with every filter kept apart, so that each count can leave out
// the filter that it must. What is excluded, inferred dates too, stays excluded in every count.
class FilteredSets {
 public:
  FilteredSets(DocSet matched, const Filters& filters, Evaluator& evaluator);

  // All filters applied.
  const ListedSet& hits() const { return hits_; }
  const ListedSet& WithoutFacet(Facet facet) const;
  // Without the range of publication dates.
  const ListedSet& WithoutDate() const { return Without(kDate); }

 private:
  // One set for each facet, then those of the ranges of dates; nothing where there is no such
  // filter.
  static constexpr std::size_t kDate = kFacets.size();
  static constexpr std::size_t kEvent = kDate + 1;
  static constexpr std::size_t kNoFilter = kEvent + 1;
  DocSet Intersect(std::size_t left_out) const;
  const ListedSet& Without(std::size_t filter) const;

  DocSet matched_;
  std::array<std::optional<DocSet>, kNoFilter> filters_;
  ListedSet hits_;
  std::array<ListedSet, kNoFilter> without_;  // where there is such a filter
};

}  // namespace dossier::search
