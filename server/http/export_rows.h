// The lines of /api/v1/export.
#pragma once

#include <string>

#include "search/export.h"

namespace dossier::http {

enum class ExportFormat { kJsonLines, kCsv };

// Line by line, each with its end. `language` is that of labels. Values of CSV that are several are
// joined by |.
std::string ExportHead(ExportFormat format);  // empty of JSON Lines
std::string ExportRow(const search::ExportedArticle& article, ExportFormat format,
                      text::Language language);

}  // namespace dossier::http
