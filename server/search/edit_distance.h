// How far one spelling is from another.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace dossier::search {

// Longer words have no distance.
inline constexpr std::size_t kMaxSpellingLetters = 64;

// Edits from one word to others: letters left out, put in, replaced, and two neighbours exchanged
// count one each (optimal string alignment: no letter is edited twice). Words are in the letters of
// WordCode, of at most kMaxSpellingLetters.
class EditDistance {
 public:
  explicit EditDistance(std::string_view word);

  // Some 5 ns a letter.
  std::size_t To(std::string_view other) const;

 private:
  std::size_t size_;
  std::array<std::uint64_t, 256> places_{};  // bit i of places_[letter]: it is the i-th of the word
};

// The same edits weighed by how easily they happen: a letter left out or two exchanged is cheaper
// than one put in or replaced, what the fingers or the ear do is cheaper (neighbouring keys,
// doubled letters, а for о, тс for ц), and an edit of the first letter is dearer. 0.5 to 1.2 an
// edit; 0 for equal words.
double WeighEdits(std::string_view typed, std::string_view word);

}  // namespace dossier::search
