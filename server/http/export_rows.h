// The lines of /api/v1/export.
#pragma once

#include <string>

#include "search/export.h"

namespace dossier::http {

enum class ExportFormat { kJsonLines, kCsv };

// Line by line, each with its end. `language` is that of labels. Values of CSV that are several are
// joined by |. The head of CSV begins with a byte order mark, by which Excel tells UTF-8; that of
// JSON Lines is empty, as JSON must not have one (RFC 8259, section 8.1).
std::string ExportHead(ExportFormat format);
std::string ExportRow(const search::ExportedArticle& article, ExportFormat format,
                      text::Language language);

}  // namespace dossier::http
