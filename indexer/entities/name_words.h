// The words of Russian names, in every case form, and the terms that they are indexed under.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "base/word_map.h"
#include "entities/gazetteer.h"
#include "text/token.h"
#include "text/tokenizer.h"

namespace dossier::entities {

// Reading is safe from many threads.
class NameWords {
 public:
  // Knows nobody.
  NameWords() = default;
  // The words of the Russian names of people (given name, patronymic, surname, in the forms of both
  // genders) and of places.
  explicit NameWords(const Gazetteer& gazetteer);

  // What a word, in the form of Token::term, is known as.
  struct Known {
    std::string_view key;  // the same for all forms of a name: its nominative, лавров
    bool solo = false;     // the surname of somebody whom the bare surname is enough to mean
    bool place = false;
  };
  // Nothing (an empty key) for a word that is no form of a known name.
  Known Find(std::string_view term) const;

  // The key under which a capitalised word is indexed: that of Find, else by its endings
  // (text::NameKey).
  std::string KeyOf(std::string_view term) const;

  // Sets the names of `tokens`, which are those of `utf8`, by the rules at the head of the .cc file
  // and takes away the stems that they replace. `people` are the places in `utf8` that name a
  // person of the gazetteer, in order, not overlapping.
  void Assign(std::string_view utf8, std::span<const Span> people,
              std::vector<text::Token>& tokens) const;

 private:
  struct Form {
    std::uint32_t cluster = 0;
    bool solo = false;
    bool place = false;
  };
  class Maker;

  WordMap<Form> forms_;
  std::vector<std::string> keys_;  // by cluster
};

}  // namespace dossier::entities
