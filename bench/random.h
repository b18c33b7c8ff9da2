// Random numbers that are the same on every machine; those of <random> differ by library.
#pragma once

#include <cstdint>
#include <string_view>

namespace dossier::bench {

// SplitMix64 (Steele, Lea, Flood: Fast splittable pseudorandom number generators, OOPSLA 2014),
// with the constants of Vigna's public-domain splitmix64.c. Any seed is as good as any other, so
// streams are made by mixing numbers into one.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  std::uint64_t Next() {
    std::uint64_t z = (state_ += 0x9E37'79B9'7F4A'7C15ULL);
    z = (z ^ (z >> 30)) * 0xBF58'476D'1CE4'E5B9ULL;
    z = (z ^ (z >> 27)) * 0x94D0'49BB'1331'11EBULL;
    return z ^ (z >> 31);
  }

  // 0 to `bound` - 1. The remainder favours small numbers by bound / 2^64, which is nothing here.
  std::uint64_t Below(std::uint64_t bound) { return Next() % bound; }

  // Both ends included.
  std::uint64_t Between(std::uint64_t low, std::uint64_t high) {
    return low + Below(high - low + 1);
  }

  // True once in `odds` times.
  bool OneIn(std::uint64_t odds) { return Below(odds) == 0; }

 private:
  std::uint64_t state_;
};

// A seed of its own for each pair.
inline std::uint64_t MixSeeds(std::uint64_t seed, std::uint64_t number) {
  return Random(seed ^ Random(number).Next()).Next();
}

// FNV-1a, 64 bits.
constexpr std::uint64_t SeedOf(std::string_view name) {
  std::uint64_t hash = 0xCBF2'9CE4'8422'2325ULL;
  for (const char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100'0000'01B3ULL;
  return hash;
}

}  // namespace dossier::bench
