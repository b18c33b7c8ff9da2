#include "search/posting_list.h"

namespace dossier::search {
namespace {

constexpr std::size_t kEntryBytes = 160;  // list and map nodes, the list's own fields

}  // namespace

std::size_t PostingList::Bytes() const {
  return set.getSizeInBytes(false) + docs.capacity() * sizeof(DocId) +
         wdf.capacity() * sizeof(std::uint32_t);
}

std::size_t PostingCache::BytesOf(const Entry& entry) {
  return kEntryBytes + entry.first.capacity() + entry.second->Bytes();
}

std::shared_ptr<const PostingList> PostingCache::Find(const std::string& key) {
  const std::lock_guard lock(mutex_);
  const auto found = by_key_.find(key);
  if (found == by_key_.end()) return nullptr;
  entries_.splice(entries_.begin(), entries_, found->second);
  return found->second->second;
}

void PostingCache::Add(const std::string& key, std::shared_ptr<const PostingList> list) {
  Entry entry(key, std::move(list));
  const std::size_t bytes = BytesOf(entry);
  if (bytes > max_bytes_) return;
  const std::lock_guard lock(mutex_);
  if (by_key_.contains(key)) return;  // two searches decoded it at once
  entries_.push_front(std::move(entry));
  by_key_.emplace(entries_.front().first, entries_.begin());
  bytes_ += bytes;
  while (bytes_ > max_bytes_) {
    bytes_ -= BytesOf(entries_.back());
    by_key_.erase(entries_.back().first);
    entries_.pop_back();
  }
}

std::size_t PostingCache::bytes() const {
  const std::lock_guard lock(mutex_);
  return bytes_;
}

}  // namespace dossier::search
