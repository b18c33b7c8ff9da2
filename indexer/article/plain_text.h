// Plain text in the shape of corpus/en: headline, dateline, body with subheads, credits.
#pragma once

#include <string_view>

#include "article/record.h"
#include "base/result.h"

namespace dossier::article {

// The headline is the first line that is not blank, the text all that follows it, without blank
// lines at its ends. A first line of over 300 code points is a paragraph, not a headline: then the
// title is empty. CR line ends are taken off. `utf8` is valid. Error kInvalidInput: no words at
// all.
Result<Record> ParsePlainText(std::string_view utf8);

// Gives `sink` what ParsePlainText makes of `utf8`.
bool ReadPlainText(std::string_view utf8, const Origin& origin, const RecordSink& sink);

}  // namespace dossier::article
