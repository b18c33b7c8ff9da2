// The paragraphs of HTML.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "article/html_tree.h"

namespace dossier::article {

// A paragraph, a subhead, an item of a list, a row of a table: what stands between two edges of
// block elements, or two line breaks in a row, or a line break in front of an indented line.
struct HtmlParagraph {
  // White space collapsed, soft hyphens taken out; a line feed for a line break.
  std::string text;
  std::size_t link_bytes = 0;        // how many of its bytes stand in links
  const GumboNode* block = nullptr;  // the block element that its first word stands in
};

// Whether an element and all below it is read.
using HtmlFilter = std::function<bool(const GumboNode& element)>;

// The paragraphs below `root` in their order; none is empty. Scripts, styles, media, fields of
// forms and all else that shows no words, or none of the author, are left out in any case: see the
// .cc file.
std::vector<HtmlParagraph> ParagraphsOf(const GumboNode& root, const HtmlFilter& is_read);

// Appends a paragraph to a text in which blank lines part them.
void AppendParagraph(std::string_view paragraph, std::string& text);

// The text of a fragment, such as the body of a feed's item, as the plain-text reader gives it:
// paragraphs parted by blank lines. What has no tags is taken for text with references in it, and
// keeps its lines. Errors: those of HtmlTree.
Result<std::string> HtmlToText(std::string html);

}  // namespace dossier::article
