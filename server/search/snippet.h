// The passage that shows why an article was found.
#pragma once

#include <string_view>
#include <vector>

#include "article/article.h"
#include "search/marks.h"

namespace dossier::search {

// A passage of about `length` code points: the stretch of paragraphs with the most different marked
// terms, starting with a sentence where one is near; the start of the body where nothing is marked.
// Cut at words, "…" where text is left out. Empty where `length` is 0 or there is no text.
MarkedText MakeSnippet(std::string_view utf8, const std::vector<article::Block>& blocks,
                       const std::vector<Mark>& marks, std::size_t length);

}  // namespace dossier::search
