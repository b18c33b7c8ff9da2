// Finds which of many word sequences start at a place.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace dossier::entities {

// A trie whose edges are words and whose values are bare numbers, several a sequence. All edges lie
// in one hash table of open addressing, as most steps of a text end at the first look-up and those
// are what finding names costs. Reading is safe from many threads once it is filled.
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
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>()(text);
    }
  };

  struct Edge {
    Node from = kNone;  // kNone: free
    std::uint32_t word = 0;
    Node to = kNone;
  };

  // The place of the edge, or the free one where it belongs.
  std::size_t PlaceOf(Node from, std::uint32_t word) const;
  void Grow();

  std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> word_numbers_;
  std::vector<Edge> edges_;  // a power of two, at most half of them used
  std::size_t edge_count_ = 0;
  std::vector<std::vector<std::uint32_t>> values_{1};
};

}  // namespace dossier::entities
