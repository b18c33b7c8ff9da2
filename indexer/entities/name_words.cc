// Snowball cuts Лавров to лавр and Лаврова to лавров: one man, two stems, and the first of them is
// a laurel. So words that are names have a term of their own beside the stem, or in its place:
//
//   «Лавровым», a form of a surname that is enough to mean somebody     лавров, no stem
//   «Казахстаном», a form of a place                                   казахстан, no stem
//   «Сергея» in «Сергея Лаврова», where a person is recognised         сергей, no stem
//   «Сергея» elsewhere, a form of some name of the gazetteer           сергей, beside the stem
//   «Караваевым», capitalised and not known                           караваев (text::NameKey),
//                                                                     beside the stem
//   «лаврами», «Он», «ООН»                                            the stem alone
//
// A known name has one key for all forms. Where a form is that of two names (Лаврова: of him, and
// she herself), both have the same key: names that share a form are one cluster, and its first
// nominative in byte order, of both genders, is the key. A search asks for the key of what was
// typed, in whatever case and gender that was. Cost: one look-up for each capitalised Cyrillic
// word. tests/entities/name_words_test.cc.
#include "entities/name_words.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "entities/declension.h"
#include "entities/name_forms.h"
#include "text/letter_case.h"
#include "text/name_key.h"
#include "text/stopwords.h"
#include "text/utf8.h"

namespace dossier::entities {
namespace {

constexpr std::size_t kMinLetters = 3;
constexpr std::size_t kMinLastPartLetters = 4;  // of a place with a hyphen: not the Сад of Нови-Сад

bool IsCyrillicName(const text::Token& token) {
  return token.script == text::Script::kCyrillic && !text::IsStopWord(token.term) &&
         text::CountCodePoints(token.term) >= kMinLetters;
}

std::vector<std::string> AllForms(const std::string& nominative, NamePart part, Gender gender) {
  std::vector<std::string> forms{nominative};
  for (const std::vector<std::string>& of_case : DeclineName(nominative, part, gender)) {
    forms.insert(forms.end(), of_case.begin(), of_case.end());
  }
  return forms;
}

// The surname that a relative of the other gender has: Лавров and Лаврова, Слуцкая and Слуцкий;
// empty where both have the same.
std::string OtherGender(const std::string& surname, Gender gender) {
  static constexpr std::string_view kMale[] = {"ов", "ев", "ин", "ын"};
  static constexpr std::string_view kFemale[] = {"ова", "ева", "ина", "ына"};
  const auto has_ending = [&surname](std::string_view ending) { return surname.ends_with(ending); };
  if (gender == Gender::kMale) {
    if (std::ranges::any_of(kMale, has_ending)) return surname + "а";
    if (surname.ends_with("ский")) return surname.substr(0, surname.size() - 4) + "ая";
  } else {
    if (std::ranges::any_of(kFemale, has_ending)) return surname.substr(0, surname.size() - 2);
    if (surname.ends_with("ская")) return surname.substr(0, surname.size() - 4) + "ий";
  }
  return {};
}

Gender Opposite(Gender gender) {
  return gender == Gender::kFemale ? Gender::kMale : Gender::kFemale;
}

}  // namespace

// Collects the forms, and joins the names that share one.
class NameWords::Maker {
 public:
  explicit Maker(NameWords& words) : words_(words) {}

  void AddPerson(const Entity& person) {
    AddName(person, person.ru);
    for (const std::string& alias : person.ru_aliases) {
      if (!alias.starts_with('=')) AddName(person, alias);
    }
  }

  void AddPlace(const Place& place) {
    AddPlaceName(place.ru, place.declension);
    for (const std::string& alias : place.ru_aliases) {
      AddPlaceName(alias, DeclensionOfAlias(alias, place.declension));
    }
  }

  // Gives every cluster its key.
  void Finish() {
    std::vector<std::string>& keys = words_.keys_;
    keys.assign(parents_.size(), "");
    for (std::size_t name = 0; name < parents_.size(); ++name) {
      std::string& key = keys[Root(static_cast<std::uint32_t>(name))];
      if (key.empty() || nominatives_[name] < key) key = nominatives_[name];
    }
    words_.forms_.ForEachValue([this](Form& form) { form.cluster = Root(form.cluster); });
  }

