// Russian names follow about twenty endings, and the ending of the nominative, with the gender and
// the part of the name, tells which. The rules are tried in order and the first that fits answers:
//
//   Шойгу, Саркози, Зеленских             don't decline
//   Лавров, Медведев, Путин               -а -у -а -ым -е  (also -ом: Дарвином)
//   Захарова, Матвеева, Яшина             -ой -ой -у -ой -ой
//   Лукашевич, Блинкен, Трамп             -а -у -а -ом -е  (-ем after ж ч ш щ ц)
//   Сикорский, Слуцкая                    as adjectives
//
// A woman's surname that ends in a consonant does not decline (Меркель). The word «Лев» has a
// fleeting vowel (Льва); such words are few among given names and listed. Source: Russkaja
// grammatika (1980), paragraphs 1180 to 1233, cut down to what names need.
// tests/entities/declension_test.cc covers each rule.
#include "entities/declension.h"

#include <array>
#include <string>
#include <utility>

namespace dossier::entities {
namespace {

constexpr std::string_view kVowelsThatStay = "оуэиеыю";  // two bytes each
constexpr std::string_view kHushing = "жчшщц";
constexpr std::string_view kVelarOrHushing = "гкхжчшщ";
constexpr std::size_t kLetter = 2;  // bytes of a Cyrillic letter

bool EndsWith(std::string_view word, std::string_view ending) {
  return word.size() > ending.size() && word.ends_with(ending);
}

std::string_view LastLetter(std::string_view word) {
  return word.substr(word.size() - std::min(word.size(), kLetter));
}

// True where `letters`, a row of two-byte letters, holds `letter`.
bool IsOneOf(std::string_view letter, std::string_view letters) {
  for (std::size_t i = 0; i < letters.size(); i += kLetter) {
    if (letters.substr(i, kLetter) == letter) return true;
  }
  return false;
}

bool IsCyrillic(std::string_view word) {
  if (word.size() < 2 * kLetter) return false;
  for (std::size_t i = 0; i < word.size(); i += kLetter) {
    const auto lead = static_cast<unsigned char>(word[i]);
    if (lead != 0xD0 && lead != 0xD1) return false;
  }
  return true;
}

int CountVowels(std::string_view word) {
  int count = 0;
  for (std::size_t i = 0; i + kLetter <= word.size(); i += kLetter) {
    count += IsOneOf(word.substr(i, kLetter), "аеиоуыэюя") ? 1 : 0;
  }
  return count;
}

// The five oblique endings; alternatives of one case are parted by '/'.
using Endings = std::array<std::string_view, kCaseCount - 1>;

CaseForms Decline(std::string_view nominative, std::string_view stem, const Endings& endings) {
  CaseForms forms{{std::string(nominative)}};
  for (std::string_view ending : endings) {
    std::vector<std::string>& of_case = forms.emplace_back();
    for (std::size_t slash; (slash = ending.find('/')) != std::string_view::npos;
         ending.remove_prefix(slash + 1)) {
      of_case.push_back(std::string(stem) + std::string(ending.substr(0, slash)));
    }
    of_case.push_back(std::string(stem) + std::string(ending));
  }
  return forms;
}

CaseForms Unchanged(std::string_view word) {
  return CaseForms(kCaseCount, std::vector<std::string>{std::string(word)});
}

std::string_view Without(std::string_view word, std::size_t letters) {
  return word.substr(0, word.size() - letters * kLetter);
}

// Words in -а and -я, of both genders.
CaseForms DeclineVowelEnding(std::string_view word) {
  if (EndsWith(word, "ия")) return Decline(word, Without(word, 1), {"и", "и", "ю", "ей", "и"});
  const std::string_view stem = Without(word, 1);
  if (EndsWith(word, "я")) return Decline(word, stem, {"и", "е", "ю", "ей", "е"});
  const std::string_view before = LastLetter(stem);
  const std::string_view genitive = IsOneOf(before, kVelarOrHushing) ? "и" : "ы";
  const std::string_view instrumental = IsOneOf(before, kHushing) ? "ей/ой" : "ой";
  return Decline(word, stem, {genitive, "е", "у", instrumental, "е"});
}

CaseForms DeclineFemale(std::string_view word, NamePart part) {
  if (part == NamePart::kSurname) {
    if (EndsWith(word, "ова") || EndsWith(word, "ева") || EndsWith(word, "ина") ||
        EndsWith(word, "ына")) {
      return Decline(word, Without(word, 1), {"ой", "ой", "у", "ой", "ой"});
    }
    if (EndsWith(word, "ая"))
      return Decline(word, Without(word, 2), {"ой", "ой", "ую", "ой", "ой"});
    if (EndsWith(word, "яя"))
      return Decline(word, Without(word, 2), {"ей", "ей", "юю", "ей", "ей"});
  }
  if (EndsWith(word, "а") || EndsWith(word, "я")) return DeclineVowelEnding(word);
  if (part == NamePart::kGiven && word == "любовь") {
    return Decline(word, Without(word, 1), {"и", "и", "ь", "ью", "и"});
  }
  return Unchanged(word);
}

CaseForms DeclineMaleAdjective(std::string_view word) {
  const std::string_view stem = Without(word, 2);
  if (EndsWith(word, "ий") && IsOneOf(LastLetter(stem), kHushing)) {
    return Decline(word, stem, {"его", "ему", "его", "им", "ем"});
  }
  const bool soft_instrumental = EndsWith(word, "ий") || IsOneOf(LastLetter(stem), kVelarOrHushing);
  return Decline(word, stem, {"ого", "ому", "ого", soft_instrumental ? "им" : "ым", "ом"});
}

bool IsMaleAdjective(std::string_view word) {
  if (EndsWith(word, "ый")) return true;
  if (EndsWith(word, "ой")) return CountVowels(word) > 1;
  if (!EndsWith(word, "ий")) return false;
  return IsOneOf(LastLetter(Without(word, 2)), kVelarOrHushing);
}

CaseForms DeclineMale(std::string_view word, NamePart part) {
  if (IsOneOf(LastLetter(word), kVowelsThatStay) || EndsWith(word, "их") || EndsWith(word, "ых")) {
    return Unchanged(word);
  }
  if (part == NamePart::kGiven && word == "павел")
    return Decline(word, "павл", {"а", "у", "а", "ом", "е"});
  if (part == NamePart::kGiven && word == "лев")
    return Decline(word, "льв", {"а", "у", "а", "ом", "е"});
  if (part == NamePart::kSurname) {
    if (EndsWith(word, "ов") || EndsWith(word, "ев") || EndsWith(word, "ин") ||
        EndsWith(word, "ын")) {
      return Decline(word, word, {"а", "у", "а", "ым/ом", "е"});
    }
    if (IsMaleAdjective(word)) return DeclineMaleAdjective(word);
  }
  if (EndsWith(word, "ский")) return DeclineMaleAdjective(word);  // Патриарх Московский
  if (EndsWith(word, "ий")) return Decline(word, Without(word, 1), {"я", "ю", "я", "ем", "и"});
  if (EndsWith(word, "й") || EndsWith(word, "ь")) {
    return Decline(word, Without(word, 1), {"я", "ю", "я", "ем", "е"});
  }
  if (EndsWith(word, "а") || EndsWith(word, "я")) return DeclineVowelEnding(word);
  const std::string_view instrumental = IsOneOf(LastLetter(word), kHushing) ? "ем/ом" : "ом";
  return Decline(word, word, {"а", "у", "а", instrumental, "е"});
}

}  // namespace

CaseForms DeclineName(std::string_view nominative, NamePart part, Gender gender) {
  if (!IsCyrillic(nominative)) return Unchanged(nominative);
  return gender == Gender::kFemale ? DeclineFemale(nominative, part)
                                   : DeclineMale(nominative, part);
}

}  // namespace dossier::entities
