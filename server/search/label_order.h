// The labels of people and organizations, and the order of the values of a facet by their labels,
// which breaks ties of counts.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "index/catalogue.h"
#include "search/columns.h"
#include "search/facet_kind.h"
#include "search/labels.h"
#include "search/packed_ids.h"
#include "text/language.h"

namespace dossier::search {

// Counted beforehand for all values: of a rare word most people are in one article each, and all of
// them would have to be called by name to find the first twenty. 8 bytes a value, and of a person
// or an organization both labels and 8 more: an answer has a hundred of them, and to find each in
// the gazetteer is five looks into memory that no cache has at hand.
class LabelOrder {
 public:
  LabelOrder(const Columns& columns, const index::Catalogue& catalogue);

  // The labels of a person or an organization: those of search/labels.h.
  Labels Of(index::ValueTable::Number value) const {
    return {std::string(labels_[2 * value]), std::string(labels_[2 * value + 1])};
  }

  // The place of each value, by ordinal, among those of its facet: by label in `language`, English
  // or Russian, then by id.
  const std::vector<std::uint32_t>& ranks(Facet facet, text::Language language) const {
    return ranks_[facet][language == text::Language::kRussian ? 1 : 0];
  }

 private:
  PackedIds labels_;  // by the number of the value, English and Russian
  PerFacet<std::array<std::vector<std::uint32_t>, 2>> ranks_;
};

}  // namespace dossier::search