 private:
  void AddName(const Entity& person, std::string_view name) {
    const std::vector<std::string_view> words = SplitName(name);
    for (std::size_t i = 0; i < words.size(); ++i) {
      const bool is_surname = person.family_first ? i == 0 : i + 1 == words.size();
      if (!text::StartsWithCapital(words[i])) continue;
      const NamePart part = is_surname                 ? NamePart::kSurname
                            : IsPatronymicAt(words, i) ? NamePart::kPatronymic
                                                       : NamePart::kGiven;
      for (const text::Token& token : tokenizer_.Tokenize(words[i])) {
        if (token.variant || !IsCyrillicName(token)) continue;
        std::vector<std::string> forms = AllForms(token.term, part, person.gender);
        const std::string other = is_surname ? OtherGender(token.term, person.gender) : "";
        if (!other.empty()) {
          const auto more = AllForms(other, part, Opposite(person.gender));
          forms.insert(forms.end(), more.begin(), more.end());
        }
        const std::string& nominative = other.empty() ? token.term : std::min(token.term, other);
        Add(nominative, forms, {0, is_surname && person.solo && !person.weak, false});
      }
    }
  }

  // Of «Нью-Йорк» the last part declines; a name of several words («Саудовская Аравия») is no
  // word.
  void AddPlaceName(std::string_view name, PlaceDeclension declension) {
    if (SplitName(name).size() != 1) return;
    std::vector<text::Token> tokens = tokenizer_.Tokenize(name);
    if (tokens.empty() || tokens.back().variant || !IsCyrillicName(tokens.back())) return;
    const std::string& nominative = tokens.back().term;
    if (tokens.size() > 1 && text::CountCodePoints(nominative) < kMinLastPartLetters) return;
    const bool is_acronym = text::IsAcronym(name);
    Add(nominative, PlaceForms(nominative, is_acronym ? PlaceDeclension::kNone : declension),
        {0, false, true});
  }

  void Add(const std::string& nominative, const std::vector<std::string>& forms, Form what) {
    what.cluster = static_cast<std::uint32_t>(parents_.size());
    parents_.push_back(what.cluster);
    nominatives_.push_back(nominative);
    for (const std::string& form : forms) {
      const auto [known, is_new] = words_.forms_.Add(form);
      if (is_new) {
        *known = what;
        continue;
      }
      known->solo |= what.solo;
      known->place |= what.place;
      parents_[Root(what.cluster)] = Root(known->cluster);
    }
  }

  std::uint32_t Root(std::uint32_t name) {
    while (parents_[name] != name) {
      parents_[name] = parents_[parents_[name]];
      name = parents_[name];
    }
    return name;
  }

  NameWords& words_;
  text::Tokenizer tokenizer_;
  std::vector<std::uint32_t> parents_;  // by name, each of which starts as a cluster of its own
  std::vector<std::string> nominatives_;
};

NameWords::NameWords(const Gazetteer& gazetteer) {
  Maker maker(*this);
  for (const Entity& entity : gazetteer.entities()) {
    if (entity.kind == EntityKind::kPerson) maker.AddPerson(entity);
  }
  for (const Place& place : gazetteer.places()) maker.AddPlace(place);
  maker.Finish();
}

NameWords::Known NameWords::Find(std::string_view term) const {
  const Form* const form = forms_.Find(term);
  if (form == nullptr) return {};
  return {keys_[form->cluster], form->solo, form->place};
}

std::string NameWords::KeyOf(std::string_view term) const {
  const Known known = Find(term);
  return known.key.empty() ? text::NameKey(term) : std::string(known.key);
}

void NameWords::Assign(std::string_view utf8, std::span<const Span> people,
                       std::vector<text::Token>& tokens) const {
  auto person = people.begin();
  for (text::Token& token : tokens) {
    if (token.variant || token.script != text::Script::kCyrillic) continue;
    const std::string_view written = token.span.In(utf8);
    if (!text::StartsWithCapital(written) || !IsCyrillicName(token)) continue;
    while (person != people.end() && person->end <= token.span.begin) ++person;
    const bool in_person = person != people.end() && person->begin <= token.span.begin;
    const Known known = Find(token.term);
    if (known.key.empty()) {
      // An acronym doesn't decline, and words in capitals are no names for that.
      if (!text::IsAcronym(written)) token.name = text::NameKey(token.term);
      continue;
    }
    token.name = known.key;
    if (known.solo || known.place || in_person) token.stem.clear();
  }
}

}  // namespace dossier::entities
