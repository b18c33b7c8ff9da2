#include "search/value_prefix.h"

#include <algorithm>
#include <string>

#include "article/white_space.h"
#include "search/labels.h"
#include "search/typed_words.h"
#include "text/keyboard_layout.h"

namespace dossier::search {
namespace {

bool HasPrefixes(const std::string& name, const std::vector<std::string>& prefixes,
                 text::Analyzer& analyzer) {
  const std::vector<std::string> words = ReadTyped(name, analyzer).prefixes;
  return std::ranges::all_of(prefixes, [&](const std::string& prefix) {
    return std::ranges::any_of(words,
                               [&](const std::string& word) { return word.starts_with(prefix); });
  });
}

// Sources and languages are few: their labels are read each time.
std::vector<bool> ByLabels(Facet facet, const std::vector<std::string>& prefixes,
                           const Snapshot& snapshot, text::Analyzer& analyzer) {
  const FacetColumn& column = snapshot.columns().facets[facet];
  std::vector<bool> with(column.value_count());
  for (Ordinal ordinal = 0; ordinal < column.value_count(); ++ordinal) {
    const Labels labels = LabelsOf(snapshot.catalogue(), snapshot.columns(), facet, ordinal);
    with[ordinal] = HasPrefixes(labels.en, prefixes, analyzer) ||
                    HasPrefixes(labels.ru, prefixes, analyzer) ||
                    HasPrefixes(std::string(column.id(ordinal)), prefixes, analyzer);
  }
  return with;
}

std::vector<bool> ByNames(Facet facet, const std::vector<std::string>& prefixes,
                          const Snapshot& snapshot) {
  const Columns& columns = snapshot.columns();
  std::vector<bool> named(columns.values.size());
  for (const index::ValueTable::Number value : snapshot.name_index().FindValues(prefixes)) {
    named[value] = true;
  }
  const FacetColumn& column = columns.facets[facet];
  std::vector<bool> with(column.value_count());
  for (Ordinal ordinal = 0; ordinal < column.value_count(); ++ordinal) {
    with[ordinal] = named[column.value(ordinal)];
  }
  return with;
}

std::vector<bool> WithPrefixes(Facet facet, const std::vector<std::string>& prefixes,
                               const Snapshot& snapshot, text::Analyzer& analyzer) {
  if (prefixes.empty()) {
    return std::vector<bool>(snapshot.columns().facets[facet].value_count());
  }
  const bool has_names = facet == Facet::kPerson || facet == Facet::kOrganization;
  return has_names ? ByNames(facet, prefixes, snapshot)
                   : ByLabels(facet, prefixes, snapshot, analyzer);
}

}  // namespace

std::vector<bool> ValuesWithPrefix(Facet facet, std::string_view typed, const Snapshot& snapshot,
                                   text::Analyzer& analyzer) {
  if (article::IsBlank(typed)) {
    return std::vector<bool>(snapshot.columns().facets[facet].value_count(), true);
  }
  std::vector<bool> with =
      WithPrefixes(facet, ReadTyped(typed, analyzer).prefixes, snapshot, analyzer);
  for (const std::string& switched : text::LayoutReadings(typed)) {
    if (std::ranges::find(with, true) != with.end()) break;
    with = WithPrefixes(facet, ReadTyped(switched, analyzer).prefixes, snapshot, analyzer);
  }
  return with;
}

}  // namespace dossier::search
