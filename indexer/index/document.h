// An analysed article as a Xapian document, by the schema.
#pragma once

#include <xapian.h>

#include <functional>
#include <string>
#include <string_view>

#include "article/record.h"
#include "entities/mentions.h"

namespace dossier::index {

// `content_hash` goes into its slot as it is. Never adds a term that Xapian would refuse.
Xapian::Document MakeDocument(const entities::AnalyzedArticle& analyzed,
                              std::string_view content_hash);

// kContentHashBytes of the SHA-256 of all that the input says of an article: equal where nothing
// has changed.
std::string ContentHash(const article::Record& record, const article::BuildOptions& options);

// The term by which an article is found and replaced.
std::string IdTerm(std::string_view id);

// Calls visit(id) for each article, in the byte order of the ids.
void ForEachId(const Xapian::Database& database, const std::function<void(std::string id)>& visit);

// Names what a database held at its last commit, and nothing else ever.
std::string NameOfRevision(const Xapian::Database& database);

}  // namespace dossier::index
