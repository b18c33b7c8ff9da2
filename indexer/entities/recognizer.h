// Finds the people and organizations that no list knows.
#pragma once

#include <cstdint>
#include <vector>

#include "entities/entity.h"
#include "entities/rule.h"
#include "entities/tagger.h"
#include "entities/words.h"

namespace dossier::entities {

// A name in a text: the words [begin, end).
struct NameSpan {
  std::size_t begin = 0;
  std::size_t end = 0;
  EntityKind kind = EntityKind::kPerson;
  Rule rule = Rule::kGazetteer;
};

// The names by the rules of people_rules.h and organization_rules.h, in order, not overlapping, and
// none that touches a word with a hint, but places within organizations.
std::vector<NameSpan> FindByRules(const Words& words, const Hints& known);

// `known` together with `names`.
Hints AddHints(Hints known, const std::vector<NameSpan>& names);

// The names that `tags` tell and those `by_rules` that are surer than any tag, without what
// overlaps a word that is known and without what the tagger cannot know: single words that are no
// one's name.
std::vector<NameSpan> Combine(const Words& words, const Hints& known,
                              std::vector<NameSpan> by_rules, const std::vector<Tag>& tags);

}  // namespace dossier::entities
