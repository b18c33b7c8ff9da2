// The queries of one word.
#pragma once

#include <xapian.h>

namespace dossier::search {

struct WordQuery {
  Xapian::Query full;  // with its translations
  Xapian::Query own;   // without them
  // Where any word of the query is enough: of a word that falls apart («shock-wave») any part. As
  // above for all others.
  Xapian::Query full_loose;
  Xapian::Query own_loose;

  bool has_loose = false;  // whether the loose ones differ

  // The same query in every respect.
  static WordQuery Plain(const Xapian::Query& query) { return {query, query, query, query, false}; }
};

}  // namespace dossier::search
