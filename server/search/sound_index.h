// Words by the consonants of their sound.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace dossier::search {

// Finds the words that a name of the other language may be: Пантерс for Panthers, Вашингтоном for
// Washington. Immutable once it is built; any number of threads may read it.
class SoundIndex {
 public:
  // `key` is the text::TransliterationKey of the word of this number.
  void Add(std::string_view key, std::uint32_t word);
  // To be called once, behind the last Add.
  void Build();

  // The numbers of the words whose consonants, at least kMinConsonants, are those of `key`, but for
  // two at most that one of them has more at its end (the endings of Russian cases).
  std::vector<std::uint32_t> Find(std::string_view key) const;

  std::size_t MemoryBytes() const {
    return codes_.capacity() * sizeof(std::uint64_t) + words_.capacity() * sizeof(std::uint32_t);
  }

  static constexpr std::size_t kMinConsonants = 4;

 private:
  std::vector<std::uint64_t> codes_;  // rising
  std::vector<std::uint32_t> words_;  // beside codes_
};

}  // namespace dossier::search
