// JSON over several lines: an array of articles, or one article after the other.
#pragma once

#include <string_view>

#include "article/record.h"
#include "article/text_input.h"

namespace dossier::article {

// True for what starts with an object, or with an array of objects or of nothing. `start` is
// without a byte order mark.
bool LooksLikeJsonValues(std::string_view start);

// Reads a record of each element of an array, or of each object; `origin.line` is its number,
// unless it is the only object. An element that is too long or broken is skipped with an error, and
// so is the rest of a file that is no JSON any more.
bool ReadJsonValues(TextInput& input, const Origin& origin, const RecordSink& sink);

}  // namespace dossier::article
