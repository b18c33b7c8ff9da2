#include "entities/phrase_trie.h"

#include <algorithm>
#include <functional>

namespace dossier::entities {

std::uint32_t PhraseTrie::HashOf(Node from, std::string_view word) {
  const std::uint64_t hash = std::hash<std::string_view>()(word) ^ from * 0x9E3779B97F4A7C15U;
  return static_cast<std::uint32_t>(hash * 0xFF51AFD7ED558CCDU >> 32U);
}

bool PhraseTrie::IsEdge(Node to, Node from, std::string_view word) const {
  const Edge& edge = edges_[to];
  return edge.from == from && std::string_view(letters_).substr(edge.begin, edge.size) == word;
}

std::size_t PhraseTrie::PlaceOf(std::uint32_t hash, Node from, std::string_view word) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t place = hash & mask;
  while (slots_[place].to != kRoot &&
         (slots_[place].hash != hash || !IsEdge(slots_[place].to, from, word))) {
    place = (place + 1) & mask;
  }
  return place;
}

void PhraseTrie::Grow() {
  std::vector<Slot> old(slots_.size() * 2);
  old.swap(slots_);
  const std::size_t mask = slots_.size() - 1;
  for (const Slot& slot : old) {
    if (slot.to == kRoot) continue;
    std::size_t place = slot.hash & mask;
    while (slots_[place].to != kRoot) place = (place + 1) & mask;
    slots_[place] = slot;
  }
}

PhraseTrie::Node PhraseTrie::AddNode() {
  edges_.emplace_back();
  values_.emplace_back();
  return static_cast<Node>(values_.size() - 1);
}

PhraseTrie::Node PhraseTrie::AddEdge(Node from, std::string_view word) {
  if (from == kRoot) {
    const auto [to, is_new] = first_words_.Add(word);
    if (is_new) *to = AddNode();
    return *to;
  }
  if (edges_.size() * 2 >= slots_.size()) Grow();
  const std::uint32_t hash = HashOf(from, word);
  Slot& slot = slots_[PlaceOf(hash, from, word)];
  if (slot.to != kRoot) return slot.to;
  slot = {hash, AddNode()};
  edges_.back() = {from, static_cast<std::uint32_t>(letters_.size()),
                   static_cast<std::uint32_t>(word.size())};
  letters_ += word;
  return slot.to;
}

void PhraseTrie::Add(const std::vector<std::string>& words, std::uint32_t value) {
  Node node = kRoot;
  for (const std::string& word : words) node = AddEdge(node, word);
  std::vector<std::uint32_t>& values = values_[node];
  if (std::find(values.begin(), values.end(), value) == values.end()) values.push_back(value);
}

PhraseTrie::Node PhraseTrie::Step(Node node, std::string_view word) const {
  if (node == kRoot) {
    const Node* const to = first_words_.Find(word);
    return to == nullptr ? kNone : *to;
  }
  const Node to = slots_[PlaceOf(HashOf(node, word), node, word)].to;
  return to == kRoot ? kNone : to;
}

}  // namespace dossier::entities
