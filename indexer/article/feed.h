// Articles as the items of RSS and Atom files.
#pragma once

#include <string_view>

#include "article/record.h"

namespace dossier::article {

// True where the first element is rss, feed or rdf:RDF.
bool LooksLikeFeed(std::string_view start);

// Reads each item of RSS 2.0, RSS 1.0 or entry of Atom as a record of its own, with the line on
// which it begins: guid, id or else link as id, title, link, pubDate, dc:date, published or
// updated, and of content:encoded, yandex:full-text, content, description and summary the first
// that says something, its HTML read as text; language from the item or the channel. A date that is
// none is left as it stands. Valid UTF-8 in. An item that is not well-formed, is larger than 4 MB
// or says nothing gives an error in its place, a feed without items one for all. XML entities other
// than the five of XML are not replaced, and nothing outside of the file is read. Returns false
// where the sink stopped it.
bool ReadFeed(std::string_view utf8, const Origin& origin, const RecordSink& sink);

}  // namespace dossier::article
