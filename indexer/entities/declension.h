// The six cases of Russian names, by ending rules.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "entities/entity.h"

namespace dossier::entities {

enum class NamePart { kGiven, kPatronymic, kSurname };

// The cases in which DeclineName answers.
inline constexpr int kCaseCount = 6;

// The forms of one word of a name in one case each: nominative, genitive, dative, accusative,
// instrumental, prepositional. A case may have several forms (Дарвином, Дарвиным).
using CaseForms = std::vector<std::vector<std::string>>;

// `nominative` is one word in the form of Token::term (lower case, ё folded), without a hyphen.
// Words that are not Cyrillic, and those that don't decline, answer with themselves in every case.
// With Gender::kUnknown: as of a man.
CaseForms DeclineName(std::string_view nominative, NamePart part, Gender gender);

}  // namespace dossier::entities
