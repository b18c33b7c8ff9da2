// Joins the names of one person.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/word_map.h"
#include "entities/gazetteer.h"
#include "entities/name_union.h"
#include "entities/person_name.h"

namespace dossier::entities {

// Joins names of people by the rules at the head of the .cc file. The outcome depends on which
// names there are and on their counts, not on the order in which they are added.
class PersonValues {
 public:
  // Expects `spellings` at most: one of each Add, SpellingsOf of each AddKnown.
  PersonValues(NameUnion& names, std::size_t spellings);

  // A name that articles give, as name `number` of the union.
  void Add(std::uint32_t number, const PersonName& name, std::uint32_t articles);

  // All names of a person of the gazetteer, without the sign that keeps one from being declined.
  static std::vector<std::string_view> SpellingsOf(const Entity& person);

  // A person of the gazetteer, as name `number` of the union.
  void AddKnown(std::uint32_t number, const Entity& person, std::uint32_t articles);

  // Notes what Russian makes of a given name: that of `person`, whom articles need not name.
  void AddGivenNames(const Entity& person);

  // To be called once, behind all that is added.
  void Join();

 private:
  using StringId = std::uint32_t;
  struct Name {
    std::uint32_t number = 0;
    std::uint32_t articles = 0;
    StringId given = 0;
    StringId given_stem = 0;
    StringId middle = 0;  // kEmpty where there is none
    StringId surname = 0;
    StringId surname_stem = 0;
    text::Script script = text::Script::kOther;
    NameShape shape = NameShape::kSurname;
    bool known = false;
    bool weak = false;  // a person of the gazetteer whom the surname alone never means
  };
  static constexpr StringId kEmpty = 0;

  struct Candidate {
    std::uint32_t root = 0;
    std::uint64_t articles = 0;
    bool excluded = false;
    bool weak = false;
  };
  class Candidates;

  Name MakeName(std::uint32_t number, const PersonName& name, std::uint32_t articles);
  StringId Intern(std::string_view text);
  std::string_view String(StringId id) const { return strings_.Word(id); }

  void SortNames();
  std::span<const Name> FullNamesOf(const Name& name) const;
  void JoinSameNames();
  void JoinMiddles(std::span<const Name> same_name);
  void JoinInitials();
  bool JoinInitialsOf(const Name& name);
  bool MayBe(const Name& full, const Name& initials) const;
  void JoinScripts();
  void JoinSurnames();
  void JoinSurname(std::span<const Name> bare);

  NameUnion& union_;
  WordMap<StringId> strings_;
  std::map<std::string, std::set<std::string>> russian_given_;  // of Latin given names
  std::vector<Name> names_;
  // Parts of names_ by shape, when it is sorted.
  std::span<const Name> full_;  // by script and surname_stem
  std::span<const Name> initials_;
  std::span<const Name> surnames_;
};

}  // namespace dossier::entities
