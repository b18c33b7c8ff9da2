#include "entities/phrase_trie.h"

#include <algorithm>

namespace dossier::entities {

void PhraseTrie::Add(const std::vector<std::string>& words, std::uint32_t value) {
  Node node = kRoot;
  for (const std::string& word : words) {
    const auto number =
        word_numbers_.try_emplace(word, static_cast<std::uint32_t>(word_numbers_.size()))
            .first->second;
    const auto next = static_cast<Node>(values_.size());
    const auto [edge, added] = edges_.try_emplace(std::uint64_t{node} << 32 | number, next);
    if (added) values_.emplace_back();
    node = edge->second;
  }
  std::vector<std::uint32_t>& values = values_[node];
  if (std::find(values.begin(), values.end(), value) == values.end()) values.push_back(value);
}

PhraseTrie::Node PhraseTrie::Step(Node node, std::string_view word) const {
  const auto number = word_numbers_.find(word);
  if (number == word_numbers_.end()) return kNone;
  const auto edge = edges_.find(std::uint64_t{node} << 32 | number->second);
  return edge == edges_.end() ? kNone : edge->second;
}

}  // namespace dossier::entities
