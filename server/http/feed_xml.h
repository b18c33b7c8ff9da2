// The answer of /feed.atom.
#pragma once

#include <string>

#include "search/search_answer.h"

namespace dossier::http {

// Atom (RFC 4287) of the hits of `request`, those without a date left out: nobody can say when they
// came. The id of an entry is made of that of its article alone, that of the feed of the canonical
// query; both as urn:uuid of version 8 (RFC 9562). An entry is `updated` when its article is dated
// (the first day of its date, midnight UTC), the feed when the index last changed. Addresses begin
// with `base_url`; where it is empty, they are relative.
std::string FeedXml(const search::SearchRequest& request, const search::SearchAnswer& answer,
                    const std::string& base_url);

}  // namespace dossier::http
