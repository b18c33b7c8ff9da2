#include "search/facet_search.h"

#include <utility>

#include "search/match.h"
#include "search/query_parser.h"
#include "search/value_prefix.h"

namespace dossier::search {

FacetSearchAnswer SearchFacet(const SearchRequest& request, Facet facet, std::string_view typed,
                              const Snapshot& snapshot, Worker& worker, Deadline deadline) {
  FacetSearchAnswer answer;
  answer.identity = snapshot.identity();
  Evaluator evaluator = snapshot.EvaluatorFor(worker, deadline);
  const ParsedQuery parsed = ParseQuery(request.text);
  BuiltQuery built =
      BuildQuery(request.text, parsed, request.options, snapshot, worker, evaluator, deadline);
  if (!built.faults.empty()) {
    answer.query_faults = std::move(built.faults);
    return answer;
  }
  const FilteredSets sets(Match(parsed, built, request.match, snapshot, evaluator).docs,
                          request.filters, evaluator);
  const std::vector<bool> among = ValuesWithPrefix(facet, typed, snapshot, worker.analyzer);
  answer.facet = CountFacet(
      {facet, request.filters.facets[facet], request.facet_size, request.language, &among}, sets,
      snapshot.columns(), snapshot.catalogue(), snapshot.label_order());
  return answer;
}

}  // namespace dossier::search
