// Sets of articles.
#pragma once

#include <cstdint>
#include <roaring/roaring.hh>
#include <vector>

namespace dossier::search {

// Xapian's docids of one snapshot; 0 is none.
using DocId = std::uint32_t;

using DocSet = Roaring;

// The members of a set, rising.
inline std::vector<DocId> Members(const DocSet& set) {
  std::vector<DocId> docs(set.cardinality());
  set.toUint32Array(docs.data());
  return docs;
}

// A set of docids that rise.
inline DocSet SetOf(const std::vector<DocId>& docs) { return {docs.size(), docs.data()}; }

// Calls visit(docid) for each member, in rising order. Faster than the library's iterator and its
// callback, for which every member is a call.
template <typename Visit>
void ForEachDoc(const DocSet& set, const Visit& visit) {
  for (const DocId docid : Members(set)) visit(docid);
}

}  // namespace dossier::search
