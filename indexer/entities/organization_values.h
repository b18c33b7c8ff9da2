// Joins the names of one organization.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/word_map.h"
#include "entities/name_union.h"
#include "text/stemmer.h"

namespace dossier::entities {

// Names whose words have the same stems in the same order are one organization, whatever their
// case and punctuation: «Степной экспресс», «СТЕПНОГО ЭКСПРЕССА», "The Pacific Lumber Co.",
// "Pacific Lumber Co". Nothing joins an English name with a Russian one.
class OrganizationValues {
 public:
  explicit OrganizationValues(NameUnion& names) : union_(names) {}

  // A name that articles give, as name `number` of the union.
  void Add(std::uint32_t number, std::string_view name);

 private:
  std::string StemsOf(std::string_view name);

  NameUnion& union_;
  text::Stemmer stemmer_;
  WordMap<std::uint32_t> first_with_;  // by the stems of all words
};

}  // namespace dossier::entities
