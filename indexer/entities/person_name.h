// The parts of a person's name as a text gives it.
#pragma once

#include <string>
#include <string_view>

#include "text/token.h"

namespace dossier::entities {

// How much of a name there is.
enum class NameShape : std::uint8_t { kFull, kInitials, kSurname };

// Every part in the form of Token::term, without accents, hyphens and apostrophes.
struct PersonName {
  NameShape shape = NameShape::kSurname;
  text::Script script = text::Script::kOther;
  std::string given;    // empty of a bare surname; one letter with kInitials
  std::string middle;   // patronymic or middle names; one letter where there is but an initial
  std::string surname;  // with its particles: vandenberg
};

// `name` with the given name first, in the nominative: "Marlen Abdrakhmanov", «Сергей Викторович
// Иванов», «С. В. Иванов», «С.В. Иванов», «Абдрахманов», "Ursula von der Leyen". "Jr." and "Sr."
// are left out.
PersonName ParsePersonName(std::string_view name);

// What the spellings and the case forms of a given name or a surname have in common. Of Cyrillic
// names text::NameKey, of Latin ones SpellingKey.
std::string GivenNameStem(std::string_view given, text::Script script);
std::string SurnameStem(std::string_view surname, text::Script script);

}  // namespace dossier::entities
