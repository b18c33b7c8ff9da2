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

std::string LabelIn(text::Language language, const index::Catalogue& catalogue,
                    const index::ValueTable& values, index::ValueTable::Number value) {
  const bool russian = language == text::Language::kRussian;
  if (!values.is_known(value)) return russian ? values.ru(value) : values.en(value);
  const int number = catalogue.gazetteer.Find(values.id(value));
  if (number < 0) return std::string(values.id(value));
  const entities::Entity& entity = catalogue.gazetteer.entities()[static_cast<std::size_t>(number)];
  return russian ? entity.RussianLabel() : entity.en;
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
