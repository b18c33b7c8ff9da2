// What a page tells of its article outside of its text.
#pragma once

#include <string>

#include "article/html_tree.h"

namespace dossier::article {

// Empty means absent, or told in no form that is understood. White space is collapsed.
struct HtmlMetadata {
  std::string title;           // of og:title or JSON-LD
  std::string document_title;  // of the element title, where the site's name stands, too
  std::string site_name;
  std::string date;      // of publication, in the form of Record::date
  std::string language;  // of the element html, or of JSON-LD
  std::string url;       // the canonical one, http or https
  std::string text;      // of articleBody in JSON-LD
};

// Reads meta, link, title and the JSON-LD of NewsArticle and its like. Where several tell a date,
// the first of these: JSON-LD, article:published_time, datePublished, the names of Dublin Core and
// of other vocabularies, in the order of the table in the .cc file. `page` is the element html.
HtmlMetadata ReadHtmlMetadata(const GumboNode& page);

// The date that is shown below `root`, in the form of Record::date: of the first `<time>` that
// tells a day, one that is marked as that of publication before all; else of the first element that
// is named a date and holds one. Empty where there is none.
std::string FindVisibleDate(const GumboNode& root);

}  // namespace dossier::article
