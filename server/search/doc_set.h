// Sets of articles.
#pragma once

#include <cstdint>
#include <roaring/roaring.hh>

namespace dossier::search {

// Xapian's docids of one snapshot; 0 is none.
using DocId = std::uint32_t;

using DocSet = Roaring;

// Calls visit(docid) for each member, in rising order. `visit` is inlined, unlike the callback of
// the library.
template <typename Visit>
void ForEachDoc(const DocSet& set, const Visit& visit) {
  roaring_uint32_iterator_t iterator;
  roaring_init_iterator(&set.roaring, &iterator);
  DocId buffer[256];
  while (true) {
    const std::uint32_t count = roaring_read_uint32_iterator(&iterator, buffer, 256);
    for (std::uint32_t i = 0; i < count; ++i) visit(buffer[i]);
    if (count < 256) return;
  }
}

}  // namespace dossier::search
