// Plain text in the shape of corpus/en: headline, dateline, body with subheads, credits.
#pragma once

#include <string_view>

#include "article/record.h"
#include "base/result.h"

namespace dossier::article {

// The headline is the first line that is not blank, the text all that follows it, without blank
// lines at its ends. A first line of over 300 code points is a paragraph, not a headline: then the
// title is empty. A byte order mark and CR line ends are taken off. Error kInvalidInput: no words
// at all, NUL, or bytes that are not valid UTF-8.
Result<Record> ParsePlainText(std::string_view bytes);

}  // namespace dossier::article
