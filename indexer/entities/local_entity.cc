#include "entities/local_entity.h"

#include <utility>

#include "text/utf8.h"

namespace dossier::entities {

std::string CollapseSpaces(std::string_view written) {
  std::string name;
  for (const char c : written) {
    const bool is_space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (is_space && (name.empty() || name.back() == ' ')) continue;
    name += is_space ? ' ' : c;
  }
  return name;
}

LocalEntity UnknownEntity(EntityKind kind, std::string_view name) {
  std::string key(1, kUnknownMark);
  key += CollapseSpaces(name);
  if (key.size() > kMaxKeyBytes) {
    std::size_t end = 0;
    for (std::size_t next = 0; next <= kMaxKeyBytes; text::NextCodePoint(key, next)) end = next;
    key.resize(end);
  }
  return {kind, std::move(key), LocalEntity::kUnknown};
}

}  // namespace dossier::entities
