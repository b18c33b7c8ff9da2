// Who is meant where an article names an office and nobody: «глава МИД РФ», "the US president".
#pragma once

#include <vector>

#include "base/date.h"
#include "entities/known_names.h"
#include "entities/local_entities.h"

namespace dossier::entities {

// Adds to `local` a mention of the holder at `date` for each office that stands there without the
// name of a person beside it. What a mention has already is left to it: of «глава МИД РФ» the
// holder gets «глава».
void AddOfficeHolders(const std::vector<FieldInput>& fields, PartialDate date,
                      const Matcher& matcher, LocalEntities& local);

}  // namespace dossier::entities
