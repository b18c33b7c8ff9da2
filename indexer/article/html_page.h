// Articles as pages of the web.
#pragma once

#include <string_view>

#include "article/record.h"

namespace dossier::article {

// True where the first thing that is neither white space nor a comment nor an XML declaration is
// `<!DOCTYPE html` or an element of HTML.
bool LooksLikeHtml(std::string_view start);

// Reads the page as one record: the title of its headline (h1) or else of its metadata, the text of
// its article (html_content.h), date (of the metadata, shown near the article, or in the address),
// language, canonical address, and the site's name as source where that is one word. Valid UTF-8
// in. Error kInvalidInput: no article on the page, or one of HtmlTree. Returns what the sink does.
bool ReadHtml(std::string_view utf8, const Origin& origin, const RecordSink& sink);

}  // namespace dossier::article
