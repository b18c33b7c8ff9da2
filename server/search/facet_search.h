// The values of one facet that somebody looks for.
#pragma once

#include <string>
#include <vector>

#include "search/search_answer.h"

namespace dossier::search {

struct FacetSearchAnswer {
  // What cannot be meant of the query; where there is any, the rest of the answer is empty.
  std::vector<QueryFault> query_faults;
  FacetAnswer facet;
  std::string identity;  // Snapshot::identity of the snapshot that it comes from
};

// The values of `facet` that `typed` may begin the name of (search/value_prefix.h), counted as
// RunSearch counts them for `request`; selected ones always. Throws QueryTimeout and Xapian::Error.
FacetSearchAnswer SearchFacet(const SearchRequest& request, Facet facet, std::string_view typed,
                              const Snapshot& snapshot, Worker& worker, Deadline deadline);

}  // namespace dossier::search
