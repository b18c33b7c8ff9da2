// An article as a JSON object.
#pragma once

#include <string_view>

#include "article/record.h"
#include "base/result.h"

namespace dossier::article {

// Reads {"id", "title", "date", "dateline", "text", "lang", "source", "url"}: strings, null and ""
// mean absent, a number is taken for `id` and `date`; other members are left alone. Error
// kInvalidInput: no JSON object, nesting deeper than 64, a member of another type or one that
// stands twice, neither title nor text; the message names the member, or the byte (1-based) where
// the JSON is broken.
Result<Record> ParseJsonRecord(std::string_view json);

}  // namespace dossier::article
