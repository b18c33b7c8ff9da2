// The values of facets and the terms that they stand for.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "index/value_table.h"
#include "search/facet_kind.h"

namespace dossier::search {

// kPerson or kOrganization.
Facet FacetOf(entities::EntityKind kind);

// The person or organization that `id` names in `facet`: by its id, or by the slug of a name that
// it has. Nothing in the other facets.
std::optional<index::ValueTable::Number> FindValue(const index::ValueTable& values, Facet facet,
                                                   std::string_view id);

// The id of what `id` names; `id` itself where there is nothing.
std::string ResolveId(const index::ValueTable& values, Facet facet, std::string_view id);

// The terms of the articles that have the value: one for each key.
std::vector<std::string> ValueTerms(const index::ValueTable& values,
                                    index::ValueTable::Number value);

// The same of what `id` names in any facet; none where no article can have it.
std::vector<std::string> ValueTerms(const index::ValueTable& values, Facet facet,
                                    std::string_view id);

}  // namespace dossier::search
