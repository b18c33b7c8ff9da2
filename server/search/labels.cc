#include "search/labels.h"

#include "search/values.h"

namespace dossier::search {
namespace {

Labels EntityLabels(const entities::Gazetteer& gazetteer, std::string_view id) {
  const int number = gazetteer.Find(id);
  if (number < 0) return {std::string(id), std::string(id)};
  const entities::Entity& entity = gazetteer.entities()[static_cast<std::size_t>(number)];
  return {entity.en, entity.RussianLabel()};
}

}  // namespace

Labels LabelsOf(const index::Catalogue& catalogue, const index::ValueTable& values,
                index::ValueTable::Number value) {
  if (values.is_known(value)) return EntityLabels(catalogue.gazetteer, values.id(value));
  return {values.en(value), values.ru(value)};
}

Labels LabelsOf(const index::Catalogue& catalogue, const Columns& columns, Facet facet,
                Ordinal ordinal) {
  const FacetColumn& column = columns.facets[facet];
  if (facet == Facet::kPerson || facet == Facet::kOrganization) {
    return LabelsOf(catalogue, columns.values, column.value(ordinal));
  }
  return LabelsOf(catalogue, columns.values, facet, column.id(ordinal));
}

Labels LabelsOf(const index::Catalogue& catalogue, const index::ValueTable& values, Facet facet,
                std::string_view id) {
  switch (facet) {
    case Facet::kPerson:
    case Facet::kOrganization: {
      const auto value = FindValue(values, facet, id);
      return value ? LabelsOf(catalogue, values, *value) : EntityLabels(catalogue.gazetteer, id);
    }
    case Facet::kSource: {
      const index::Source source = catalogue.SourceLabels(id);
      return {source.en, source.ru};
    }
    case Facet::kLanguage:
      break;
  }
  if (id == "ru") return {"Russian", "Русский"};
  if (id == "en") return {"English", "Английский"};
  return {std::string(id), std::string(id)};
}

}  // namespace dossier::search
