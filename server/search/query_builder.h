// A parsed query becomes a query of posting lists.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "search/evaluator.h"
#include "search/labels.h"
#include "search/marks.h"
#include "search/query.h"
#include "search/query_ast.h"
#include "search/query_caps.h"
#include "search/readings.h"
#include "search/request.h"
#include "search/snapshot.h"

namespace dossier::search {

// Why a word is searched otherwise than by its stem.
enum class WordWhy {
  kPlain,     // it is not
  kName,      // as a name, or as the entity of that name
  kStopWord,  // left out of what must match
  kExact,
  kWildcard,
  kLayout,  // a reading: see ReadingKind
  kTransliteration,
  kSpelling,
};

// "name", "stop-word", "exact", "wildcard", "layout", "transliteration", "spelling": the names of
// openapi.json; empty of kPlain.
std::string_view WordWhyName(WordWhy why);

// How one word or name of the query was read.
struct WordReading {
  std::string text;     // as typed
  std::string read_as;  // empty where that is as typed
  WordWhy why = WordWhy::kPlain;
  // Set where it is a name of the gazetteer, whose entity is searched in its place.
  std::optional<entities::EntityKind> entity_kind;
  std::string entity_id;
  Labels entity_labels;
  // What counts as a hit, too: the other language's words that articles have.
  std::vector<std::string> also;
  // Those that count where any word of the query is enough.
  std::vector<std::string> also_loosely;
  Query query;  // of this word by itself, with what counts as a hit, too
};

// A word that was read otherwise than typed, because no article has it.
struct Interpretation {
  ReadingKind kind;
  std::string from;
  std::string to;
};

// One way to put the words of a query together.
struct QueryPair {
  Query all;  // every item of a sequence must match
  Query any;  // one of them is enough
};

struct BuiltQuery {
  std::string text;         // the query as typed
  QueryPair full;           // translations count as hits
  QueryPair own;            // only what was typed does; the same where there are no translations
  bool has_choice = false;  // whether all and any differ
  // A question or a sentence of kMinSentenceWords or more: its author doesn't expect every word of
  // it in an article.
  bool is_sentence = false;
  bool has_translations = false;  // whether full and own differ
  std::vector<WordReading> words;
  std::vector<Interpretation> interpretations;
  MarkedTerms marked;                  // what counts where all words must match
  MarkedTerms loosely_marked;          // where any is enough
  std::vector<QueryWarning> warnings;  // those of the parser, and of names that nobody knows
  std::vector<QueryFault> faults;      // where there are any, nothing else counts
};

inline constexpr std::size_t kMaxExpansions = 100;  // of one wildcard
// Articles that the exact phrases of a query may be looked up in, all together: some 20 µs each.
inline constexpr std::uint64_t kMaxExactCandidates = 10'000;
inline constexpr std::size_t kMinSentenceWords = 2;  // stop words left out

// Everything that is decided here is decided over all articles of the revision, so that no filter
// changes what a word means. Throws QueryTimeout and Xapian::Error.
// `text` is what `parsed` was made from.
BuiltQuery BuildQuery(std::string_view text, const ParsedQuery& parsed, const QueryOptions& options,
                      const Snapshot& snapshot, Worker& worker, Evaluator& evaluator,
                      Deadline deadline);

}  // namespace dossier::search
