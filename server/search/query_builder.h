// A parsed query becomes a query of Xapian.
#pragma once

#include <xapian.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "search/labels.h"
#include "search/marks.h"
#include "search/query_ast.h"
#include "search/snapshot.h"

namespace dossier::search {

// How one word or name of the query was read.
struct WordReading {
  std::string text;  // as typed
  // Set where the word is a name of the gazetteer, which is searched in its place.
  std::optional<entities::EntityKind> entity_kind;
  std::string entity_id;
  Labels entity_labels;
  bool stop_word = false;  // left out of what must match
};

struct BuiltQuery {
  Xapian::Query all;        // every item of a sequence must match
  Xapian::Query any;        // one of them is enough
  bool has_choice = false;  // whether the two differ
  std::vector<WordReading> words;
  MarkedTerms marked;
  std::vector<QueryWarning> warnings;  // of names that nobody knows, beside those of the parser
};

// Words that may stand one behind the other in a phrase, or in a word that falls apart ("a/b/c").
inline constexpr std::size_t kMaxPhraseWords = 12;

// `text` is what `parsed` was made from. With `expand` a name of the gazetteer, alone or in several
// words, stands for its entity; without, for its words only. Error: kTooComplex where a phrase is
// longer than the limit above.
Result<BuiltQuery> BuildQuery(std::string_view text, const ParsedQuery& parsed, bool expand,
                              const index::Catalogue& catalogue, const entities::Matcher& matcher,
                              text::Analyzer& analyzer);

}  // namespace dossier::search
