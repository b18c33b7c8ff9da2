// Offices that a text names without the name of who holds them: «глава МИД РФ», "the US president".
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/span.h"
#include "entities/gazetteer.h"
#include "entities/state_phrases.h"
#include "text/token.h"

namespace dossier::entities {

// A role and a country, numbers of Gazetteer::states().
struct Office {
  int role = 0;
  int country = 0;

  bool operator==(const Office&) const = default;
};

// A place where a text names an office. Whether somebody's name stands beside it, whom it speaks of
// then, is for the caller to see.
struct OfficeMention {
  Span span;
  std::size_t first_token = 0;
  std::size_t end_token = 0;  // half-open; variants between are part of it
  Office office;
};

// Reading is safe from many threads. The gazetteer must outlive it.
class Offices {
 public:
  explicit Offices(const Gazetteer& gazetteer);

  // The offices that `utf8` names as held at its time, in order, not overlapping. `tokens` are
  // those of `utf8` as text::Analyzer gives them. Not found: "former Russian president", «вице-
  // президент США», «на пост президента США», "was elected president of France", and whoever only
  // serves the holder («помощник президента США»).
  std::vector<OfficeMention> Find(std::string_view utf8,
                                  const std::vector<text::Token>& tokens) const;

  // The entity that held `office` at `date`; -1 where none is known, or where the holder changed
  // within `date`.
  int Holder(Office office, PartialDate date) const;

  // "foreign-minister-ru".
  std::string Id(Office office) const;

 private:
  struct Term {
    int person;
    const OfficeTerm* dates;
  };

  std::vector<StatePhrase> FindAt(std::string_view utf8, const std::vector<text::Token>& tokens,
                                  std::size_t token) const;
  std::vector<StatePhrase> FindHeads(std::string_view utf8, const std::vector<text::Token>& tokens,
                                     std::size_t token) const;
  static bool IsJoinedTo(std::size_t barred, const std::vector<text::Token>& tokens,
                         const StatePhrase& phrase);
  std::size_t IndexOf(Office office) const;

  const Gazetteer* gazetteer_;
  StatePhrases offices_;
  StatePhrases bodies_;
  std::vector<int> heads_;                // by role of a body: the role of its head, or -1
  std::vector<std::vector<Term>> terms_;  // by role * countries + country
};

}  // namespace dossier::entities
