// The names that facet values are shown by.
#pragma once

#include <string>
#include <string_view>

#include "index/catalogue.h"
#include "index/value_table.h"
#include "search/columns.h"
#include "search/facet_kind.h"
#include "text/language.h"

namespace dossier::search {

struct Labels {
  std::string en;
  std::string ru;

  const std::string& in(text::Language language) const {
    return language == text::Language::kRussian ? ru : en;
  }
};

// Those of a person or an organization that `values` has.
Labels LabelsOf(const index::Catalogue& catalogue, const index::ValueTable& values,
                index::ValueTable::Number value);

// Those of a value that articles have.
Labels LabelsOf(const index::Catalogue& catalogue, const Columns& columns, Facet facet,
                Ordinal ordinal);

// Those of what `id` names in `facet`. Where neither `values` nor `catalogue` know that, it is its
// own label.
Labels LabelsOf(const index::Catalogue& catalogue, const index::ValueTable& values, Facet facet,
                std::string_view id);

}  // namespace dossier::search
