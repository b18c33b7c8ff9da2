#include "search/values.h"

#include "index/schema.h"

namespace dossier::search {

Facet FacetOf(entities::EntityKind kind) {
  return kind == entities::EntityKind::kPerson ? Facet::kPerson : Facet::kOrganization;
}

std::optional<index::ValueTable::Number> FindValue(const index::ValueTable& values, Facet facet,
                                                   std::string_view id) {
  if (facet != Facet::kPerson && facet != Facet::kOrganization) return std::nullopt;
  const auto value = values.Find(id);
  if (!value || FacetOf(values.kind(*value)) != facet) return std::nullopt;
  return value;
}

std::string ResolveId(const index::ValueTable& values, Facet facet, std::string_view id) {
  const auto value = FindValue(values, facet, id);
  return std::string(value ? values.id(*value) : id);
}

std::vector<std::string> ValueTerms(const index::ValueTable& values,
                                    index::ValueTable::Number value) {
  std::vector<std::string> terms;
  for (const std::uint32_t key : values.keys(value)) {
    terms.push_back(index::MakeTerm(index::EntityPrefix(values.kind(value)), values.key(key)));
  }
  return terms;
}

std::vector<std::string> ValueTerms(const index::ValueTable& values, Facet facet,
                                    std::string_view id) {
  switch (facet) {
    case Facet::kPerson:
    case Facet::kOrganization: {
      const auto value = FindValue(values, facet, id);
      return value ? ValueTerms(values, *value) : std::vector<std::string>();
    }
    case Facet::kSource:
      return {index::MakeTerm(index::kSourcePrefix, id)};
    case Facet::kLanguage:
      break;
  }
  return {index::MakeTerm(index::kLanguagePrefix, id)};
}

}  // namespace dossier::search
