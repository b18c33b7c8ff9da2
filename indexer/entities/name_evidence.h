// What the words around an English name tell of its bearer.
#pragma once

#include <cstddef>

#include "entities/words.h"

namespace dossier::entities {

// How many places of a name tell it.
struct NameEvidence {
  int person = 0;        // Mr Case; Case, chairman of …; Case, 61; elected Case
  int organization = 0;  // Case Corp; Case <CSE>; Case said it sold …; a unit of Case
  int speaker = 0;       // Case said: somebody, a person or a company
  int thing = 0;         // near Case, the tanker Case
  int of_many = 0;  // Case's, by Case, Case has: as people and companies stand, and little else

  NameEvidence& operator+=(const NameEvidence& other);
};

// Of the words [begin, end), which are Latin.
NameEvidence EvidenceAt(const Words& words, std::size_t begin, std::size_t end);

// True for "free trade agreement (FTA)": an acronym in brackets behind the words that it is of,
// which are no name of an organization.
bool IsOfCommonWords(const Words& words, std::size_t i);

// True for ECUs, PINs: of several things, none of which is an organization.
bool IsPluralAcronym(const Words& words, std::size_t i);

}  // namespace dossier::entities
