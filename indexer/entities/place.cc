#include "entities/place.h"

#include <algorithm>
#include <array>

#include "entities/columns.h"
#include "entities/declension.h"
#include "text/utf8.h"

namespace dossier::entities {
namespace {

enum Column { kEn, kRu, kEnAliases, kRuAliases, kDeclines, kNote, kColumns };

constexpr std::array<std::string_view, 4> kDeclensions = {"yes", "no", "plural", "adj"};

void AddCases(const CaseForms& cases, std::vector<std::string>& forms) {
  for (const std::vector<std::string>& of_case : cases) {
    for (const std::string& form : of_case) {
      if (std::ranges::find(forms, form) == forms.end()) forms.push_back(form);
    }
  }
}

// Афины: Афин, Афинам; Нидерланды: Нидерландов. What does not exist does no harm.
void AddPluralCases(std::string_view nominative, std::vector<std::string>& forms) {
  static constexpr std::array<std::string_view, 10> kEndings = {"",   "ов", "ам",  "ами", "ах",
                                                                "ей", "ям", "ями", "ях",  "ев"};
  if (!nominative.ends_with("ы") && !nominative.ends_with("и")) return;
  const std::string stem(nominative.substr(0, nominative.size() - 2));
  for (const std::string_view ending : kEndings) forms.push_back(stem + std::string(ending));
}

}  // namespace

Result<Place> ParsePlace(std::string_view line) {
  if (!text::IsValidUtf8(line)) return Fail(ErrorCode::kInvalidInput, "not valid UTF-8");
  const std::vector<std::string_view> fields = SplitAt(line, '\t');
  if (fields.size() != kColumns) {
    return Fail(ErrorCode::kInvalidInput,
                std::to_string(fields.size()) + " columns, expected " + std::to_string(kColumns));
  }
  Place place;
  place.en = fields[kEn];
  place.ru = fields[kRu];
  if (IsBlank(place.en) || IsBlank(place.ru)) {
    return Fail(ErrorCode::kInvalidInput, "a name is missing (en and ru)");
  }
  place.en_aliases = ReadAliases(fields[kEnAliases]);
  place.ru_aliases = ReadAliases(fields[kRuAliases]);
  if (std::ranges::any_of(place.en_aliases, IsBlank) ||
      std::ranges::any_of(place.ru_aliases, IsBlank)) {
    return Fail(ErrorCode::kInvalidInput, "an alias is empty");
  }
  const auto declension = std::ranges::find(kDeclensions, fields[kDeclines]);
  if (declension == kDeclensions.end()) {
    return Fail(ErrorCode::kInvalidInput, "declines \"" + std::string(fields[kDeclines]) +
                                              "\", expected yes, no, plural or adj");
  }
  place.declension = static_cast<PlaceDeclension>(declension - kDeclensions.begin());
  return place;
}

PlaceDeclension DeclensionOfAlias(std::string_view alias, PlaceDeclension declension) {
  static constexpr std::string_view kStay[] = {"и", "ы", "у", "ю", "э", "е", "о"};
  const bool stays = std::ranges::any_of(
      kStay, [alias](std::string_view ending) { return alias.ends_with(ending); });
  if (declension == PlaceDeclension::kPlural && stays) return PlaceDeclension::kPlural;
  return stays ? PlaceDeclension::kNone : PlaceDeclension::kNoun;
}

std::vector<std::string> PlaceForms(std::string_view nominative, PlaceDeclension declension) {
  std::vector<std::string> forms{std::string(nominative)};
  switch (declension) {
    case PlaceDeclension::kNone:
      break;
    case PlaceDeclension::kPlural:
      AddPluralCases(nominative, forms);
      break;
    case PlaceDeclension::kAdjective:
      // A man's surname declines as an adjective does.
      AddCases(DeclineName(nominative, NamePart::kSurname, Gender::kMale), forms);
      break;
    case PlaceDeclension::kNoun:
      // The one country with a fleeting vowel.
      if (nominative == "египет") return {"египет", "египта", "египту", "египтом", "египте"};
      AddCases(DeclineName(nominative, NamePart::kGiven, Gender::kMale), forms);
      if (nominative.ends_with("ь")) {
        const std::string stem(nominative.substr(0, nominative.size() - 2));
        forms.push_back(stem + "и");
        forms.push_back(stem + "ью");
      }
      break;
  }
  return forms;
}

}  // namespace dossier::entities
