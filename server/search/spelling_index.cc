// A misspelt word is compared with all words of about its length, and nearly all of them are ruled
// out without looking at their letters: by a signature of 64 bits, which tells of each of 32 groups
// of letters whether the word has one of it, and whether it has two. An edit changes few bits: a
// letter put in or left out one, a letter replaced two, two letters exchanged none. So where the
// signatures differ in more bits than so many edits can change, the words lie further apart.
//
//   лавров, лавроу   в→у: one в fewer, the first у: 2 bits, may be one edit, and is
//   лавров, ларвов   no bits: the exchange is found
//   лавров, договор  6 bits: more than the 3 of two edits with one letter more; not looked at
//
// Among 300,000 words of Russian some 100,000 have about the right length, and a thousand pass the
// signature: half a millisecond. SpellingIndexTest compares it with a plain search.
#include "search/spelling_index.h"

#include <algorithm>
#include <optional>

namespace dossier::search {
namespace {

constexpr std::size_t kMinLetters = 4;
constexpr std::size_t kMinLettersForTwoEdits = 5;

std::uint64_t Signature(std::string_view letters) {
  std::uint32_t once = 0;
  std::uint32_t twice = 0;
  for (const char c : letters) {
    const std::uint32_t group = 1U << (static_cast<unsigned char>(c) % 32U);
    twice |= once & group;
    once |= group;
  }
  return (std::uint64_t{twice} << 32U) | once;
}

// True where at most `limit` bits are set. Clearing one after the other beats counting them: the
// compiler may not take it for granted that the machine can count.
bool HasAtMostBits(std::uint64_t bits, std::size_t limit) {
  for (std::size_t i = 0; i < limit; ++i) bits &= bits - 1;
  return bits == 0;
}

std::size_t Difference(std::size_t a, std::size_t b) { return a > b ? a - b : b - a; }

}  // namespace

void SpellingIndex::Add(std::string_view text, std::uint32_t word) {
  const std::optional<WordCode> code = EncodeWord(text);
  if (!code || code->letters.size() > kMaxSpellingLetters) return;
  Buckets& buckets = code->script == text::Script::kCyrillic ? cyrillic_ : latin_;
  Bucket& bucket = buckets[code->letters.size()];
  bucket.signatures.push_back(Signature(code->letters));
  bucket.words.push_back(word);
  bucket.letters.insert(bucket.letters.end(), code->letters.begin(), code->letters.end());
}

void SpellingIndex::ShrinkToFit() {
  for (Buckets* buckets : {&latin_, &cyrillic_}) {
    for (Bucket& bucket : *buckets) {
      bucket.signatures.shrink_to_fit();
      bucket.words.shrink_to_fit();
      bucket.letters.shrink_to_fit();
    }
  }
}

std::vector<SpellingIndex::Match> SpellingIndex::Find(std::string_view term) const {
  std::vector<Match> matches;
  const std::optional<WordCode> code = EncodeWord(term);
  if (!code) return matches;
  const std::string_view typed = code->letters;
  if (typed.size() < kMinLetters || typed.size() > kMaxSpellingLetters) return matches;
  const std::size_t max_edits = typed.size() < kMinLettersForTwoEdits ? 1 : 2;
  const std::uint64_t signature = Signature(typed);
  const EditDistance distance(typed);
  const Buckets& buckets = BucketsOf(code->script);
  const std::size_t longest = std::min(typed.size() + max_edits, kMaxSpellingLetters);
  for (std::size_t length = typed.size() - max_edits; length <= longest; ++length) {
    const Bucket& bucket = buckets[length];
    const std::size_t max_bits = 2 * max_edits - Difference(length, typed.size());
    for (std::size_t i = 0; i < bucket.signatures.size(); ++i) {
      if (!HasAtMostBits(bucket.signatures[i] ^ signature, max_bits)) continue;
      const std::string_view letters(bucket.letters.data() + i * length, length);
      if (distance.To(letters) > max_edits) continue;
      matches.push_back({bucket.words[i], WeighEdits(typed, letters)});
    }
  }
  return matches;
}

std::size_t SpellingIndex::MemoryBytes() const {
  std::size_t bytes = sizeof(*this);
  for (const Buckets* buckets : {&latin_, &cyrillic_}) {
    for (const Bucket& bucket : *buckets) {
      bytes += bucket.signatures.capacity() * sizeof(std::uint64_t) +
               bucket.words.capacity() * sizeof(std::uint32_t) + bucket.letters.capacity();
    }
  }
  return bytes;
}

}  // namespace dossier::search
