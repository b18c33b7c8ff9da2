// Finds the names of the gazetteer in what somebody typed.
#pragma once

#include <string_view>
#include <vector>

#include "entities/matcher.h"
#include "search/name_index.h"
#include "text/analyzer.h"

namespace dossier::search {

// A name in a query and whose it is.
struct NamedEntity {
  Span span;  // bytes of the query
  int number = 0;
};

// The names in `text`, in order, not overlapping, in any case of their letters. Left out are those
// that may be several people's and those that are everyday words ("who").
std::vector<NamedEntity> FindNames(std::string_view text, const entities::Matcher& matcher,
                                   text::Analyzer& analyzer);

// Everybody of `kind` whose name, in any case form, is all of `name`. Empty where nobody's is.
std::vector<int> FindBearers(std::string_view name, entities::EntityKind kind,
                             const entities::Matcher& matcher, text::Analyzer& analyzer);

// The values of `kind` that the gazetteer lacks and that have a name of the same words as `name`,
// in any case form and order; at most kMaxValuesNamed, those that most articles name.
inline constexpr std::size_t kMaxValuesNamed = 20;
std::vector<index::ValueTable::Number> FindValuesNamed(std::string_view name,
                                                       entities::EntityKind kind,
                                                       const NameIndex& names,
                                                       const index::ValueTable& values,
                                                       text::Analyzer& analyzer);

}  // namespace dossier::search
