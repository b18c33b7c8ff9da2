// A tokenizer for SQLite's FTS5 that stems English and Russian.
#pragma once

#include <sqlite3.h>

namespace dossier::bench {

// Adds the tokenizer "stem" to `database`: unicode61, wrapped as FTS5's own porter wraps it, with
// the Snowball stemmer of the script that a word begins with. Throws std::runtime_error.
void AddStemTokenizer(sqlite3* database);

}  // namespace dossier::bench
