#include "entities/entity.h"

#include "entities/name_forms.h"

namespace dossier::entities {

std::string_view EntityKindName(EntityKind kind) {
  return kind == EntityKind::kPerson ? "person" : "org";
}

std::string Entity::RussianLabel() const {
  if (kind != EntityKind::kPerson || family_first) return ru;
  const std::vector<std::string_view> words = SplitName(ru);
  std::string label;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (IsPatronymicAt(words, i)) continue;
    if (!label.empty()) label += ' ';
    label += words[i];
  }
  return label;
}

}  // namespace dossier::entities
