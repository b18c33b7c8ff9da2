// The passages that show why an article was found.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "article/article.h"
#include "search/marks.h"
#include "text/sentences.h"

namespace dossier::search {

// At most three passages, in the order of the text, of `length` in all: where the most different
// marked words stand, each by its weight in `weights` (by WordId), with the sentences around them,
// and then what follows in the body. Where nothing is marked, the start of the body; of an article
// without a body, of whatever there is. Sentences are cut at words where they are too long, "…"
// where a block goes on. None where `length` is 0 or there is no text.
//
// Length is counted in code points of what is shown: all passages together, each ellipsis with its
// space as two, a run of white space as one. It is never more than a tenth above `length`. It is
// more than a tenth below only where the body ends first, where paragraphs are so short that three
// have no more, and where fewer than 10 are missing (of a `length` below 100).
std::vector<MarkedText> MakeSnippets(std::string_view utf8,
                                     const std::vector<article::Block>& blocks,
                                     const std::vector<Mark>& marks,
                                     const std::vector<double>& weights, std::size_t length,
                                     text::SentenceFinder& sentences);

}  // namespace dossier::search
