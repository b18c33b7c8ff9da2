// Articles as the files of Reuters-21578 have them.
#pragma once

#include <string_view>

#include "article/record.h"

namespace dossier::article {

// True where the first thing is `<!DOCTYPE lewis` or an element REUTERS.
bool LooksLikeReutersSgml(std::string_view start);

// Reads each REUTERS element as a record of its own, with the line on which it begins: id
// "reuters-" and NEWID, TITLE, DATE as an ISO 8601 time, DATELINE, and BODY with its line breaks
// and indents; of an article without a BODY the TEXT that is no other element. Source "reuters",
// language "en". Control characters (&#3;) are dropped. An element that says nothing, or
// is larger than 4 MB, gives an error in its place. Valid UTF-8 in. Returns false where the sink
// stopped it.
bool ReadReutersSgml(std::string_view utf8, const Origin& origin, const RecordSink& sink);

}  // namespace dossier::article
