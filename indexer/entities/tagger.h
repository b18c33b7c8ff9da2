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

// The features of word `i`, as numbers below kFeatureBuckets; the one place that knows them, for
// training and for tagging. Replaces the contents of `features`. `end` is the end of its sentence.
void CollectFeatures(const Words& words, const Hints& hints, std::size_t begin, std::size_t end,
                     std::size_t i, std::vector<std::uint32_t>& features);

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
  float scale_ = 1;
  std::string weights_;  // of int8_t, by bucket and tag
  std::array<TagScores<float>, kTagCount + 1> pairs_{};
};

}  // namespace dossier::entities
