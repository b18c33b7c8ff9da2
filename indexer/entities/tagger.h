// A learned tagger: which words of a sentence are names of people, organizations and places.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "entities/words.h"

namespace dossier::entities {

enum class Tag : std::uint8_t {
  kOutside,
  kBeginPerson,
  kInPerson,
  kBeginOrganization,
  kInOrganization,
  kBeginPlace,
  kInPlace,
};
inline constexpr std::size_t kTagCount = 7;

// True where a name may go on with `tag` behind `before`: what is within a name follows its like.
bool MayFollow(Tag before, Tag tag);

// What the gazetteer, the list of places and the rules say of each word: one tag a word, kOutside
// where they say nothing.
using Hints = std::vector<Tag>;

inline constexpr const char* kTaggerFile = "tagger.weights";
inline constexpr std::size_t kFeatureBuckets = std::size_t{1} << 18U;

// The features of the words of a text; the one place that knows them, for training and for tagging.
// `words` must outlive it.
class FeatureReader {
 public:
  FeatureReader(const Words& words, const Hints& hints);

  // Those of word `i`, as numbers below kFeatureBuckets. Replaces the contents of `features`.
  // [begin, end) is its sentence.
  void Collect(std::size_t begin, std::size_t end, std::size_t i,
               std::vector<std::uint32_t>& features) const;

 private:
  // What one word is, seen from another; of places outside the sentence nothing but that.
  struct View {
    std::uint64_t stem = 1;
    std::uint64_t shape = 99;  // with the script and the marks around
    std::uint64_t classes = 0;
    std::uint64_t hint = 99;
  };

  const Words& words_;
  std::vector<View> views_;  // by word
};

// True where no name of this kind can go on from the word in front of `i`: from one quotation to
// the next, over a bracket, a colon or the sign of a ticker; and that of a person not over a comma
// either.
bool MustEndBefore(const Words& words, std::size_t i, Tag inside);

// Calls with [begin, end) of each sentence, cut where it grows over 200 words.
template <typename Visit>
void ForEachSentence(const Words& words, const Visit& visit) {
  constexpr std::size_t kLongest = 200;
  for (std::size_t begin = 0; begin < words.size();) {
    std::size_t end = begin + 1;
    while (end < words.size() && !words[end].starts_sentence && end - begin < kLongest) ++end;
    visit(begin, end);
    begin = end;
  }
}

// The best sequence of tags, given the score of each tag of each word (rows of kTagCount) and of
// each pair of neighbours; ties go to the lower tag. Never a sequence that MayFollow forbids.
template <typename Score>
using TagScores = std::array<Score, kTagCount>;
std::vector<Tag> BestSequence(std::span<const TagScores<float>> words,
                              const std::array<TagScores<float>, kTagCount + 1>& pairs);

// Weights of features and of pairs of tags, as the trainer writes them (bench/tagger_trainer.cc).
// Reading is safe from many threads.
class Tagger {
 public:
  // Error kDamaged where `weights` is no such file.
  static Result<Tagger> Parse(std::string weights);

  std::vector<Tag> TagWords(const Words& words, const Hints& hints) const;

  // The bytes that Parse reads. `weights` has kFeatureBuckets rows.
  static std::string Serialize(std::span<const TagScores<float>> weights,
                               const std::array<TagScores<float>, kTagCount + 1>& pairs);

 private:
  // With one more than there are tags, always nought: rows of eight are added at once.
  template <typename Number>
  using Row = std::array<Number, kTagCount + 1>;

  Row<std::int16_t> SumRows(const std::vector<std::uint32_t>& features) const;

  float scale_ = 1;
  std::vector<Row<std::int8_t>> weights_;  // by bucket
  std::array<TagScores<float>, kTagCount + 1> pairs_{};
};

}  // namespace dossier::entities
