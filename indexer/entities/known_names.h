// The names of the gazetteer in the fields of an article, and who is meant by each.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "entities/matcher.h"
#include "entities/recognizer.h"
#include "entities/words.h"

namespace dossier::entities {

struct KnownName {
  std::size_t begin = 0;  // words [begin, end)
  std::size_t end = 0;
  int number = 0;  // of the gazetteer
  // A bare surname that nothing in the article explains: whom it means by default.
  bool is_default = false;
};

// One field of an article as the recognisers see it.
struct FieldWords {
  Words words;
  std::vector<KnownName> names;  // in order, not overlapping
  Hints known;                   // the names and the places
};

// `utf8` with its tokens, of each field in turn. A bare surname counts where it is enough by itself
// (`solo`, and within the years of the entry where those and `date` are known) or where one of the
// fields names the person in full, too, and never behind the given name of somebody else.
struct FieldInput {
  std::string_view utf8;
  const std::vector<text::Token>* tokens = nullptr;
};
std::vector<FieldWords> FindKnownNames(const std::vector<FieldInput>& fields,
                                       std::optional<PartialDate> date, const Matcher& matcher);

}  // namespace dossier::entities
