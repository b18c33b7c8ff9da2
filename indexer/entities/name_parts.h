// Given names and surnames of people all over the world, without more than that.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace dossier::entities {

inline constexpr const char* kNamePartsFile = "name_parts.hashes";

// A set of words, kept as their hashes: made by bench/name_parts from the labels of people in
// Wikidata (CC0). A word that is none is taken for one with a chance of 1 in 20,000.
class NameParts {
 public:
  NameParts() = default;

  // Error kDamaged where `bytes` are no such file.
  static Result<NameParts> Parse(std::string_view bytes);

  // The file of these words, each in the form of Token::term.
  static std::string Serialize(const std::vector<std::string>& words);

  // Whether `term`, in any case form, is one of them.
  bool Contains(std::string_view term) const;

 private:
  // The places in hashes_ where hashes with these first bits begin; and the end of the last.
  static constexpr unsigned kFirstBits = 16;
  static std::uint32_t FirstBits(std::uint32_t hash);
  std::vector<std::uint32_t> starts_ = std::vector<std::uint32_t>((1U << kFirstBits) + 1);
  std::vector<std::uint32_t> hashes_;  // ascending
};

}  // namespace dossier::entities
