// The values of a facet that somebody who has begun to type may mean.
#pragma once

#include <string_view>
#include <vector>

#include "search/facet_kind.h"
#include "search/snapshot.h"

namespace dossier::search {

// For each ordinal of `facet`, whether one of the value's names (of a source or a language: labels
// and id) has, for each word of `typed`, a word that begins so. Where no value has, what the other
// keyboard gives is tried (rfp for каз). All of them where `typed` is blank.
std::vector<bool> ValuesWithPrefix(Facet facet, std::string_view typed, const Snapshot& snapshot,
                                   text::Analyzer& analyzer);

}  // namespace dossier::search
