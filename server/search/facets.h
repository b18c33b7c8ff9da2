// Counts the values of a facet.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "index/catalogue.h"
#include "search/columns.h"
#include "search/filters.h"
#include "search/label_order.h"
#include "search/labels.h"

namespace dossier::search {

struct FacetValue {
  std::string id;
  Labels labels;
  std::uint64_t count = 0;
  bool selected = false;
};

struct FacetAnswer {
  Combine combine = Combine::kOr;
  std::uint64_t distinct = 0;  // values with a count
  // Selected ones first, then by falling count; ties by label.
  std::vector<FacetValue> values;
};

// The `size` most frequent values, and all selected ones whatever their count. With Combine::kOr a
// value is counted as if it were the only one selected, with kAnd as if it were added: each count
// is the total that a click on it gives.
FacetAnswer CountFacet(Facet facet, const FacetFilter& filter, const FilteredSets& sets,
                       const Columns& columns, const index::Catalogue& catalogue,
                       const LabelOrder& order, std::size_t size, text::Language language);

}  // namespace dossier::search
