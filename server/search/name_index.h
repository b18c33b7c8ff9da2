// People and organizations by the beginnings of the words of their names.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "entities/gazetteer.h"

namespace dossier::search {

// Reading is safe from many threads. Views into the gazetteer, which must outlive it.
class NameIndex {
 public:
  struct Match {
    int entity;             // number in the gazetteer
    std::string_view name;  // the label or alias that has the words
  };

  NameIndex() = default;
  explicit NameIndex(const entities::Gazetteer& gazetteer);

  // The entities one of whose names has, for each of `prefixes` (folded), a word that begins with
  // it; each entity once, with the first such name; by number.
  std::vector<Match> Find(const std::vector<std::string>& prefixes) const;

 private:
  struct Name {
    int entity;
    std::string_view text;
  };
  struct Word {
    std::string folded;
    std::uint32_t name;  // index into names_
  };

  // The names that have a word with this beginning, in order, each once.
  std::vector<std::uint32_t> NamesWith(std::string_view prefix) const;

  std::vector<Name> names_;
  std::vector<Word> words_;  // in byte order
};

}  // namespace dossier::search
