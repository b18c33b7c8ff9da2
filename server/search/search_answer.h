// What a search answers.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "search/facets.h"
#include "search/histogram.h"
#include "search/hits.h"
#include "search/query_builder.h"
#include "search/request.h"

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

}  // namespace dossier::search
