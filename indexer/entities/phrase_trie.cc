#include "entities/phrase_trie.h"

#include <algorithm>

namespace dossier::entities {

std::size_t PhraseTrie::PlaceOf(Node from, std::uint32_t word) const {
  std::uint64_t hash = (std::uint64_t{from} << 32 | word) * 0x9E3779B97F4A7C15U;
  hash ^= hash >> 32;
  const std::size_t mask = edges_.size() - 1;
  std::size_t place = hash & mask;
  while (edges_[place].from != kNone &&
         (edges_[place].from != from || edges_[place].word != word)) {
    place = (place + 1) & mask;
  }
  return place;
}

void PhraseTrie::Grow() {
  std::vector<Edge> old(std::max<std::size_t>(edges_.size() * 2, 16));
  old.swap(edges_);
  for (const Edge& edge : old) {
    if (edge.from != kNone) edges_[PlaceOf(edge.from, edge.word)] = edge;
  }
}

void PhraseTrie::Add(const std::vector<std::string>& words, std::uint32_t value) {
  Node node = kRoot;
  for (const std::string& word : words) {
    const auto number =
        word_numbers_.try_emplace(word, static_cast<std::uint32_t>(word_numbers_.size()))
            .first->second;
    if (edge_count_ * 2 >= edges_.size()) Grow();
    Edge& edge = edges_[PlaceOf(node, number)];
    if (edge.from == kNone) {
      edge = {node, number, static_cast<Node>(values_.size())};
      values_.emplace_back();
      ++edge_count_;
    }
    node = edge.to;
  }
  std::vector<std::uint32_t>& values = values_[node];
  if (std::find(values.begin(), values.end(), value) == values.end()) values.push_back(value);
}

PhraseTrie::Node PhraseTrie::Step(Node node, std::string_view word) const {
  const auto number = word_numbers_.find(word);
  if (number == word_numbers_.end()) return kNone;
  return edges_[PlaceOf(node, number->second)].to;
}

}  // namespace dossier::entities
