// Finds which of many word sequences start at a place.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/word_map.h"

namespace dossier::entities {

// A trie whose edges are words and whose values are bare numbers, several a sequence. Its edges lie
// in two hash tables of open addressing: those of first words in a small one, as most steps of a
// text end there and are what finding names costs, and all others in the other. A word that leads
// nowhere is known by its hash alone. Reading is safe from many threads once it is filled.
class PhraseTrie {
 public:
  using Node = std::uint32_t;
  static constexpr Node kRoot = 0;
  static constexpr Node kNone = UINT32_MAX;

  void Add(const std::vector<std::string>& words, std::uint32_t value);

  // The node behind `word`, or kNone.
  Node Step(Node node, std::string_view word) const;

  // The values of the sequence that ends in `node`, in the order of Add, each once.
  const std::vector<std::uint32_t>& Values(Node node) const { return values_[node]; }

 private:
  // The edge that leads to a node behind a first word.
  struct Edge {
    Node from = kNone;
    std::uint32_t begin = 0;  // of its word in letters_
    std::uint32_t size = 0;
  };

  struct Slot {
    std::uint32_t hash = 0;
    Node to = kRoot;  // the root, to which no edge leads: free
  };

  static std::uint32_t HashOf(Node from, std::string_view word);

  // The slot of the edge, or the free one where it belongs.
  std::size_t PlaceOf(std::uint32_t hash, Node from, std::string_view word) const;
  bool IsEdge(Node to, Node from, std::string_view word) const;
  Node AddEdge(Node from, std::string_view word);
  Node AddNode();
  void Grow();

  WordMap<Node> first_words_;
  std::vector<Slot> slots_ = std::vector<Slot>(16);  // a power of two, at most half of them used
  std::vector<Edge> edges_{1};                       // by the node that they lead to
  std::vector<std::vector<std::uint32_t>> values_{1};
  std::string letters_;
};

}  // namespace dossier::entities
