// The terms of the index that a word of a query is looked up by.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "entities/name_words.h"
#include "search/evaluator.h"
#include "search/marks.h"
#include "search/query.h"
#include "search/query_ast.h"
#include "text/analyzer.h"

namespace dossier::search {

// One position of a word or a phrase: any of its terms may stand there.
struct QueryPlace {
  std::vector<std::string> stems;
  std::vector<std::string> names;  // keys of names
  std::string form;                // the exact form of the word itself

  // As terms of the index, without the prefix of a field.
  std::vector<std::string> Terms() const;
  MarkedPlace Marked() const { return {stems, names, {}}; }
};

// A word (which may fall apart: «Нью-Йорк») or a phrase.
struct QueryText {
  std::vector<QueryPlace> places;      // none where it has no letter or digit
  std::vector<std::string> spellings;  // terms that spell all places as one word: с400 of С-400
  // Where the only place is searched as a name alone, not as the word that its stem stands for.
  bool is_name = false;
  // How many other words may stand between one place and the next: the stop words that a
  // translation of several words is written without.
  std::uint32_t gap = 0;
};

// Looks words up in one revision. Keeps references to its arguments; not for several threads.
class TermFinder {
 public:
  TermFinder(Evaluator& evaluator, const entities::NameWords& names, text::Analyzer& analyzer)
      : evaluator_(evaluator), names_(names), analyzer_(analyzer) {}

  // The places of `text`. A word that is a form of a known name is looked up as that name alone
  // (Песков never finds песка) unless the articles use it as a common word, too (вена, роман); any
  // other word by its stem, and by the key of a name where the index has mostly that.
  QueryText Find(std::string_view text) const;

  // The places of `text` with every term that its words may be indexed by, in whatever sense.
  QueryText FindEverySense(std::string_view text) const;

  // The query for `text` in a field: any of the terms at each place, one place behind the other.
  // The words weigh what they weigh anywhere in the article.
  Query QueryFor(const QueryText& text, QueryField field) const;

  // True where an article has it in the field.
  bool HasHits(const QueryText& text, QueryField field) const;

  // The number of articles with one of the terms of `place`, at least.
  std::uint64_t Frequency(const QueryPlace& place) const;

 private:
  enum class Sense { kLikely, kEvery };
  QueryText FindIn(std::string_view text, Sense sense) const;
  QueryPlace PlaceOf(const text::Token& token, std::string_view utf8, Sense sense,
                     bool& is_name) const;

  Evaluator& evaluator_;
  const entities::NameWords& names_;
  text::Analyzer& analyzer_;
};

}  // namespace dossier::search
