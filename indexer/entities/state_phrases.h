// Finds "the Kazakh Foreign Ministry" and «президента Франции»: a word for a body or an office with
// the name or the adjective of a country.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "entities/phrase_trie.h"
#include "entities/states.h"
#include "text/analyzer.h"
#include "text/token.h"

namespace dossier::entities {

// Whether a name needs its capitals: in a text yes, in what somebody typed into a search box no.
enum class CapitalRule { kNeeded, kIgnored };

// A place where a text names a body or an office of a country.
struct StatePhrase {
  std::size_t first_token = 0;
  std::size_t end_token = 0;  // half-open; variants between are part of it
  int role = 0;               // numbers in the lists
  int country = 0;
  bool plural = false;         // "presidents", said of several countries or of none in particular
  std::size_t role_token = 0;  // where the words of the role begin

  Span SpanIn(const std::vector<text::Token>& tokens) const {
    return {tokens[first_token].span.begin, tokens[end_token - 1].span.end};
  }
};

// Reading is safe from many threads.
class StatePhrases {
 public:
  enum class Roles { kBodies, kOffices };

  StatePhrases(const StateLists& lists, Roles roles);

  // The longest phrase that starts at `token`, the first of its position, in tokens as
  // text::Analyzer gives them. None or one; several, in order and not overlapping, where several
  // countries share the words of the role ("the foreign ministries of Kazakhstan and Russia"): each
  // but the nearest is the name of its country alone.
  std::vector<StatePhrase> FindAt(std::string_view utf8, const std::vector<text::Token>& tokens,
                                  std::size_t token, CapitalRule capitals) const;

 private:
  enum class Kind : std::uint8_t { kRole, kAdjective, kName };
  struct Form {
    Kind kind;
    bool english;
    bool by_stem;  // else its words count as they are
    bool needs_capital;
    bool needs_acronym;
    int number;             // of the role or the country
    std::vector<int> only;  // of a role: the countries that have it
    bool implied;           // of a role: its words alone mean that of only[0]
    std::vector<std::string> terms;
  };
  struct Element {
    const Form* form;
    std::size_t end;
  };
  class Reader;

  void AddRoles(const StateLists& lists, Roles roles, text::Analyzer& analyzer);
  void AddCountries(const StateLists& lists, text::Analyzer& analyzer);
  void Add(Form form, std::string_view words, text::Analyzer& analyzer);
  bool Has(const Form& role, int country) const;

  PhraseTrie trie_;  // of stems; values: numbers in forms_
  std::vector<Form> forms_;
  std::vector<bool> is_state_;  // by number of the country
};

}  // namespace dossier::entities
