// A map from words, made for looking up each word of a text, most of which it lacks.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dossier {

// A hash table of open addressing that keeps its words in one string: a word that is not there is
// known by one look at its hash. Reading is safe from many threads once it is filled. Holds less
// than 4 GB of words.
template <typename Value>
class WordMap {
 public:
  // The value of `word`, or nullptr; lives until the next word is added.
  const Value* Find(std::string_view word) const {
    const Slot& slot = slots_[PlaceOf(HashOf(word), word)];
    return slot.entry == kFree ? nullptr : &entries_[slot.entry].value;
  }
  Value* Find(std::string_view word) { return const_cast<Value*>(std::as_const(*this).Find(word)); }

  // The value of `word`, a new one where it had none, and whether it is new. As above.
  std::pair<Value*, bool> Add(std::string_view word) {
    if (entries_.size() * 2 >= slots_.size()) Grow();
    const std::uint32_t hash = HashOf(word);
    Slot& slot = slots_[PlaceOf(hash, word)];
    const bool is_new = slot.entry == kFree;
    if (is_new) {
      slot = {hash, static_cast<std::uint32_t>(entries_.size())};
      entries_.push_back({static_cast<std::uint32_t>(letters_.size()),
                          static_cast<std::uint32_t>(word.size()), Value{}});
      letters_ += word;
    }
    return {&entries_[slot.entry].value, is_new};
  }

  std::size_t size() const { return entries_.size(); }

  // The word that was the `number`-th to be added, from 0; as above.
  std::string_view Word(std::size_t number) const {
    const Entry& at = entries_[number];
    return std::string_view(letters_).substr(at.begin, at.size);
  }

  // Calls visit(value) with each value, in the order of Add.
  template <typename Visit>
  void ForEachValue(const Visit& visit) {
    for (Entry& entry : entries_) visit(entry.value);
  }

 private:
  static constexpr std::uint32_t kFree = UINT32_MAX;

  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t entry = kFree;
  };
  struct Entry {
    std::uint32_t begin = 0;  // in letters_
    std::uint32_t size = 0;
    Value value;
  };

  static std::uint32_t HashOf(std::string_view word) {
    const std::uint64_t hash = std::hash<std::string_view>()(word);
    return static_cast<std::uint32_t>(hash ^ hash >> 32U);
  }

  // The slot of the word, or the free one where it belongs.
  std::size_t PlaceOf(std::uint32_t hash, std::string_view word) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t place = hash & mask;
    while (slots_[place].entry != kFree &&
           (slots_[place].hash != hash || Word(slots_[place].entry) != word)) {
      place = (place + 1) & mask;
    }
    return place;
  }

  void Grow() {
    std::vector<Slot> old(slots_.size() * 2);
    old.swap(slots_);
    const std::size_t mask = slots_.size() - 1;
    for (const Slot& slot : old) {
      if (slot.entry == kFree) continue;
      std::size_t place = slot.hash & mask;
      while (slots_[place].entry != kFree) place = (place + 1) & mask;
      slots_[place] = slot;
    }
  }

  std::vector<Slot> slots_ = std::vector<Slot>(16);  // a power of two, at most half of them used
  std::vector<Entry> entries_;
  std::string letters_;
};

}  // namespace dossier
