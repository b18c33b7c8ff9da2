// What the curator says of names that rules join wrongly, or don't join: merges.tsv.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "entities/gazetteer.h"

namespace dossier::entities {

inline constexpr const char* kMergesFile = "merges.tsv";

enum class MergeRule : std::uint8_t { kSame, kApart };

// One line: two names (in the nominative), or one name and the id of an entity of the gazetteer.
struct MergeLine {
  MergeRule rule = MergeRule::kSame;
  EntityKind kind = EntityKind::kPerson;
  std::string one;
  std::string other;
};

// Reads the lines of a file that messages call `name`; corpus/entities/README.md describes the
// columns. Error: kInvalidInput with file, line and reason of each line that is refused (the first
// twenty): another number of columns, an unknown rule or kind, a name that is missing or stands
// beside itself, an id that `gazetteer` lacks or has as another kind, two entities of it that are
// said to be the same, a pair that is both same and apart.
Result<std::vector<MergeLine>> ParseMergeLines(std::string_view name, std::string_view tsv,
                                               const Gazetteer& gazetteer);

// The form in which the names of lines and articles are compared: words in the form of Token::term
// with single spaces between them.
std::string FoldName(std::string_view name);

// True for what cannot be a name in a line but an id of the gazetteer: a-z, 0-9 and -.
bool IsEntityId(std::string_view text);

}  // namespace dossier::entities
