// JSON Lines: an article a line.
#pragma once

#include <string_view>

#include "article/record.h"
#include "article/text_input.h"

namespace dossier::article {

// True where the first line that is not blank is a whole object, or the next one starts another:
// else an object goes on over several lines. `start` is without a byte order mark, and what has no
// second line counts as one of many.
bool LooksLikeJsonLines(std::string_view start);

// Reads a record of each line that is not blank (ParseJsonRecord); `origin.line` is filled in.
bool ReadJsonLines(TextInput& input, const Origin& origin, const RecordSink& sink);

}  // namespace dossier::article
