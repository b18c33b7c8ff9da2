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
  std::uint64_t distinct = 0;  // values with a count, among those that are looked for
  // Selected ones first, then by falling count; ties by label.
  std::vector<FacetValue> values;
};

// What is to be counted.
struct FacetWish {
  Facet facet;
  const FacetFilter& filter;  // of this facet
  std::size_t size = 10;
  text::Language language = text::Language::kEnglish;
  // By ordinal: the values that are looked for, selected ones apart; null: all.
  const std::vector<bool>* among = nullptr;
};

// The `size` most frequent values, and all selected ones whatever their count. With Combine::kOr a
// value is counted as if it were the only one selected, with kAnd as if it were added: each count
// is the total that a click on it gives.
FacetAnswer CountFacet(const FacetWish& wish, const FilteredSets& sets, const Columns& columns,
                       const index::Catalogue& catalogue, const LabelOrder& order);

}  // namespace dossier::search
