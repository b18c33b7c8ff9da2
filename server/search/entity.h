// A person or an organization, and the articles that name it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "search/search_answer.h"

namespace dossier::search {

inline constexpr std::size_t kNewestOfEntity = 10;

// An office that the gazetteer says somebody held.
struct HeldOffice {
  std::string id;  // "foreign-minister-ru"
  Labels labels;
  PartialDate since;
  std::optional<PartialDate> until;  // nothing while it lasts
};

struct EntityAnswer {
  entities::EntityKind kind = entities::EntityKind::kPerson;
  std::string id;
  Labels labels;
  bool listed = false;               // in the gazetteer
  std::string country;               // its code, where the gazetteer has one
  std::vector<std::string> aliases;  // other names: of the gazetteer, then of the articles
  std::vector<HeldOffice> offices;   // the last one first
  std::uint64_t total = 0;
  // The earliest and the latest publication date; of equally early ones the finest.
  std::optional<PartialDate> first;
  std::optional<PartialDate> last;
  Histogram histogram;  // by month; by year where that would be too many months
  FacetAnswer people;   // named in the same articles, itself left out
  FacetAnswer organizations;
  std::vector<Hit> newest;  // at most kNewestOfEntity, without snippets
  std::string identity;     // Snapshot::identity of the snapshot that it comes from
};

struct EntityRequest {
  std::string id;  // as filters take it
  std::size_t facet_size = 10;
  text::Language language = text::Language::kEnglish;
};

// Nothing where neither the articles nor the gazetteer know the id. Throws QueryTimeout and
// Xapian::Error.
std::optional<EntityAnswer> FindEntity(const EntityRequest& request, const Snapshot& snapshot,
                                       Worker& worker, Deadline deadline);

}  // namespace dossier::search
