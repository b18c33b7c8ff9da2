// What a word tells about the name beside it: corpus/entities/words.tsv and given_names.tsv.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "base/word_map.h"
#include "entities/entity.h"
#include "entities/name_parts.h"
#include "text/stemmer.h"
#include "text/tokenizer.h"

namespace dossier::entities {

inline constexpr const char* kWordsFile = "words.tsv";
inline constexpr const char* kGivenNamesFile = "given_names.tsv";

// Sets of classes are sums of these.
using WordClassSet = std::uint32_t;

namespace word_class {
inline constexpr WordClassSet kTitle = 1 << 0;       // a person's name follows: minister
inline constexpr WordClassSet kOffice = 1 << 13;     // a name or an organization follows: head
inline constexpr WordClassSet kHead = 1 << 1;        // of the name of an organization: ministry
inline constexpr WordClassSet kDescriptor = 1 << 2;  // a quoted name follows: «газета»
inline constexpr WordClassSet kLegalForm = 1 << 3;   // ends a company's name: Inc
inline constexpr WordClassSet kParticle = 1 << 4;    // within a surname: «фон», bin
inline constexpr WordClassSet kSpeech = 1 << 5;      // what people do: said
inline constexpr WordClassSet kCalendar = 1 << 6;    // months, days, feasts
inline constexpr WordClassSet kAcronymNot = 1 << 7;  // all capitals, no organization: «США», GDP
inline constexpr WordClassSet kGivenNot = 1 << 8;    // capitalised beside names of things: New
inline constexpr WordClassSet kMaleName = 1 << 9;    // a given name
inline constexpr WordClassSet kFemaleName = 1 << 10;  // both, where it is that of both
inline constexpr WordClassSet kAmbiguous = 1 << 11;   // a given name that is a word or a place, too
inline constexpr WordClassSet kNamePart = 1 << 14;    // somebody is called so (name_parts.h)
inline constexpr WordClassSet kGeneric = 1 << 17;     // alone it says no one organization
inline constexpr WordClassSet kPortfolio = 1 << 18;   // what ministries are of: finance
inline constexpr WordClassSet kThing =
    1 << 16;  // a quoted name that follows is no organization: «фильм»
inline constexpr WordClassSet kWeakHead = 1 << 15;   // a head with a capital only: «центр»
inline constexpr WordClassSet kPlaceNoun = 1 << 19;  // ends names of places and things: Creek
inline constexpr WordClassSet kGivenName = kMaleName | kFemaleName;
}  // namespace word_class

class WordClasses {
 public:
  // One line of words.tsv or of given_names.tsv. Error kInvalidInput: a reason that names no place.
  Result<void> AddWords(std::string_view line);
  Result<void> AddGivenName(std::string_view line);

  // A given name in every case form.
  void AddName(std::string_view nominative, Gender gender, bool is_ambiguous);

  // Names of which nothing is known but that people have them; of the file kNamePartsFile.
  void SetNameParts(NameParts parts) { parts_ = std::move(parts); }

  // The classes of a word with this Token::term and Token::stem. Those of people's names only where
  // it `has_capital`.
  WordClassSet Find(std::string_view term, std::string_view stem, bool has_capital) const;

  // The nominative that `term`, a form of a given name, is of, folded; the given one where it is
  // none.
  std::string_view NominativeOf(std::string_view term) const;

  // The classes of the given names of which `term` is the nominative: of «Андрея», a woman's name
  // and the genitive of a man's, those of the woman's. None where it is of none.
  WordClassSet FindNominative(std::string_view term) const;

 private:
  struct Name {
    WordClassSet classes = 0;
    WordClassSet as_nominative = 0;
    std::uint32_t nominative = 0;
  };

  WordMap<WordClassSet> by_stem_;
  WordMap<Name> by_term_;
  std::vector<std::string> nominatives_{""};
  NameParts parts_;
};

}  // namespace dossier::entities
