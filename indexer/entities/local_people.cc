#include "entities/local_people.h"

#include <algorithm>
#include <tuple>

#include "text/utf8.h"

namespace dossier::entities {
namespace {

// How many places of a person are looked at for the last one in front of a surname.
constexpr std::size_t kMostPlacesBack = 64;

void AddUnique(std::vector<std::size_t>& list, std::size_t person) {
  if (std::ranges::find(list, person) == list.end()) list.push_back(person);
}

}  // namespace

TextName LocalPeople::Read(const NamePlace& place) const {
  return ReadTextName(fields_[place.field].words, place.begin, place.end);
}

void LocalPeople::AddForm(std::size_t person, TextName name, const NamePlace& place) {
  std::vector<TextName>& forms = people_[person].forms;
  if (forms.size() < kMostForms && std::ranges::find(forms, name) == forms.end()) {
    forms.push_back(std::move(name));
  }
  people_[person].places.push_back(place);
}

void LocalPeople::AddKeys(const TextName& name, std::size_t person) {
  AddUnique(by_surname_[ComparableKey(name.surname)], person);
  for (const NamePiece& given : name.given) {
    if (text::CountCodePoints(given.term) > 1) AddUnique(by_given_[ComparableKey(given)], person);
  }
}

void LocalPeople::AddPerson(TextName name, const NamePlace& place) {
  AddKeys(name, people_.size());
  people_.emplace_back();
  AddForm(people_.size() - 1, std::move(name), place);
}

// Others of the name, and the given name alone, can so be told from the known person.
void LocalPeople::AddKnownName(int number, TextName name, const NamePlace& place) {
  const auto [index, added] = by_number_.try_emplace(number, people_.size());
  if (added) people_.push_back({{}, {}, number});
  AddKeys(name, index->second);
  AddForm(index->second, std::move(name), place);
}

void LocalPeople::AddKnown(int number, bool is_default, const NamePlace& place) {
  if (is_default) {
    if (place.field + 1 == fields_.size()) first_defaults_.try_emplace(number, place);
    defaults_.push_back({number, place, Read(place)});
  } else {
    AddKnownName(number, Read(place), place);
  }
}

void LocalPeople::AddName(const NamePlace& place) {
  TextName name = Read(place);
  if (name.IsBare()) {
    bare_.emplace_back(place, std::move(name));
    return;
  }
  for (const std::size_t candidate : by_surname_[ComparableKey(name.surname)]) {
    // What is a form of a known person's name the gazetteer has found.
    if (people_[candidate].number != LocalEntity::kUnknown) continue;
    const bool same = std::ranges::all_of(people_[candidate].forms, [&](const TextName& form) {
      return HaveSameGivenName(form, name);
    });
    if (same) return AddForm(candidate, std::move(name), place);
  }
  AddPerson(std::move(name), place);
}

bool LocalPeople::IsNamed(const NamePlace& place) const {
  const std::string key = ComparableKey(Read(place).surname);
  return by_surname_.contains(key) || by_given_.contains(key);
}

void LocalPeople::SettleDefaults() {
  for (Default& name : std::exchange(defaults_, {})) {
    const auto others = by_surname_.find(ComparableKey(name.name.surname));
    // "President Trump met Barron Trump": whoever is called by the bare surname before another is
    // named in full is not the other one.
    const bool has_other =
        others != by_surname_.end() && std::ranges::any_of(others->second, [&](std::size_t i) {
          return people_[i].number != name.number && IsNamedBefore(people_[i], FirstDefault(name));
        });
    if (has_other) {
      bare_.emplace_back(name.place, std::move(name.name));
    } else {
      AddKnownName(name.number, std::move(name.name), name.place);
    }
  }
}

// True where the text, the last of the fields, names `person` in front of `place`; headlines don't
// count, for they come before all names.
bool LocalPeople::IsNamedBefore(const Person& person, const NamePlace& place) const {
  return std::ranges::any_of(person.places, [&](const NamePlace& other) {
    return other.field + 1 == fields_.size() && other.Order() < place.Order();
  });
}

// The first place in the last field, the text, where `name` stands bare; that of `name` itself
// where it stands in no other field.
NamePlace LocalPeople::FirstDefault(const Default& name) const {
  const auto first = first_defaults_.find(name.number);
  return first == first_defaults_.end() ? NamePlace{fields_.size(), 0, 0, Rule::kGazetteer}
                                        : first->second;
}

// The one of `candidates` that stands last in front of `place`, else the first of them.
std::size_t LocalPeople::Nearest(const std::vector<std::size_t>& candidates,
                                 const NamePlace& place) const {
  std::size_t best = candidates.front();
  if (candidates.size() == 1) return best;
  std::optional<std::tuple<std::size_t, std::size_t>> best_at;
  for (const std::size_t candidate : candidates) {
    const std::vector<NamePlace>& places = people_[candidate].places;
    const std::size_t first = places.size() - std::min(places.size(), kMostPlacesBack);
    for (std::size_t i = first; i < places.size(); ++i) {
      const auto at = places[i].Order();
      if (at >= place.Order() || (best_at && at < *best_at)) continue;
      best = candidate;
      best_at = at;
    }
  }
  return best;
}

std::optional<std::size_t> LocalPeople::PersonOf(const TextName& name,
                                                 const NamePlace& place) const {
  const std::string key = ComparableKey(name.surname);
  const auto by_surname = by_surname_.find(key);
  if (by_surname != by_surname_.end() && !by_surname->second.empty()) {
    return Nearest(by_surname->second, place);
  }
  const auto by_given = by_given_.find(key);
  if (by_given == by_given_.end() || by_given->second.size() != 1) return std::nullopt;
  return by_given->second.front();
}

void LocalPeople::JoinSurname(const NamePlace& place, TextName name) {
  if (const auto person = PersonOf(name, place)) {
    AddForm(*person, std::move(name), place);
  } else {
    AddPerson(std::move(name), place);
  }
}

// «Ибрагим Кейта (Ibrahim Keita)»: a name in brackets in the other script is the same one.
void LocalPeople::JoinTwins() {
  std::vector<std::pair<NamePlace, std::size_t>> all;
  for (std::size_t i = 0; i < people_.size(); ++i) {
    for (const NamePlace& place : people_[i].places) all.emplace_back(place, i);
  }
  std::ranges::sort(all, {}, [](const auto& at) { return at.first.Order(); });
  for (std::size_t i = 0; i + 1 < all.size(); ++i) {
    const auto& [one, first] = all[i];
    const auto& [two, second] = all[i + 1];
    if (one.field != two.field || one.end != two.begin || first == second) continue;
    const Words& words = fields_[one.field].words;
    if (words[two.begin].gap != Gap::kBracket) continue;
    if (words[one.begin].script == words[two.begin].script) continue;
    Person& source = people_[second];
    if (source.places.empty() || source.number != LocalEntity::kUnknown) continue;
    if (people_[first].places.empty()) continue;
    std::vector<NamePlace>& places = people_[first].places;
    places.insert(places.end(), source.places.begin(), source.places.end());
    source.places.clear();
    for (auto* index : {&by_surname_, &by_given_}) {
      for (auto& [key, list] : *index) std::ranges::replace(list, second, first);
    }
  }
}

void LocalPeople::Forget(std::size_t person) {
  for (auto* index : {&by_surname_, &by_given_}) {
    for (auto& [key, list] : *index) std::erase(list, person);
  }
}

bool LocalPeople::TakeRepeated(const NamePlace& place) {
  // «Первого» is no namesake of «Пётр Первый» where «первого» stands in the text as well.
  if (fields_[place.field].words[place.begin].also_small) return false;
  TextName name = Read(place);
  const auto person = PersonOf(name, place);
  if (person) AddForm(*person, std::move(name), place);
  return person.has_value();
}

}  // namespace dossier::entities
