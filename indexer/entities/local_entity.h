// An entity as one article knows it.
#pragma once

#include <string>
#include <string_view>

#include "entities/entity.h"

namespace dossier::entities {

// Somebody or something that an article names. `key` is all that the index holds of it: the id of a
// gazetteer entry, or, of an entity that only the text knows, kUnknownMark and the name as this
// article gives it, in the nominative where that can be told: "~Marlen Abdrakhmanov",
// «~М. Абдрахманов», «~Степной экспресс». At most kMaxKeyBytes. It depends on the article and the
// gazetteer alone; which keys are one facet value is decided over the corpus (entity_table.h).
struct LocalEntity {
  EntityKind kind = EntityKind::kPerson;
  std::string key;
  int number = kUnknown;  // of the gazetteer, or kUnknown

  static constexpr int kUnknown = -1;
  bool operator==(const LocalEntity&) const = default;
};

inline constexpr char kUnknownMark = '~';
inline constexpr std::size_t kMaxKeyBytes = 200;

// `written` with one space for each run of white space.
std::string CollapseSpaces(std::string_view written);

// The entity that an article calls by `name`, and that the gazetteer lacks.
LocalEntity UnknownEntity(EntityKind kind, std::string_view name);

}  // namespace dossier::entities
