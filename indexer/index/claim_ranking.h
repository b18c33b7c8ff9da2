// From what is said of translations to what is looked up.
#pragma once

#include "index/claims.h"
#include "index/lexicon.h"

namespace dossier::index {

// The translations of each word, best first, a dozen at most, both ways. Deterministic.
LexiconEntries RankClaims(Claims claims);

}  // namespace dossier::index
