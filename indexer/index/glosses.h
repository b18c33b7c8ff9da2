// What a definition of an English–Russian dictionary says in Russian, and where it says it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::index {

// One translation of a headword, in its place: "2. _v. 1) утверждать; 2) одобрить" gives утверждать
// with {group 1, sense 0, place 0} and одобрить with {1, 1, 0}.
struct Gloss {
  std::string text;         // the Russian words, with single spaces between them
  std::uint32_t group = 0;  // homonyms and parts of speech, counted through
  std::uint32_t sense = 0;  // within the group
  std::uint32_t place = 0;  // within the sense
  bool rare = false;        // labelled as obsolete, poetic, slang, of a dialect …
};

// A phrase that a definition gives as an example, with a translation of it.
struct Phrase {
  std::string english;
  std::string russian;
};

// A headword that a definition refers to in place of a translation.
struct Reference {
  std::string headword;
  bool verb_form = false;  // "_p. от win" below "won"; else "_pl. от man", "= abandon 2"
};

struct Definition {
  std::vector<Gloss> glosses;
  std::vector<Phrase> phrases;
  std::vector<Reference> references;
};

// Reads a definition as dictd stores it, headword line first. `definition` may be any bytes; what
// is no gloss is passed over. Time and result are linear in its size.
Definition ParseDefinition(std::string_view headword, std::string_view definition);

}  // namespace dossier::index
