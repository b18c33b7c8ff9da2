// The four facets.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace dossier::search {

enum class Facet : std::size_t { kPerson, kOrganization, kSource, kLanguage };

inline constexpr std::array<Facet, 4> kFacets = {Facet::kPerson, Facet::kOrganization,
                                                 Facet::kSource, Facet::kLanguage};

// "person", "org", "source", "lang": parameter names and members of openapi.json.
constexpr std::string_view FacetName(Facet facet) {
  constexpr std::array<std::string_view, 4> kNames = {"person", "org", "source", "lang"};
  return kNames[static_cast<std::size_t>(facet)];
}

// One of something for each facet.
template <typename T>
struct PerFacet {
  std::array<T, kFacets.size()> items;
  T& operator[](Facet facet) { return items[static_cast<std::size_t>(facet)]; }
  const T& operator[](Facet facet) const { return items[static_cast<std::size_t>(facet)]; }
};

}  // namespace dossier::search
