#include "entities/entity.h"

#include "entities/name_forms.h"

namespace dossier::entities {

std::string_view EntityKindName(EntityKind kind) {
  return kind == EntityKind::kPerson ? "person" : "org";
}

std::string MakeRussianLabel(const Entity& entity) {
  if (entity.kind != EntityKind::kPerson || entity.family_first) return {};
  const std::vector<std::string_view> words = SplitName(entity.ru);
  std::string label;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (IsPatronymicAt(words, i)) continue;
    if (!label.empty()) label += ' ';
    label += words[i];
  }
  return label == entity.ru ? std::string() : label;
}

}  // namespace dossier::entities
