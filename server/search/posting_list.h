// Decoded posting lists, and a cache of them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "search/doc_set.h"

namespace dossier::search {

// The articles that a term, or what is searched as one, is in.
struct PostingList {
  DocSet set;
  // The same articles, rising, and how often it is in each; both empty where it weighs nothing in
  // any of them (the terms of entities and fields).
  std::vector<DocId> docs;
  std::vector<std::uint32_t> wdf;

  std::size_t Bytes() const;
};

// The lists of one revision that searches needed last, within a bound of memory. Safe to share
// between threads.
class PostingCache {
 public:
  explicit PostingCache(std::size_t max_bytes) : max_bytes_(max_bytes) {}

  // Null where it isn't there.
  std::shared_ptr<const PostingList> Find(const std::string& key);

  // What has not been asked for longest makes room. A list of more than the whole bound is not
  // kept.
  void Add(const std::string& key, std::shared_ptr<const PostingList> list);

  std::size_t bytes() const;

 private:
  // Shared with the searches that still read it.
  using Entry = std::pair<std::string, std::shared_ptr<const PostingList>>;

  static std::size_t BytesOf(const Entry& entry);

  const std::size_t max_bytes_;
  mutable std::mutex mutex_;
  std::list<Entry> entries_;  // the last asked for first
  std::unordered_map<std::string_view, std::list<Entry>::iterator> by_key_;  // into entries_
  std::size_t bytes_ = 0;
};

}  // namespace dossier::search
