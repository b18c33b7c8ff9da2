// The parts of a person's name as a text writes it, and the nominative behind its case forms.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "entities/word_classes.h"
#include "entities/words.h"

namespace dossier::entities {

// One word of a name, or several joined by hyphens: «Касым-Жомарта».
struct NamePiece {
  std::string term;     // folded, with hyphens
  std::string written;  // as in the text
  bool operator==(const NamePiece&) const = default;
};

struct TextName {
  std::vector<NamePiece> given;       // given names and initials («с», written «С.»)
  std::vector<NamePiece> patronymic;  // none or one
  std::vector<NamePiece> particles;
  NamePiece surname;  // the only word where there is but one
  text::Script script = text::Script::kOther;

  bool IsBare() const { return given.empty(); }
  bool HasInitialsOnly() const;
  bool operator==(const TextName&) const = default;
};

// Reads the words [begin, end), which are a name.
TextName ReadTextName(const Words& words, std::size_t begin, std::size_t end);

// Keys by which words of names are compared in one article, the same in all cases: of Cyrillic
// ones text::NameKey, of Latin ones SpellingKey without accents.
std::string ComparableKey(const NamePiece& piece);

// True where both may be the name of one person whose surname they share: the given name of one is
// that of the other, or begins with its initial, or is missing.
bool HaveSameGivenName(const TextName& one, const TextName& other);

// The name in the nominative that explains most of `forms`, which are those of one person, in
// Russian by DeclineName, as it would be written: «Марлен Абдрахманов», «М. Абдрахманов»,
// «Сергей Викторович Иванов». In Latin letters the fullest of the forms.
std::string NominativeName(const std::vector<TextName>& forms, const WordClasses& classes);

}  // namespace dossier::entities
