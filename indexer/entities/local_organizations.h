// The organizations of one article: which of its names are one organization.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "entities/known_names.h"
#include "entities/local_entity.h"
#include "entities/name_place.h"

namespace dossier::entities {

// Names are given to it in this order: those of the gazetteer, all others, then Join once. Two
// names are one organization where their stems agree; acronyms and short forms join a longer name.
class LocalOrganizations {
 public:
  struct Organization {
    std::map<std::string, std::size_t> written;  // ways in which it is written, how often
    std::vector<NamePlace> places;
    int number = LocalEntity::kUnknown;  // of the gazetteer

    // The fullest way in which it is written; of several the most frequent.
    const std::string& Label() const;
  };

  // Both must outlive it.
  LocalOrganizations(const std::vector<FieldWords>& fields, const Gazetteer& gazetteer)
      : fields_(fields), gazetteer_(gazetteer) {}

  void AddKnown(int number, const NamePlace& place);
  void AddName(const NamePlace& place);

  // True where the words at `place` are a name, or begin a longer one.
  bool HasNameFrom(const NamePlace& place) const;

  // «компания Monsanto» is Monsanto, «газета «Известия»» Известия.
  NamePlace WithoutDescriptor(NamePlace place) const;

  // Takes a place that is written as one of the names is.
  bool TakeRepeated(const NamePlace& place);

  // Takes the head noun of an organization that was named before it: "the Council", "the Ministry";
  // of a ministry also «министерство».
  bool TakeHead(const NamePlace& place);

  // Joins acronyms, short forms and bare heads to the names that they are of, and drops what is
  // nobody's in particular: a bare «Совет», "Finance Ministry". Names given later are only those of
  // TakeRepeated and TakeHead.
  void Join();

  const std::vector<Organization>& organizations() const { return organizations_; }

 private:
  using Located = std::pair<NamePlace, std::size_t>;  // a place and its organization

  std::string KeyOf(const NamePlace& place) const;
  void AddTo(std::size_t organization, const NamePlace& place);
  bool IsUnknown(std::size_t organization) const;
  bool IsNamedInFull(std::size_t organization) const;
  bool IsAcronym(const NamePlace& place) const;
  bool HasInitials(const NamePlace& place, std::string_view acronym) const;
  bool HasWord(const NamePlace& place, const std::string& key) const;
  std::vector<Located> Locate() const;
  template <typename Fits>
  std::optional<std::size_t> Nearest(const NamePlace& place, bool only_before,
                                     const Fits& fits) const;
  void JoinBracketed();
  void JoinByInitials();
  void JoinShortForms();
  void JoinHeads();
  void DropGenerics();
  std::size_t Root(std::size_t organization) const;
  void Merge(std::size_t into, std::size_t from);

  const std::vector<FieldWords>& fields_;
  const Gazetteer& gazetteer_;
  std::vector<Organization> organizations_;
  std::map<int, std::size_t> by_number_;
  std::map<std::string, std::size_t> by_key_;
  std::vector<std::size_t> moved_;  // by organization: what it was merged into, or itself
  std::vector<Located> located_;    // in the order of the article, as Join has found them
};

}  // namespace dossier::entities
