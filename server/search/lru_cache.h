// What was needed last, within a bound of memory.
#pragma once

#include <cstddef>
#include <list>
#include <memory>
#include <mutex>
#include <unordered_map>
#include <utility>

namespace dossier::search {

// `Value` has Bytes(), the memory that it holds beside its own fields. Safe to share between
// threads; values are shared with those who still use them when they go.
template <typename Key, typename Value>
class LruCache {
 public:
  using Pointer = std::shared_ptr<const Value>;

  explicit LruCache(std::size_t max_bytes) : max_bytes_(max_bytes) {}

  // Null where it isn't there.
  Pointer Find(const Key& key) {
    const std::lock_guard lock(mutex_);
    const auto found = by_key_.find(key);
    if (found == by_key_.end()) return nullptr;
    entries_.splice(entries_.begin(), entries_, found->second);
    return found->second->value;
  }

  // What has not been asked for longest makes room. A value of more than the whole bound is not
  // kept; nor is a second one of a key, which two searches made at once.
  void Add(const Key& key, Pointer value) {
    const std::size_t bytes = kEntryBytes + 2 * BytesOf(key) + sizeof(Value) + value->Bytes();
    if (bytes > max_bytes_) return;
    const std::lock_guard lock(mutex_);
    if (by_key_.contains(key)) return;
    entries_.push_front({key, std::move(value), bytes});
    by_key_.emplace(key, entries_.begin());
    bytes_ += bytes;
    while (bytes_ > max_bytes_) {
      bytes_ -= entries_.back().bytes;
      by_key_.erase(entries_.back().key);
      entries_.pop_back();
    }
  }

  std::size_t bytes() const {
    const std::lock_guard lock(mutex_);
    return bytes_;
  }

 private:
  static constexpr std::size_t kEntryBytes = 192;  // both nodes

  static std::size_t BytesOf(const Key& key) {
    if constexpr (requires { key.size(); }) return key.size();
    return sizeof key;
  }

  struct Entry {
    Key key;
    Pointer value;
    std::size_t bytes;
  };

  const std::size_t max_bytes_;
  mutable std::mutex mutex_;
  std::list<Entry> entries_;  // the last asked for first
  std::unordered_map<Key, typename std::list<Entry>::iterator> by_key_;
  std::size_t bytes_ = 0;
};

}  // namespace dossier::search
