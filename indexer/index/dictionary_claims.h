// What a dictionary says of translations.
#pragma once

#include "index/claims.h"
#include "index/dictd.h"

namespace dossier::index {

// A source whose glosses, phrases and references are believed as far as `trust` (0, 1] goes.
void AddDictionary(const DictdDictionary& dictionary, double trust, Claims& claims);

}  // namespace dossier::index
