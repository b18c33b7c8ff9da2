// A search as a URL.
#pragma once

#include <string>

#include "search/request.h"

namespace dossier::http {

// The query string that gives `request`: parameters in a fixed order, values of facets sorted,
// defaults left out; `hl` is not part of it. Equal searches have equal strings.
std::string CanonicalQuery(const search::SearchRequest& request);

// The query strings of the feed and of the export of the same search, without what those do not
// know: page, facets and so on.
std::string FeedQuery(const search::SearchRequest& request);
std::string ExportQuery(const search::SearchRequest& request);

}  // namespace dossier::http
