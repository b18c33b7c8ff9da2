// Capitals, which tell a name from a word.
#pragma once

#include <cstddef>
#include <string_view>

namespace dossier::text {

// True where the first code point of valid UTF-8 is an upper-case or title-case letter, or no
// letter at all.
bool StartsWithCapital(std::string_view utf8);

// True where the first letters of `utf8`, two at least and all but its last two, are capitals: an
// acronym, which in Russian may carry the ending of a case (ООН, МИДа, МИДом).
bool IsAcronym(std::string_view utf8);

// The number of letters of `utf8`, and of the capitals among them that stand in front of the first
// small one.
std::size_t CountLetters(std::string_view utf8);
std::size_t CountCapitalsInFront(std::string_view utf8);

// True where `line` has a letter and none of its letters is lower-case: a headline in capitals.
bool IsAllCapitals(std::string_view line);

}  // namespace dossier::text
