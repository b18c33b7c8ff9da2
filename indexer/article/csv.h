// CSV with a header: an article a row.
#pragma once

#include <string_view>

#include "article/record.h"
#include "article/text_input.h"

namespace dossier::article {

// True where the first line that is not blank names columns, apart by commas, semicolons or tabs,
// of which two at least are known, title or text among them. Names are those of the members of JSON
// and their synonyms ("headline", "body", "published"), in any case. `start` is valid UTF-8 up to
// its end, which may stand within a character, without a byte order mark.
bool LooksLikeCsv(std::string_view start);

// Reads a record of each row (RFC 4180: a quoted value may have separators, line feeds and doubled
// quotes in it); `origin.line` is the line where the row starts. Of several columns for one member
// the first of the list in csv.cc counts. Errors of a row: more values than columns, neither title
// nor text, what cannot be decoded; a row that is too long ends with its line.
bool ReadCsv(TextInput& input, const Origin& origin, const RecordSink& sink);

}  // namespace dossier::article
