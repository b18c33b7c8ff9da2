// A place where a name stands in an article.
#pragma once

#include <cstddef>
#include <tuple>

#include "entities/rule.h"

namespace dossier::entities {

struct NamePlace {
  std::size_t field = 0;  // number of the field
  std::size_t begin = 0;  // its words [begin, end)
  std::size_t end = 0;
  Rule rule = Rule::kGazetteer;

  // By which places are in the order of the article.
  std::tuple<std::size_t, std::size_t> Order() const { return {field, begin}; }
};

}  // namespace dossier::entities
