// Phrases of exact forms, which the index has no positions of.
#pragma once

#include <xapian.h>

#include <string>
#include <string_view>
#include <vector>

#include "search/deadline.h"
#include "search/doc_set.h"
#include "search/query_ast.h"
#include "text/analyzer.h"

namespace dossier::search {

// The members of `candidates` whose stored text (or title, or lead, by `field`) has `forms` one
// behind the other. `forms` as text::ExactForm gives them. Throws QueryTimeout.
DocSet DocsWithExactPhrase(const Xapian::Database& database, const DocSet& candidates,
                           const std::vector<std::string>& forms, QueryField field,
                           Deadline deadline, text::Analyzer& analyzer);

}  // namespace dossier::search
