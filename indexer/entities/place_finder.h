// Finds the names of places, which so are kept from being people and organizations.
#pragma once

#include "entities/phrase_trie.h"
#include "entities/place.h"
#include "entities/recognizer.h"
#include "entities/words.h"

namespace dossier::entities {

// Reading is safe from many threads.
class PlaceFinder {
 public:
  // `places` and those of CLDR (text/locale_names.h).
  explicit PlaceFinder(const std::vector<Place>& places);

  // Marks the longest names of places among the words that `hints` says nothing of.
  void Mark(const Words& words, Hints& hints) const;

 private:
  PhraseTrie names_;  // of stems
};

}  // namespace dossier::entities
