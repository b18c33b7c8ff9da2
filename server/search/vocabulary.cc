#include "search/vocabulary.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>
#include <ranges>
#include <string>
#include <utility>

#include "search/edit_distance.h"
#include "text/code_points.h"
#include "text/transliteration.h"
#include "text/utf8.h"

namespace dossier::search {
namespace {

constexpr std::string_view kYo = "ё";
constexpr std::string_view kYe = "е";
static_assert(kYo.size() == kYe.size());

// What part of an edit each e-fold of frequency makes up for. Words that are drawn at random want
// less (0.02 is best in bench/spelling_bench.cc), words of queries more (0.1 on the typing errors
// of XQuAD's questions).
constexpr double kWorthOfFrequency = 0.08;

// Of how many letters one may differ in words that sound alike: Pänters and Panters.
constexpr std::size_t kLettersAnEdit = 3;

std::string FoldYo(std::string_view word) {
  std::string folded(word);
  for (std::size_t at = folded.find(kYo); at != std::string::npos; at = folded.find(kYo, at)) {
    folded.replace(at, kYo.size(), kYe);
  }
  return folded;
}

// FNV-1a, 32 bits.
std::uint32_t Hash(std::string_view key) {
  std::uint32_t hash = 2'166'136'261U;
  for (const char c : key) hash = (hash ^ static_cast<unsigned char>(c)) * 16'777'619U;
  return hash;
}

// The script of the first letter of `word`.
text::Script ScriptOf(std::string_view word) {
  for (std::size_t offset = 0; offset < word.size();) {
    const text::Script script = text::ScriptOfLetter(text::NextCodePoint(word, offset));
    if (script != text::Script::kOther) return script;
  }
  return text::Script::kOther;
}

std::string KeyOf(std::string_view word) { return text::TransliterationKey(word, ScriptOf(word)); }

}  // namespace

void Vocabulary::Builder::Add(std::string_view word, std::uint32_t frequency) {
  Vocabulary& made = vocabulary_;
  const auto number = static_cast<std::uint32_t>(made.size());
  assert(made.size() == 0 || made.At(number - 1).text < word);
  assert(made.letters_.size() + word.size() <= std::numeric_limits<std::uint32_t>::max());
  made.letters_.insert(made.letters_.end(), word.begin(), word.end());
  made.starts_.push_back(static_cast<std::uint32_t>(made.letters_.size()));
  made.frequencies_.push_back(frequency);
  if (word.find(kYo) != std::string_view::npos) made.with_yo_.push_back(number);
  if (const std::string key = KeyOf(word); !key.empty()) {
    made.keys_.push_back({Hash(key), number});
    made.sounds_.Add(key, number);
  }
  made.spelling_.Add(word, number);
}

Vocabulary Vocabulary::Builder::Build() && {
  Vocabulary made = std::move(vocabulary_);
  std::ranges::sort(made.with_yo_, {},
                    [&made](std::uint32_t word) { return FoldYo(made.At(word).text); });
  std::ranges::sort(made.keys_, [](const KeyedWord& a, const KeyedWord& b) {
    return std::pair(a.key_hash, a.word) < std::pair(b.key_hash, b.word);
  });
  made.sounds_.Build();
  made.letters_.shrink_to_fit();
  made.starts_.shrink_to_fit();
  made.frequencies_.shrink_to_fit();
  made.with_yo_.shrink_to_fit();
  made.keys_.shrink_to_fit();
  made.spelling_.ShrinkToFit();
  return made;
}

std::size_t Vocabulary::MemoryBytes() const {
  return letters_.capacity() + keys_.capacity() * sizeof(KeyedWord) +
         (starts_.capacity() + frequencies_.capacity() + with_yo_.capacity()) *
             sizeof(std::uint32_t) +
         sounds_.MemoryBytes() + spelling_.MemoryBytes();
}

// The first word that does not stand in front of `text`.
std::size_t Vocabulary::LowerBound(std::string_view text) const {
  const auto words = std::views::iota(std::size_t{0}, size());
  const auto found =
      std::ranges::lower_bound(words, text, {}, [this](std::size_t word) { return At(word).text; });
  return static_cast<std::size_t>(found - words.begin());
}

std::uint32_t Vocabulary::Frequency(std::string_view word) const {
  const std::size_t found = LowerBound(word);
  return found < size() && At(found).text == word ? frequencies_[found] : 0;
}

std::vector<std::uint32_t> Vocabulary::FindWithPrefix(std::string_view prefix) const {
  std::vector<std::uint32_t> words;
  const std::string folded = FoldYo(prefix);
  for (std::size_t i = LowerBound(folded); i < size(); ++i) {
    if (!At(i).text.starts_with(folded)) break;
    words.push_back(static_cast<std::uint32_t>(i));
  }
  // What is missing has a ё in the prefix itself.
  const auto with_yo = std::ranges::lower_bound(
      with_yo_, folded, {}, [this](std::uint32_t word) { return FoldYo(At(word).text); });
  for (auto word = with_yo; word != with_yo_.end(); ++word) {
    const std::string_view text = At(*word).text;
    if (!FoldYo(text).starts_with(folded)) break;
    if (!text.starts_with(folded)) words.push_back(*word);
  }
  return words;
}

std::vector<Vocabulary::Word> Vocabulary::MostFrequent(std::vector<std::uint32_t> words,
                                                       std::size_t count) const {
  const std::size_t taken = std::min(count, words.size());
  const auto end = words.begin() + static_cast<std::ptrdiff_t>(taken);
  std::ranges::partial_sort(words, end, [this](std::uint32_t a, std::uint32_t b) {
    return frequencies_[a] != frequencies_[b] ? frequencies_[a] > frequencies_[b] : a < b;
  });
  std::vector<Word> result;
  for (auto word = words.begin(); word != end; ++word) result.push_back(At(*word));
  return result;
}

std::vector<Vocabulary::Word> Vocabulary::WithPrefix(std::string_view prefix,
                                                     std::size_t count) const {
  return MostFrequent(FindWithPrefix(prefix), count);
}

std::size_t Vocabulary::CountWithPrefix(std::string_view prefix) const {
  return FindWithPrefix(prefix).size();
}

std::vector<Vocabulary::Word> Vocabulary::SoundingLike(std::string_view term, text::Script script,
                                                       std::size_t count) const {
  const std::string key = text::TransliterationKey(term, script);
  struct Candidate {
    std::size_t edits;
    std::uint32_t word;
  };
  std::vector<Candidate> candidates;
  for (const std::uint32_t word : sounds_.Find(key)) {
    const std::string_view text = At(word).text;
    if (ScriptOf(text) == script) continue;
    const std::string other = KeyOf(text);
    // What one of them has more is an ending.
    const std::size_t size = std::min({key.size(), other.size(), kMaxSpellingLetters});
    const std::size_t edits = EditDistance(std::string_view(key).substr(0, size))
                                  .To(std::string_view(other).substr(0, size));
    if (edits * kLettersAnEdit <= size) candidates.push_back({edits, word});
  }
  std::ranges::sort(candidates, [this](const Candidate& a, const Candidate& b) {
    if (a.edits != b.edits) return a.edits < b.edits;
    return frequencies_[a.word] != frequencies_[b.word]
               ? frequencies_[a.word] > frequencies_[b.word]
               : a.word < b.word;
  });
  std::vector<Word> words;
  for (const Candidate& candidate : candidates) {
    if (words.size() == count) break;
    words.push_back(At(candidate.word));
  }
  return words;
}

std::vector<Vocabulary::Word> Vocabulary::Transliterated(std::string_view term,
                                                         text::Script script) const {
  std::vector<std::uint32_t> words;
  const std::string key = text::TransliterationKey(term, script);
  if (key.empty()) return {};
  for (const KeyedWord& keyed :
       std::ranges::equal_range(keys_, Hash(key), {}, &KeyedWord::key_hash)) {
    const std::string_view text = At(keyed.word).text;
    if (ScriptOf(text) != script && KeyOf(text) == key) words.push_back(keyed.word);
  }
  const std::size_t count = words.size();
  return MostFrequent(std::move(words), count);
}

std::vector<Vocabulary::Correction> Vocabulary::Correct(std::string_view term,
                                                        std::size_t count) const {
  std::vector<Correction> corrections;
  for (const SpellingIndex::Match& match : spelling_.Find(term)) {
    const Word word = At(match.word);
    if (word.text == term) continue;
    const double worth = kWorthOfFrequency * std::log(std::max(word.frequency, 1U));
    corrections.push_back({word, match.weight - worth});
  }
  const std::size_t taken = std::min(count, corrections.size());
  const auto end = corrections.begin() + static_cast<std::ptrdiff_t>(taken);
  std::ranges::partial_sort(corrections, end, [](const Correction& a, const Correction& b) {
    return a.cost != b.cost ? a.cost < b.cost : a.word.text < b.word.text;
  });
  corrections.erase(end, corrections.end());
  return corrections;
}

}  // namespace dossier::search
