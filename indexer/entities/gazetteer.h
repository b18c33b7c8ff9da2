// The people, organizations, states and places that are known by name: corpus/entities/*.tsv.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/word_map.h"
#include "entities/entity.h"
#include "entities/office_term.h"
#include "entities/place.h"
#include "entities/states.h"
#include "entities/tagger.h"
#include "entities/word_classes.h"

namespace dossier::entities {

class Gazetteer {
 public:
  // An empty one, which knows nobody.
  Gazetteer() = default;

  // Reads the files of `folder` that `is_part` takes, in the byte order of their names: places of
  // kPlacesFile, states and what they have of kCountriesFile, kBodiesFile and kOfficesFile, people
  // and organizations of all others. Errors: kUnreadable; kInvalidInput where a line is refused,
  // with file, line and reason of each (the first twenty).
  using FileFilter = bool (*)(const std::filesystem::path&);
  static Result<Gazetteer> Load(const std::filesystem::path& folder, FileFilter is_part);

  // The same from one text; `name` stands for the file in messages.
  static Result<Gazetteer> Parse(std::string_view name, std::string_view tsv);

  // In the order of the files, and behind them the bodies of states that have no line of their own.
  // The index of an entity in it is its number.
  const std::vector<Entity>& entities() const { return entities_; }

  const std::vector<Place>& places() const { return places_; }

  const WordClasses& word_classes() const { return word_classes_; }

  // The learned tagger, or nullptr where the folder has none.
  const Tagger* tagger() const { return tagger_.get(); }

  const StateLists& states() const { return states_; }

  // Sorted by office and then by time, not overlapping; each of them of a role and a country of
  // states(), and of a person among the entities.
  const std::vector<OfficeTerm>& office_terms() const { return office_terms_; }

  // The number of an entity, or -1.
  int Find(std::string_view id) const;

  // The number of the entity that is the body `role` of `country`, both numbers of states(); -1 for
  // a country that is no state.
  int StateBody(int role, int country) const;

  // What the curator should look at, a line each: files that are not sorted, and names that two
  // entities claim.
  const std::vector<std::string>& warnings() const { return warnings_; }

  // SHA-256 of all the lines, in hexadecimal: differs whenever an entity does.
  const std::string& fingerprint() const { return fingerprint_; }

 private:
  // What is known of the lines while they are read.
  struct Loading {
    std::vector<std::string> faults;
    std::vector<std::string> entity_places;  // "people.tsv:7: ", by number
    std::vector<std::string> term_places;    // the same of office terms
  };

  void AddLines(std::string_view name, std::string_view tsv, Loading& loading);
  void AddWords(std::string_view name, std::string_view line, const std::string& where,
                Loading& loading);
  Result<void> LoadLearned(const std::filesystem::path& file);
  void AddLine(std::string_view line, const std::string& place, Loading& loading);
  void WarnOfOrder(const std::string& place, std::size_t first_entity);
  void CheckCountries(Loading& loading) const;
  void CheckNames(Loading& loading);
  void CheckOfficeTerms(Loading& loading);
  void AddStateBodies(Loading& loading);
  static Result<Gazetteer> Finish(Gazetteer gazetteer, Loading& loading);

  std::vector<Entity> entities_;
  std::vector<Place> places_;
  WordClasses word_classes_;
  std::shared_ptr<const Tagger> tagger_;
  StateLists states_;
  std::vector<OfficeTerm> office_terms_;
  std::vector<int> state_bodies_;  // by role * countries + country
  WordMap<int> numbers_;           // of entities, by their ids
  std::vector<std::string> warnings_;
  std::string fingerprint_;
};

}  // namespace dossier::entities
