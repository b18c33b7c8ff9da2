// What the sources of the lexicon say.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "index/lemmas.h"
#include "text/locale_names.h"

namespace dossier::index {

// Several words explain more than they translate: what that takes from a score.
constexpr double kTwoWordsFactor = 0.5;

// That two lemmas translate each other, as one source says.
struct Claim {
  LemmaId english;
  LemmaId russian;
  int source;
  bool one_way;  // from English only
  double score;  // above 0; 1 for the first gloss of a definition
};

// All that was said, source by source, and what else was seen on the way.
struct Claims {
  Lemmas english{text::Script::kLatin};
  Lemmas russian{text::Script::kCyrillic};
  std::vector<Claim> list;
  int source = 0;                          // the one that speaks
  std::unordered_set<LemmaId> adjectives;  // of English: those with an entry that begins as one
  std::unordered_set<LemmaId> others;      // and those with another
  std::unordered_map<std::string, std::size_t> word_counts;  // of English, in examples

  // Nothing is claimed of what is no lemma, nor of a Russian stop word.
  void Add(std::optional<LemmaId> of_english, std::optional<LemmaId> of_russian, double score,
           bool one_way = false);
};

// A source of names, each with the same score.
void AddNames(const std::vector<text::LocaleName>& names, double score, Claims& claims);

}  // namespace dossier::index
