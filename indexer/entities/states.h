// States, the bodies and offices that every state has, and what a text calls them:
// corpus/entities/countries.tsv and bodies.tsv.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace dossier::entities {

inline constexpr const char* kCountriesFile = "countries.tsv";
inline constexpr const char* kBodiesFile = "bodies.tsv";

// One line of countries.tsv; corpus/entities/README.md describes the columns.
struct Country {
  std::string code;      // "KZ", "UN"
  bool is_state = true;  // else it has only what a role names it for
  std::string en;        // with its article: "the United States"
  std::string ru;        // in the genitive: «Казахстана»
  std::vector<std::string> en_adjectives;
  std::vector<std::string> ru_adjectives;
  std::vector<std::string> en_names;  // beside `en`
  std::vector<std::string> ru_names;  // beside `ru`, in the genitive
  // Its bodies that are lines of their own: {"mfa", "statedep"}.
  std::vector<std::pair<std::string, std::string>> bodies;
};

// Words for a body or an office, in front of or behind the name of a state.
struct RoleWords {
  std::string words;              // "Foreign Ministry", «глава МИД»
  std::vector<std::string> only;  // codes of the countries that have it; empty: every state
  bool implied = false;           // says the one country by itself: "Pentagon chief"
};

// One line of bodies.tsv: what stands in the place of "Foreign Ministry" in "the Kazakh Foreign
// Ministry", or of "president" in "the French president".
struct StateRole {
  std::string id;          // "mfa", "president"; with the code of a country: "mfa-kz"
  bool is_office = false;  // held by a person; else a body
  std::string en;          // in front of "of Kazakhstan" in the label of a body
  std::string ru;          // in front of «Казахстана»
  std::vector<RoleWords> en_names;
  std::vector<RoleWords> ru_names;
  bool ministry = false;
  std::string head;  // of a body: the office of whoever leads it
};

// Each reads one line without its end. Error kInvalidInput: a reason that names no place.
Result<Country> ParseCountry(std::string_view line);
Result<StateRole> ParseStateRole(std::string_view line);

// True of what the column `country` of an entity may hold: 2 to 6 capital letters.
bool IsCountryCode(std::string_view code);

// "mfa-kz": the id of a body or an office of a country.
std::string StateId(std::string_view role, std::string_view country);

// "United States" of "the United States".
std::string_view WithoutArticle(std::string_view english);

struct StateLists {
  std::vector<Country> countries;
  std::vector<StateRole> roles;

  // Numbers in the lists, or -1.
  int FindCountry(std::string_view code) const;
  int FindRole(std::string_view id) const;

  // The numbers of role and country in an id as StateId makes it, {-1, -1} where either is unknown.
  std::pair<int, int> FindId(std::string_view id) const;

  // What is wrong with the lists as a whole, a sentence each: a code or an id that stands there
  // twice, one that is unknown, or a name that two countries claim.
  std::vector<std::string> Faults() const;
};

}  // namespace dossier::entities
