// Which names of the corpus are one facet value.
//
// Articles hold keys (LocalEntity::key), and nothing of what belongs together. That is decided
// here, from all keys at once, by rules for people (person_values.h) and organizations
// (organization_values.h) and by the lines of the curator (merge_lines.h). An index that grew
// article by article has the same table as one that was made at once.
#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <string_view>
#include <vector>

#include "base/string_store.h"
#include "entities/entity.h"
#include "entities/gazetteer.h"
#include "entities/merge_lines.h"

namespace dossier::entities {

// A key that articles hold.
struct KeyCount {
  EntityKind kind = EntityKind::kPerson;
  std::uint32_t articles = 0;  // that have it, at least one
  std::string_view key;
};

inline constexpr std::uint32_t kNoKey = std::numeric_limits<std::uint32_t>::max();

// One facet value. Its English label is the name of `en_key`, or the romanization of that of
// `ru_key` where there is none; its Russian label likewise that of `ru_key`, or of `en_key`. One of
// the two is there, but for a value of the gazetteer, whose labels stand there.
struct EntityValue {
  EntityKind kind = EntityKind::kPerson;
  bool known = false;  // the id is one of the gazetteer
  std::string_view id;
  std::uint32_t en_key = kNoKey;  // index into the keys
  std::uint32_t ru_key = kNoKey;
};

// Another way to name a value in a link: the slug of a name that it has in the articles or in the
// gazetteer, so that a link made before its names were joined, or known, still leads to it.
struct ValueSlug {
  std::string_view slug;
  std::uint32_t value = 0;
};

struct EntityTable {
  StringStore strings;                      // the ids and slugs
  std::vector<EntityValue> values;          // in byte order of their ids, no two of which are equal
  std::vector<std::uint32_t> value_of_key;  // indexes into values
  std::vector<ValueSlug> slugs;             // in byte order; none is an id
};

// `keys` each once, people first, in byte order of the keys; a key without kUnknownMark is the id
// of an entity of `gazetteer`, or of an earlier one. `lines` as ParseMergeLines gives them.
// Deterministic.
//
// The id of a value that the gazetteer lacks is the slug of its English label, with -2, -3 … where
// the gazetteer has that id, or a value that more articles name, so that what is added to an index
// seldom changes an id that is there.
EntityTable MakeEntityTable(std::span<const KeyCount> keys, const Gazetteer& gazetteer,
                            std::span<const MergeLine> lines);

// The name in a key of an unknown entity.
std::string_view NameInKey(std::string_view key);

}  // namespace dossier::entities
