// Organizations that no list knows, by the words that their names are made of.
#pragma once

#include <optional>

#include "entities/recognizer.h"

namespace dossier::entities {

// The longest name of an organization that starts at word `i`, if one does. `known` as in
// FindByRules.
std::optional<NameSpan> FindOrganizationAt(const Words& words, const Hints& known, std::size_t i);

}  // namespace dossier::entities
