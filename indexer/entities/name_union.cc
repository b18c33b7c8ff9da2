#include "entities/name_union.h"

#include <algorithm>
#include <numeric>

namespace dossier::entities {

NameUnion::NameUnion(std::size_t names) : parents_(names), known_(names), bound_(names) {
  std::iota(parents_.begin(), parents_.end(), 0U);
}

std::uint32_t NameUnion::Root(std::uint32_t name) const {
  while (parents_[name] != name) {
    parents_[name] = parents_[parents_[name]];
    name = parents_[name];
  }
  return name;
}

bool NameUnion::Unite(std::uint32_t one, std::uint32_t other) {
  one = Root(one);
  other = Root(other);
  if (one == other) return true;
  if (known_[one] && known_[other]) return false;
  if (bound_[one] && bound_[other] && AreApart(one, other)) return false;
  const std::uint32_t root = std::min(one, other);
  const std::uint32_t joined = std::max(one, other);
  parents_[joined] = root;
  if (known_[joined]) known_[root] = true;
  if (bound_[joined]) bound_[root] = true;
  return true;
}

void NameUnion::SetKnown(std::uint32_t name) { known_[Root(name)] = true; }

void NameUnion::KeepApart(std::uint32_t one, std::uint32_t other) {
  apart_.emplace_back(one, other);
  bound_[Root(one)] = true;
  bound_[Root(other)] = true;
}

bool NameUnion::AreApart(std::uint32_t one, std::uint32_t other) const {
  return std::ranges::any_of(apart_, [&](const auto& pair) {
    const std::uint32_t first = Root(pair.first);
    const std::uint32_t second = Root(pair.second);
    return (first == one && second == other) || (first == other && second == one);
  });
}

}  // namespace dossier::entities
