// The queries of one word.
#pragma once

#include "search/query.h"

namespace dossier::search {

struct WordQuery {
  Query full;  // with its translations
  Query own;   // without them
  // Where any word of the query is enough: of a word that falls apart («shock-wave») any part. As
  // above for all others.
  Query full_loose;
  Query own_loose;

  bool has_loose = false;  // whether the loose ones differ

  // The same query in every respect.
  static WordQuery Plain(const Query& query) { return {query, query, query, query, false}; }
};

}  // namespace dossier::search
