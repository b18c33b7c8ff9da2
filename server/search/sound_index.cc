// The consonants of a key are packed into 64 bits, five bits each, the first in the highest, so
// that words with one beginning stand together when codes are sorted:
//
//   panters   p n t r s      pantersami   p n t r s m      vaSington   v S n g t n
//
// Vowels are left out, because they are what two languages write differently. Cost: a binary search
// for each of the five lengths that are tried. tests/search/sound_index_test.cc.
#include "search/sound_index.h"

#include <algorithm>
#include <numeric>

namespace dossier::search {
namespace {

constexpr std::string_view kConsonants = "bCdfghJklmnprsStvXz";  // letters of a TransliterationKey
constexpr std::size_t kBits = 5;
constexpr std::size_t kMaxConsonants = 12;
constexpr std::size_t kMaxEnding = 2;  // consonants that one of two words may have more

struct Code {
  std::uint64_t bits = 0;
  std::size_t length = 0;
};

std::size_t ShiftOf(std::size_t index) { return 64 - kBits * (index + 1); }

Code CodeOf(std::string_view key) {
  Code code;
  for (const char c : key) {
    const std::size_t letter = kConsonants.find(c);
    if (letter == std::string_view::npos || code.length == kMaxConsonants) continue;
    code.bits |= static_cast<std::uint64_t>(letter + 1) << ShiftOf(code.length++);
  }
  return code;
}

std::size_t LengthOf(std::uint64_t bits) {
  std::size_t length = 0;
  while (length < kMaxConsonants && (bits >> ShiftOf(length) & 0x1F) != 0) ++length;
  return length;
}

// The bits of the first `length` consonants.
std::uint64_t Mask(std::size_t length) {
  return length == 0 ? 0 : ~std::uint64_t{0} << ShiftOf(length - 1);
}

}  // namespace

void SoundIndex::Add(std::string_view key, std::uint32_t word) {
  const Code code = CodeOf(key);
  if (code.length < kMinConsonants) return;
  codes_.push_back(code.bits);
  words_.push_back(word);
}

void SoundIndex::Build() {
  std::vector<std::uint32_t> order(codes_.size());
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::stable_sort(order, {}, [this](std::uint32_t i) { return codes_[i]; });
  std::vector<std::uint64_t> codes;
  std::vector<std::uint32_t> words;
  codes.reserve(order.size());
  words.reserve(order.size());
  for (const std::uint32_t i : order) {
    codes.push_back(codes_[i]);
    words.push_back(words_[i]);
  }
  codes_ = std::move(codes);
  words_ = std::move(words);
}

std::vector<std::uint32_t> SoundIndex::Find(std::string_view key) const {
  std::vector<std::uint32_t> found;
  const Code code = CodeOf(key);
  if (code.length < kMinConsonants) return found;
  const auto add = [&](std::uint64_t from, std::uint64_t to, std::size_t max_length) {
    for (auto at = std::ranges::lower_bound(codes_, from); at != codes_.end() && *at <= to; ++at) {
      if (LengthOf(*at) <= max_length) {
        found.push_back(words_[static_cast<std::size_t>(at - codes_.begin())]);
      }
    }
  };
  const std::size_t shortest = std::max(kMinConsonants, code.length - kMaxEnding);
  for (std::size_t length = shortest; length < code.length; ++length) {
    add(code.bits & Mask(length), code.bits & Mask(length), length);
  }
  add(code.bits, code.bits | ~Mask(code.length), code.length + kMaxEnding);
  return found;
}

}  // namespace dossier::search
