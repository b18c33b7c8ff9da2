// The passages that show why an article was found.
#pragma once

#include <string_view>
#include <vector>

#include "article/article.h"
#include "search/marks.h"
#include "text/sentences.h"

namespace dossier::search {

// One to three passages, in the order of the text, of about `length` code points in all (within a
// tenth where the text has as many): the sentences with the most different marked words, each by
// its weight in `weights` (by WordId); the start of the body where nothing is marked. Sentences are
// cut at words where they are too long, "…" where text is left out. None where `length` is 0 or
// there is no text.
std::vector<MarkedText> MakeSnippets(std::string_view utf8,
                                     const std::vector<article::Block>& blocks,
                                     const std::vector<Mark>& marks,
                                     const std::vector<double>& weights, std::size_t length,
                                     text::SentenceFinder& sentences);

}  // namespace dossier::search
