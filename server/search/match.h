// Which articles the text of a query finds, before any filter.
#pragma once

#include <cstdint>

#include "search/query_builder.h"
#include "search/request.h"
#include "search/snapshot.h"

namespace dossier::search {

// The query as a set of articles of the whole index.
struct Matched {
  Query query;
  DocSet docs;
  MatchMode used = MatchMode::kAll;
  std::uint64_t all_total = 0;
};

// No words, no query: all articles.
inline bool HasWords(const ParsedQuery& parsed) { return parsed.root.kind != NodeKind::kNothing; }

// How the words of a query are to be matched where `asked` for: kAll or kAny. kAuto means all
// words, unless it is a sentence, or no article has them all. An article that has all of them in
// the other language only is no reason to leave out all those in the language of the query.
MatchMode UsedMode(const BuiltQuery& built, MatchMode asked, Evaluator& evaluator);

// What is marked where the words were matched by `used`.
const MarkedTerms& MarkedIn(const BuiltQuery& built, MatchMode used);

// `built` is of `parsed`, without a fault.
Matched Match(const ParsedQuery& parsed, const BuiltQuery& built, MatchMode asked,
              const Snapshot& snapshot, Evaluator& evaluator);

// The order of the hits where `request` asks for none.
SortOrder OrderOf(const SearchRequest& request, const ParsedQuery& parsed);

}  // namespace dossier::search
