// Sets of articles.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <roaring/roaring.hh>
#include <span>
#include <type_traits>
#include <utility>
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

// A set that is read several times, with its members listed when they are first asked for. Not for
// several threads.
class ListedSet {
 public:
  ListedSet() = default;
  ListedSet(DocSet set) : set_(std::move(set)), size_(set_.cardinality()) {}

  const DocSet& set() const { return set_; }
  std::uint64_t size() const { return size_; }
  // The members, rising.
  const std::vector<DocId>& docs() const {
    if (docs_.size() != size_) docs_ = Members(set_);
    return docs_;
  }

 private:
  DocSet set_;
  std::uint64_t size_ = 0;
  mutable std::vector<DocId> docs_;
};

// The first place from `at` on that is not below `docid`: cheap where it is near.
template <typename Iterator>
Iterator Gallop(Iterator at, std::type_identity_t<Iterator> end, DocId docid) {
  std::ptrdiff_t step = 1;
  while (step < end - at && at[step] < docid) {
    at += step;
    step *= 2;
  }
  return std::lower_bound(at, at + std::min(step + 1, end - at), docid);
}

// Calls visit(docid) for each member, in rising order. Faster than the library's iterator and its
// callback, for which every member is a call.
template <typename Visit>
void ForEachDoc(const DocSet& set, const Visit& visit) {
  for (const DocId docid : Members(set)) visit(docid);
}

// What is read of articles far from each other is asked of memory so many articles before it is
// needed.
inline constexpr std::size_t kPrefetched = 16;

// Calls visit(docid) for each of `docs`, and prefetch(docid) kPrefetched articles before.
template <typename Prefetch, typename Visit>
void ForEachPrefetched(std::span<const DocId> docs, const Prefetch& prefetch, const Visit& visit) {
  std::size_t at = 0;
  for (; at + kPrefetched < docs.size(); ++at) {
    prefetch(docs[at + kPrefetched]);
    visit(docs[at]);
  }
  for (; at < docs.size(); ++at) visit(docs[at]);
}

}  // namespace dossier::search
