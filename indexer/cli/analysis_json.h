// What the analysis sees in an article, for people and for machines.
#pragma once

#include <iosfwd>

#include "article/record.h"
#include "entities/gazetteer.h"
#include "entities/mentions.h"

namespace dossier::cli {

// Prints one line of JSON in the form of API.md ("analyze --json"). Offsets are code points of the
// title or text that `record` gives; a title that was made from the text has no spans of its own.
void PrintAnalysisJson(const article::Record& record, const entities::AnalyzedArticle& analyzed,
                       const entities::Gazetteer& gazetteer, std::ostream& out);

// The same for a reader: language, date with its evidence, names with their places.
void PrintAnalysisText(const entities::AnalyzedArticle& analyzed,
                       const entities::Gazetteer& gazetteer, std::ostream& out);

}  // namespace dossier::cli
