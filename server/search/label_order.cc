#include "search/label_order.h"

#include <algorithm>
#include <numeric>
#include <string>
#include <utility>

namespace dossier::search {
namespace {

// Ordinals rise with the ids.
std::vector<std::uint32_t> RanksOf(const std::vector<std::string>& labels) {
  std::vector<Ordinal> order(labels.size());
  std::iota(order.begin(), order.end(), Ordinal{0});
  std::ranges::stable_sort(order, {},
                           [&](Ordinal ordinal) -> const std::string& { return labels[ordinal]; });
  std::vector<std::uint32_t> ranks(order.size());
  for (std::uint32_t rank = 0; rank < order.size(); ++rank) ranks[order[rank]] = rank;
  return ranks;
}

}  // namespace

LabelOrder::LabelOrder(const Columns& columns, const index::Catalogue& catalogue) {
  for (index::ValueTable::Number value = 0; value < columns.values.size(); ++value) {
    const Labels labels = LabelsOf(catalogue, columns.values, value);
    labels_.Add(labels.en);
    labels_.Add(labels.ru);
  }
  for (const Facet facet : kFacets) {
    const FacetColumn& column = columns.facets[facet];
    std::vector<std::string> english;
    std::vector<std::string> russian;
    for (Ordinal ordinal = 0; ordinal < column.value_count(); ++ordinal) {
      Labels labels = LabelsOf(catalogue, columns, facet, ordinal);
      english.push_back(std::move(labels.en));
      russian.push_back(std::move(labels.ru));
    }
    ranks_[facet] = {RanksOf(english), RanksOf(russian)};
  }
}

}  // namespace dossier::search
