// The forms of a dictionary word that its stem does not lead to.
//
// Snowball takes endings off and knows no words: «использовать» and «использует» have two stems,
// and so have «рынок» and «рынка», "defence" and "defense". A dictionary has the first of each pair
// only.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dossier::index {

// Forms of a Russian word in its dictionary form (folded: lower case, no ё): tenses and participles
// of a verb and of the perfective that belongs to it («решать», «решит»), cases of a noun with a
// vowel that comes and goes, short forms of an adjective. By endings, without a list of words: some
// of the forms are none, which does no harm as no text has them. May hold the word itself and
// repeat itself; empty for a word of less than 4 letters.
std::vector<std::string> RussianForms(std::string_view word);

// Other spellings of a folded English word, American for British ("centre", "center"); may be
// empty.
std::vector<std::string> EnglishSpellings(std::string_view word);

// Comparative and superlative of a folded English adjective in -er and -est; empty for one that is
// too long to have them.
std::vector<std::string> EnglishComparison(std::string_view adjective);

}  // namespace dossier::index
