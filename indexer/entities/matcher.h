// Finds the names of the gazetteer in a text.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "entities/gazetteer.h"
#include "entities/home_bodies.h"
#include "entities/name_forms.h"
#include "entities/name_words.h"
#include "entities/offices.h"
#include "entities/phrase_trie.h"
#include "entities/place_finder.h"
#include "entities/state_phrases.h"
#include "text/stemmer.h"
#include "text/token.h"

namespace dossier::entities {

// A place where a name of the gazetteer stands. Where a form belongs to several people, all of them
// are candidates.
struct Candidate {
  Span span;
  std::size_t first_token = 0;  // index into the tokens; variants between are part of it
  std::size_t end_token = 0;    // half-open
  FormKind form = FormKind::kFull;
  std::vector<int> entities;  // numbers of the gazetteer, never empty
};

// Reading is safe from many threads. The gazetteer must outlive the matcher.
class Matcher {
 public:
  explicit Matcher(const Gazetteer& gazetteer);

  const Gazetteer& gazetteer() const { return *gazetteer_; }

  const NameWords& name_words() const { return name_words_; }
  const PlaceFinder& places() const { return places_; }
  const Offices& offices() const { return offices_; }
  const HomeBodies& home_bodies() const { return home_bodies_; }

  // The longest names, in order, not overlapping. `tokens` are those of `utf8` as text::Analyzer
  // gives them.
  std::vector<Candidate> Find(std::string_view utf8, const std::vector<text::Token>& tokens,
                              CapitalRule capitals) const;

  // True where the word is a given name of somebody in the gazetteer, in any case.
  bool IsGivenName(std::string_view term) const;

  // True where it is that of this entity.
  bool IsGivenNameOf(int entity, std::string_view term) const;

 private:
  struct OrganizationName {
    int entity;
    OrganizationForm form;
  };
  struct Positions;

  void AddPerson(int number, text::Tokenizer& tokenizer);
  void AddOrganization(int number, text::Tokenizer& tokenizer, text::Stemmer& stemmer);
  Candidate FindPerson(const Positions& at, std::size_t start, CapitalRule capitals) const;
  Candidate FindOrganization(const Positions& at, std::size_t start, CapitalRule capitals) const;
  std::vector<Candidate> FindStateBodies(const Positions& at, std::size_t start,
                                         CapitalRule capitals) const;
  static bool IsShouted(const Positions& at, std::size_t position);
  static bool HasItsCapitals(const Positions& at, std::size_t position, std::string_view term);
  static bool IsShoutedStopWord(const Positions& at, std::size_t position);
  bool IsWrittenLike(const Positions& at, std::size_t start, const OrganizationName& name,
                     CapitalRule capitals) const;

  const Gazetteer* gazetteer_;
  NameWords name_words_;
  PlaceFinder places_;
  Offices offices_;
  PhraseTrie people_;         // values: entity number * 2 + FormKind
  PhraseTrie organizations_;  // values: index into names_
  PhraseTrie given_names_;    // values: entity numbers
  PhraseTrie small_starts_;   // first words of names that are written small
  std::vector<OrganizationName> names_;
  StatePhrases state_bodies_;
  HomeBodies home_bodies_;
};

}  // namespace dossier::entities
