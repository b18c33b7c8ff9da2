// The order of the values of a facet by their labels, which breaks ties of counts.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "index/catalogue.h"
#include "search/columns.h"
#include "search/facet_kind.h"
#include "text/language.h"

namespace dossier::search {

// Counted beforehand for all values: of a rare word most people are in one article each, and all of
// them would have to be called by name to find the first twenty. 8 bytes a value.
class LabelOrder {
 public:
  LabelOrder(const Columns& columns, const index::Catalogue& catalogue);

  // The place of each value, by ordinal, among those of its facet: by label in `language`, English
  // or Russian, then by id.
  const std::vector<std::uint32_t>& ranks(Facet facet, text::Language language) const {
    return ranks_[facet][language == text::Language::kRussian ? 1 : 0];
  }

 private:
  PerFacet<std::array<std::vector<std::uint32_t>, 2>> ranks_;
};

}  // namespace dossier::search
