// The part of a page that is its article.
#pragma once

#include <vector>

#include "article/html_text.h"

namespace dossier::article {

struct HtmlContent {
  const GumboNode* root = nullptr;  // the element that the article stands in; null: no article
  std::vector<HtmlParagraph>
      paragraphs;  // those of the article, its headline (h1) still among them
};

// Finds the article of a page, given by its element html: what is marked as articleBody, article or
// main, else the densest block; see the .cc file. Navigation, page headers and footers, asides,
// forms, share bars, lists of related articles, notices and hidden elements are left out of it.
HtmlContent FindContent(const GumboNode& page);

}  // namespace dossier::article
