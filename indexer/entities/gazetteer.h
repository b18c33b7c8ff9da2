// The people, organizations and places that are known by name: corpus/entities/*.tsv.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "entities/entity.h"
#include "entities/place.h"

namespace dossier::entities {

class Gazetteer {
 public:
  // An empty one, which knows nobody.
  Gazetteer() = default;

  // Reads the files of `folder` that `is_part` takes, in the byte order of their names: places of
  // kPlacesFile, people and organizations of all others. Errors:
  // kUnreadable; kInvalidInput where a line is refused, with file, line and reason of each (the
  // first twenty).
  using FileFilter = bool (*)(const std::filesystem::path&);
  static Result<Gazetteer> Load(const std::filesystem::path& folder, FileFilter is_part);

  // The same from one text; `name` stands for the file in messages.
  static Result<Gazetteer> Parse(std::string_view name, std::string_view tsv);

  // In the order of the files. The index of an entity in it is its number.
  const std::vector<Entity>& entities() const { return entities_; }

  const std::vector<Place>& places() const { return places_; }

  // The number of an entity, or -1.
  int Find(std::string_view id) const;

  // SHA-256 of all the lines, in hexadecimal: differs whenever an entity does.
  const std::string& fingerprint() const { return fingerprint_; }

 private:
  void AddLines(std::string_view name, std::string_view tsv, std::vector<std::string>& faults);
  void AddLine(std::string_view line, const std::string& place, std::vector<std::string>& faults);
  void AddPlace(std::string_view line, const std::string& where, std::vector<std::string>& faults);
  static Result<Gazetteer> Finish(Gazetteer gazetteer, const std::vector<std::string>& faults);

  std::vector<Entity> entities_;
  std::vector<Place> places_;
  std::unordered_map<std::string, int> numbers_;
  std::string fingerprint_;
};

}  // namespace dossier::entities
