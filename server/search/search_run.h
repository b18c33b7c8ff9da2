// One search on one snapshot, from the text of its query to what is shown.
#pragma once

#include "search/search_answer.h"

namespace dossier::search {

IndexState StateOf(const Snapshot& snapshot);

// `worker` is one of `snapshot`. Throws QueryTimeout and Xapian::Error.
SearchAnswer RunSearch(const SearchRequest& request, const Snapshot& snapshot, Worker& worker,
                       Deadline deadline);

}  // namespace dossier::search
