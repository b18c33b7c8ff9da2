// People and organizations by the beginnings of the words of their names.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "entities/gazetteer.h"
#include "search/columns.h"

namespace dossier::search {

// All facet values, by all names that they have: in the gazetteer and in the articles, and the
// English label of a value that no article names in English. About 20 bytes a name and 20 a word.
// Reading is safe from many threads. The gazetteer and the columns must outlive it.
class NameIndex {
 public:
  struct Match {
    index::ValueTable::Number value = 0;
    std::uint64_t articles = 0;
    std::string name;  // the one that has the words
  };

  NameIndex() = default;
  NameIndex(const entities::Gazetteer& gazetteer, const Columns& columns);

  // The `limit` values that most articles name, one of whose names has, for each of `prefixes`
  // (folded), a word that begins with it; each value once, with the first such name; the most
  // frequent first, ties by id.
  std::vector<Match> Find(const std::vector<std::string>& prefixes, std::size_t limit) const;

  // All such values, in the same order, each once; none for no prefixes.
  std::vector<index::ValueTable::Number> FindValues(const std::vector<std::string>& prefixes) const;

 private:
  // Which name of a value: a key of the table, the English label, or, from kListed on, a name that
  // the gazetteer lists.
  using Which = std::uint32_t;
  static constexpr Which kListed = 1U << 31U;
  static constexpr Which kEnglishLabel = kListed - 1;

  struct Name {
    std::uint32_t rank;  // of the value: index into ranked_
    Which which;
  };
  struct Ranked {
    index::ValueTable::Number value;
    std::uint32_t articles;
  };
  class Maker;

  std::string TextOf(const Name& name) const;
  std::string_view WordAt(std::size_t word) const;
  // The names that have a word with this beginning, in order, each once.
  std::vector<std::uint32_t> NamesWith(std::string_view prefix) const;
  // The same of all prefixes; none for none.
  std::vector<std::uint32_t> NamesWithAll(const std::vector<std::string>& prefixes) const;

  const entities::Gazetteer* gazetteer_ = nullptr;
  const Columns* columns_ = nullptr;
  std::vector<Ranked> ranked_;                 // the most frequent first
  std::vector<Name> names_;                    // by rank
  std::string words_;                          // folded, in byte order, one behind the other
  std::vector<std::uint32_t> word_begins_{0};  // one more than there are
  std::vector<std::uint32_t> names_of_words_;  // indexes into names_, word by word
  std::vector<std::uint32_t> name_begins_{0};  // by word
};

}  // namespace dossier::search
