// Decoded posting lists.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "search/doc_set.h"
#include "search/lru_cache.h"

namespace dossier::search {

// The articles that a term, or what is searched as one, is in.
struct PostingList {
  DocSet set;
  // The same articles, rising, how often it is in each, and Bm25::Saturation of that; all empty
  // where it weighs nothing in any of them (the terms of entities and fields).
  std::vector<DocId> docs;
  std::vector<std::uint32_t> wdf;
  std::vector<double> saturations;

  std::size_t Bytes() const {
    return set.getSizeInBytes(false) + docs.capacity() * sizeof(DocId) +
           wdf.capacity() * sizeof(std::uint32_t) + saturations.capacity() * sizeof(double);
  }
};

// Articles, rising, and how often each has what is counted: 0 where that weighs nothing.
using Counts = std::vector<std::pair<DocId, std::uint32_t>>;

// By the description of what they are the list of.
using PostingCache = LruCache<std::string, PostingList>;

}  // namespace dossier::search
