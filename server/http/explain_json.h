// How a query was understood, for those who ask with `explain`.
#pragma once

#include "http/json_writer.h"
#include "search/engine.h"

namespace dossier::http {

// Writes the query as a tree and as Xapian has it, and what each word adds to the score of each
// hit. The answer must have an explanation.
void WriteExplanation(const search::SearchRequest& request, const search::SearchAnswer& answer,
                      JsonWriter& json);

}  // namespace dossier::http
