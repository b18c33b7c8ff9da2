// Which names of one article are one person or organization, and the names that stand there only
// in a part: "Marlen Abdrakhmanov … Abdrakhmanov", "the Eurasian Economic Union (EAEU) … EAEU".
#pragma once

#include <vector>

#include "entities/known_names.h"
#include "entities/local_entity.h"

namespace dossier::entities {

// A name in the field of this number, of entities[entity].
struct LocalMention {
  std::size_t field = 0;
  Span span;
  std::uint32_t entity = 0;
  Rule rule = Rule::kGazetteer;
};

struct LocalEntities {
  std::vector<LocalEntity> entities;
  std::vector<LocalMention> mentions;  // by field, then in order; never overlapping
};

// `names` are, for each of the fields, those that the gazetteer lacks.
LocalEntities JoinNames(const std::vector<FieldWords>& fields,
                        const std::vector<std::vector<NameSpan>>& names,
                        const Gazetteer& gazetteer);

}  // namespace dossier::entities
