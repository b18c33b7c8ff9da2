// Bodies of Russia that Russian copy names without their country: «МИД», «Минобороны», «МЧС».
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "base/word_map.h"
#include "entities/gazetteer.h"
#include "text/analyzer.h"

namespace dossier::entities {

struct FieldWords;

// Such a word means Russia's body unless the article tells of another country: where it names such
// a body of another, or of a region (a name follows the word), or some other country more than
// twice as often as Russia. Reading is safe from many threads.
class HomeBodies {
 public:
  explicit HomeBodies(const Gazetteer& gazetteer);

  // Adds the bodies to the names and the hints of the fields of one article, the words of which
  // have all other names already.
  void Mark(std::vector<FieldWords>& fields) const;

 private:
  struct Body {
    int number = -1;  // of the gazetteer
    int role = -1;    // of its states; -1: a line of its own
    bool is_acronym = false;
  };

  void AddCountries(text::Analyzer& analyzer);
  void AddRoles(text::Analyzer& analyzer);
  void AddLines(text::Analyzer& analyzer);
  void AddBody(std::string_view name, Body body, text::Analyzer& analyzer);
  const Body* FindAt(const FieldWords& field, std::size_t i) const;
  bool IsOfHome(const std::vector<FieldWords>& fields) const;
  bool IsOfAnother(const std::vector<FieldWords>& fields, std::string_view stem,
                   const Body& body) const;

  const Gazetteer* gazetteer_;
  WordMap<Body> bodies_;    // by the stem of their word
  WordMap<int> countries_;  // numbers, by the stems of names and adjectives
  int home_ = -1;           // the number of Russia
};

}  // namespace dossier::entities
