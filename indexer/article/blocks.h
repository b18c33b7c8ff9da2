// Paragraphs, subheads, quotes, credits and the dateline of a text.
#pragma once

#include <string_view>
#include <vector>

#include "article/article.h"

namespace dossier::article {

// Blocks are parted by blank lines and by those line breaks that end a paragraph in the layout of
// the text: before indented lines or, where its lines are paragraphs (and not lines of a fixed
// width), by all. The rules that tell a subhead, a credit and a dateline stand in the .cc file.
// `text` is valid UTF-8 of less than 4 GB.
std::vector<Block> SplitBlocks(std::string_view text);

}  // namespace dossier::article
