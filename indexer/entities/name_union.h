// Names that come to be one entity, step by step.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace dossier::entities {

// Sets of names that only grow. Names are numbers from 0. The outcome depends on the order of the
// calls alone.
class NameUnion {
 public:
  explicit NameUnion(std::size_t names);

  // A name of a set, the same for all names of it until the set grows: its least.
  std::uint32_t Root(std::uint32_t name) const;

  // Makes one set of the two, unless that would join two entities of the gazetteer or names that
  // are kept apart. Returns whether they are one now.
  bool Unite(std::uint32_t one, std::uint32_t other);

  // `name` is an entity of the gazetteer.
  void SetKnown(std::uint32_t name);
  bool IsKnown(std::uint32_t name) const { return known_[Root(name)]; }

  // To be called before the calls of Unite that it is to hold back.
  void KeepApart(std::uint32_t one, std::uint32_t other);

 private:
  bool AreApart(std::uint32_t one, std::uint32_t other) const;

  mutable std::vector<std::uint32_t> parents_;
  std::vector<bool> known_;  // by root
  std::vector<bool> bound_;  // by root: a name of it is in apart_
  std::vector<std::pair<std::uint32_t, std::uint32_t>> apart_;
};

}  // namespace dossier::entities
