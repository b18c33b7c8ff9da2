// All the ways in which a text may write the name of a gazetteer entry.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "entities/entity.h"
#include "text/tokenizer.h"

namespace dossier::entities {

// The words of a name, parted by white space; views into `name`.
std::vector<std::string_view> SplitName(std::string_view name);

// True where word `index` of a Russian name of a person belongs to the patronymic: «Викторович»,
// «Викторовна», «Гейдар оглы».
bool IsPatronymicAt(const std::vector<std::string_view>& words, std::size_t index);

// The key by which spellings of one word of a person's name are compared: Latin words lose what
// transliterations differ in (Sergey and Sergei, Tokayev and Tokaev, Zelensky and Zelenskyy have
// one key each), all others are their own key. Words of up to four letters lose only the difference
// of y and i: Khan is not Han, Lee not Le. `folded` in the form of Token::term.
std::string SpellingKey(std::string_view folded);

// True where the Latin word `folded` has no doubled letter that the spellings of the names of
// `person` lack: SpellingKey, which is lenient for the sake of full names, takes Milley for Milei.
bool HasDoublesOf(const Entity& person, std::string_view folded);

enum class FormKind : std::uint8_t {
  kFull,     // given name or initials with the surname, or an alias of one word
  kSurname,  // the surname alone, which may be somebody else's too
};

struct PersonForm {
  std::vector<std::string> keys;  // a SpellingKey for each word
  FormKind kind = FormKind::kFull;
  bool small_start = false;  // its first word is written small: «принц Филипп», «аль-Асад»
};

// Every case, order and abbreviation of the names of `person`. May hold doubles.
std::vector<PersonForm> PersonForms(const Entity& person, text::Tokenizer& tokenizer);

// The key of every given name of `person` in every case, each word by itself, words of over two
// letters only: {sergei, сергей, сергея …}. None of a name whose surname stands first: what follows
// there is seldom used by itself.
std::vector<std::string> GivenNameKeys(const Entity& person, text::Tokenizer& tokenizer);

// How a word of an organization's name must be written in a text.
enum class LetterCase : std::uint8_t { kAny, kCapital, kAcronym };

struct OrganizationWord {
  std::string term;  // in the form of Token::term
  LetterCase letter_case = LetterCase::kAny;
  bool has_break = false;  // a comma, a slash or a dash stands in front of it
};

// One name of an organization. Unless `exact`, its words match by their stems, so in every case.
struct OrganizationForm {
  std::vector<OrganizationWord> words;
  bool exact = false;
};

// The names and aliases of `organization`.
std::vector<OrganizationForm> OrganizationForms(const Entity& organization,
                                                text::Tokenizer& tokenizer);

}  // namespace dossier::entities
