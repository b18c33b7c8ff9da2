// A person or an organization that the gazetteer knows.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"

namespace dossier::entities {

enum class EntityKind : std::uint8_t { kPerson, kOrganization };
enum class Gender : std::uint8_t { kUnknown, kMale, kFemale };

// "person", "org": the names of API.md.
std::string_view EntityKindName(EntityKind kind);

// One line of the gazetteer; corpus/entities/README.md describes the columns.
struct Entity {
  std::string id;
  EntityKind kind = EntityKind::kPerson;
  std::string en;
  std::string ru;        // of a person: given name, patronymic where known, surname
  std::string ru_label;  // `ru` without the patronymic, where that is another; else empty
  std::vector<std::string> en_aliases;
  std::vector<std::string> ru_aliases;
  Gender gender = Gender::kUnknown;
  bool solo = false;          // the bare surname is enough
  bool weak = false;          // the surname counts only after the full name
  bool acronym = false;       // all-capital forms count in capitals only
  bool family_first = false;  // the surname stands first (Xi Jinping)
  bool ministry = false;      // its head noun may stand alone later ("the Ministry", «МИД»)
  bool building = false;      // behind a preposition of place its name is that of a house
  bool group = false;         // an armed group or a movement
  bool generated = false;     // no line of its own: a body of a state, found by StatePhrases
  std::string country;
  // Of a person: the first and the last year in which the bare surname in the news means this one.
  std::optional<PartialDate> since;
  std::optional<PartialDate> until;

  // The name shown to a reader of Russian: of a person without the patronymic («Сергей Лавров»),
  // else as it stands.
  const std::string& RussianLabel() const { return ru_label.empty() ? ru : ru_label; }
};

// What ru_label is to be, from the other fields.
std::string MakeRussianLabel(const Entity& entity);

}  // namespace dossier::entities
