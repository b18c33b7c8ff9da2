// Answers searches on the newest snapshot.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "search/evaluator.h"
#include "search/facets.h"
#include "search/histogram.h"
#include "search/hits.h"
#include "search/query_builder.h"
#include "search/ranking.h"
#include "search/request.h"
#include "search/snapshot_keeper.h"
#include "search/suggest.h"

namespace dossier::search {

// What the total would be without one part of a search that found nothing.
struct WithoutPart {
  std::string field;  // "q", or the parameter of a filter; "date" for from and to,
                      // "event" for event_from and event_to
  std::string value;  // a word of the query, the id of a filter's value, "stated"; empty of ranges
  Labels labels;
  std::uint64_t total = 0;
  Span span;  // of a word: bytes of the query
};

// A facet's value that a filter names.
struct FilterLabel {
  Facet facet;
  bool excluded;
  std::string id;
  Labels labels;
};

struct Timing {
  double parse_ms = 0;
  double match_ms = 0;
  double facets_ms = 0;
  double snippets_ms = 0;
  double total_ms = 0;
};

struct IndexState {
  std::string revision;
  std::string identity;  // Snapshot::identity
  std::uint64_t articles = 0;
  std::string updated;
};

// How a query was understood, for those who ask.
struct Explanation {
  QueryNode tree;
  std::string query;  // Query::Describe
  // For each hit, what each word adds to its score, in the order of the words.
  std::vector<std::vector<double>> weights;
};

struct SearchAnswer {
  // What cannot be meant; where there is any, the rest of the answer is empty.
  std::vector<QueryFault> query_faults;
  MatchMode match_used = MatchMode::kAll;  // kAll or kAny
  std::uint64_t all_total = 0;             // articles of the whole index that have every word
  std::vector<WordReading> words;
  std::vector<Interpretation> interpretations;
  std::vector<QueryWarning> warnings;
  std::optional<Explanation> explanation;
  SortOrder sort = SortOrder::kRelevance;
  std::vector<FilterLabel> filter_labels;
  std::uint64_t total = 0;
  std::vector<Hit> hits;
  PerFacet<std::optional<FacetAnswer>> facets;
  std::optional<Histogram> histogram;
  // Where the interval asked for is too fine (kTooComplex): the fault lies in that parameter, not
  // in the query.
  std::optional<Error> histogram_fault;
  std::vector<WithoutPart> without;  // where there are no hits
  IndexState index;
  Timing timing;
};

struct SuggestAnswer {
  std::vector<Suggestion> suggestions;
  std::string identity;  // Snapshot::identity of the snapshot that they come from
};

struct StatusAnswer {
  IndexState index;
  std::vector<std::pair<std::string, std::uint64_t>> articles_by_language;
  std::string newest_date;  // empty where no article has one
};

// Safe to share between threads.
class Engine {
 public:
  struct Options {
    std::chrono::milliseconds patience{500};  // how long a search waits for its turn
    std::chrono::milliseconds time_limit{2000};
  };

  Engine(SnapshotKeeper& keeper, Options options) : keeper_(keeper), options_(options) {}

  // Errors: kTooComplex, kBusy, kTimeout. Throws Xapian::Error where the index is damaged.
  Result<SearchAnswer> Search(const SearchRequest& request) const;

  // The article with the words of `query` marked as Search marks them. Error: kNotFound, and as
  // above.
  Result<ArticleAnswer> FindArticle(std::string_view id, const std::string& query, MatchMode match,
                                    const QueryOptions& options) const;

  // Errors: kBusy, kTimeout.
  Result<SuggestAnswer> Suggest(std::string_view typed, std::size_t limit) const;

  StatusAnswer Status() const;

  // "gen.revision" of the snapshot that would answer now.
  std::string revision() const { return keeper_.Current()->revision(); }

  // Snapshot::identity of the same.
  std::string identity() const { return keeper_.Current()->identity(); }

 private:
  template <typename Answer, typename Work>
  Result<Answer> OnNewest(const Work& work) const;

  SnapshotKeeper& keeper_;
  Options options_;
};

}  // namespace dossier::search
