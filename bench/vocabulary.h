// The invented words and names of generated articles, each known by its rank: 1 is the most
// frequent.
//
// They depend on nothing but the rank, so a query that names words by rank fits a corpus of any
// size and seed.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "random.h"

namespace dossier::bench {

enum class Script { kLatin, kCyrillic };

inline constexpr std::size_t kWords = 60'000;  // of each script
inline constexpr std::size_t kMaxPeople = 100'000;
inline constexpr std::size_t kMaxOrganizations = 100'000;

// "tavok", «бикар»: the form without an ending. No stop word, and as good as never the stem of
// another rank. 1 to kWords.
std::string WordOfRank(Script script, std::size_t rank);

// An ending such as a text joins to a word, often none; the stemmers take it off again.
std::string_view DrawEnding(Script script, Random& random);

// The rank of the word that follows the word of `rank` more often than chance has it, so that there
// are phrases to look for.
std::size_t PartnerOfRank(std::size_t rank);

struct PersonName {
  std::string given;
  std::string surname;
};

// "Tavon Bikelurg", «Тавон Бикелург». Surnames are unique. 1 to kMaxPeople.
PersonName NameOfPerson(Script script, std::size_t rank);

// "Tavokerk Binerk". The first word is unique. 1 to kMaxOrganizations.
std::string NameOfOrganization(Script script, std::size_t rank);

// Ids in a gazetteer.
std::string PersonId(std::size_t rank);
std::string OrganizationId(std::size_t rank);

// The first letter of `word`, a to z or а to я, as a capital; a capital stays.
std::string Capitalized(std::string word);

}  // namespace dossier::bench
