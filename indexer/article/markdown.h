// Articles in Markdown.
#pragma once

#include <string_view>

#include "article/record.h"

namespace dossier::article {

// True where front matter stands at the start (front_matter.h), or the first line that is not blank
// is a heading: "# Title", or a line above "=====".
bool LooksLikeMarkdown(std::string_view start);

// Reads the file as one record: front matter, and what stands behind it without markup (CommonMark
// with tables): headings as paragraphs, links by their words; images and code are left out. Without
// a title in the front matter a heading that opens the text is the title, and is no part of the
// text where it repeats it. Valid UTF-8 in. Error kInvalidInput: no words, or those of
// ReadFrontMatter and HtmlTree. Returns what the sink does.
bool ReadMarkdown(std::string_view utf8, const Origin& origin, const RecordSink& sink);

}  // namespace dossier::article
