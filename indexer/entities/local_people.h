// The people of one article: which of its names are one person.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "entities/known_names.h"
#include "entities/local_entity.h"
#include "entities/name_place.h"
#include "entities/text_name.h"

namespace dossier::entities {

// Names are given to it in this order: those of the gazetteer, all others, then JoinSurnames once.
// Full names come first: two of one surname are one person unless their given names differ.
class LocalPeople {
 public:
  struct Person {
    std::vector<TextName> forms;  // different ones, at most kMostForms
    std::vector<NamePlace> places;
    int number = LocalEntity::kUnknown;  // of the gazetteer
  };
  static constexpr std::size_t kMostForms = 32;

  // `fields` must outlive it.
  explicit LocalPeople(const std::vector<FieldWords>& fields) : fields_(fields) {}

  void AddKnown(int number, bool is_default, const NamePlace& place);
  void AddName(const NamePlace& place);

  // True where a full name of somebody has this word.
  bool IsNamed(const NamePlace& place) const;

  // Gives what stands there without more, surnames and given names, to the full name that stands
  // last before it, or first behind; a surname that means somebody by default means another whom
  // the article names in full. `is_other` tells of a place that it is no person's name after all.
  template <typename IsOther>
  void JoinSurnames(const IsOther& is_other) {
    SettleDefaults();
    for (auto& [place, name] : std::exchange(bare_, {})) {
      if (place.rule == Rule::kGazetteer || !is_other(place)) JoinSurname(place, std::move(name));
    }
    JoinTwins();
  }

  // Takes away the people that `test` is true of, and returns the places of each; behind
  // JoinSurnames.
  template <typename Test>
  std::vector<std::vector<NamePlace>> Release(const Test& test) {
    std::vector<std::vector<NamePlace>> released;
    for (std::size_t i = 0; i < people_.size(); ++i) {
      if (people_[i].places.empty() || !test(people_[i])) continue;
      released.push_back(std::exchange(people_[i].places, {}));
      Forget(i);
    }
    return released;
  }

  // Takes a word as the surname of one of the people, if it is; behind JoinSurnames.
  bool TakeRepeated(const NamePlace& place);

  const std::vector<Person>& people() const { return people_; }

 private:
  struct Default {
    int number = 0;
    NamePlace place;
    TextName name;
  };

  TextName Read(const NamePlace& place) const;
  void AddForm(std::size_t person, TextName name, const NamePlace& place);
  void AddKnownName(int number, TextName name, const NamePlace& place);
  void AddPerson(TextName name, const NamePlace& place);
  void AddKeys(const TextName& name, std::size_t person);
  bool IsNamedBefore(const Person& person, const NamePlace& place) const;
  NamePlace FirstDefault(const Default& name) const;
  void SettleDefaults();
  void JoinSurname(const NamePlace& place, TextName name);
  void JoinTwins();
  void Forget(std::size_t person);
  std::optional<std::size_t> PersonOf(const TextName& name, const NamePlace& place) const;
  std::size_t Nearest(const std::vector<std::size_t>& candidates, const NamePlace& place) const;

  const std::vector<FieldWords>& fields_;
  std::vector<Person> people_;
  std::map<int, std::size_t> by_number_;
  std::unordered_map<std::string, std::vector<std::size_t>> by_surname_;
  std::unordered_map<std::string, std::vector<std::size_t>> by_given_;
  std::vector<Default> defaults_;
  std::map<int, NamePlace> first_defaults_;  // of the gazetteer's numbers
  std::vector<std::pair<NamePlace, TextName>> bare_;
};

}  // namespace dossier::entities
