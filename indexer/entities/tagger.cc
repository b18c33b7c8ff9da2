// A linear model over a sentence: each word gives each tag a score, the sum of the weights of its
// features; each pair of neighbouring tags has a score of its own; the sequence of the highest sum
// wins (Viterbi). Features are hashed into buckets, so that the weights are one table of bytes:
// 2^18 buckets of 7 tags, 1.8 MB. Two features that share a bucket cost little: of 2^18 buckets the
// training texts fill a half, most with weight nought. Trained as an averaged structured perceptron
// (M. Collins, Discriminative training methods for hidden Markov models, EMNLP 2002).
#include "entities/tagger.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <limits>

namespace dossier::entities {
namespace {

constexpr float kNever = 1e6F;
constexpr std::string_view kMagic = "dossier tagger 1\n";

// The numbers of the file are little-endian IEEE floats; a machine of the other order would have to
// turn them.
static_assert(std::endian::native == std::endian::little && std::numeric_limits<float>::is_iec559);

struct Header {
  float scale = 1;
  std::array<TagScores<float>, kTagCount + 1> pairs{};
};

}  // namespace

// Not inlined: in the loop of TagWords the compiler (g++ 12) adds number by number, here a row at
// once.
[[gnu::noinline]] Tagger::Row<std::int16_t> Tagger::SumRows(
    const std::vector<std::uint32_t>& features) const {
  Row<std::int16_t> sums{};  // of no more than 256 features
  for (const std::uint32_t feature : features) {
    const Row<std::int8_t>& row = weights_[feature];
    for (std::size_t tag = 0; tag < row.size(); ++tag) {
      sums[tag] = static_cast<std::int16_t>(sums[tag] + row[tag]);
    }
  }
  return sums;
}

bool MayFollow(Tag before, Tag tag) {
  switch (tag) {
    case Tag::kInPerson:
      return before == Tag::kBeginPerson || before == Tag::kInPerson;
    case Tag::kInOrganization:
      return before == Tag::kBeginOrganization || before == Tag::kInOrganization;
    case Tag::kInPlace:
      return before == Tag::kBeginPlace || before == Tag::kInPlace;
    default:
      return true;
  }
}

bool MustEndBefore(const Words& words, std::size_t i, Tag inside) {
  if (i == 0) return true;
  const Gap gap = words[i].gap;
  if (gap == Gap::kSpace) return false;
  if (words[i].quote_opens && words[i - 1].quote_closes) return true;
  // "NOTE: Company".
  const std::uint32_t end = words[i - 1].span.end;
  const std::string_view marks = words.utf8().substr(end, std::max(end, words[i].span.begin) - end);
  if (marks.find_first_of(":;<>") != std::string_view::npos) return true;
  const bool is_possessive = marks.starts_with("'s") || marks.starts_with("\u2019s");
  if (is_possessive && (inside == Tag::kInPerson || words[i - 1].Is(word_class::kLegalForm))) {
    return true;
  }
  if (gap == Gap::kBracket) return true;
  return inside == Tag::kInPerson && (gap == Gap::kComma || gap == Gap::kMark);
}

std::vector<Tag> BestSequence(std::span<const TagScores<float>> words,
                              const std::array<TagScores<float>, kTagCount + 1>& pairs) {
  constexpr float kForbidden = -std::numeric_limits<float>::infinity();
  std::vector<std::array<std::uint8_t, kTagCount>> from(words.size());
  TagScores<float> best{};
  for (std::size_t i = 0; i < words.size(); ++i) {
    TagScores<float> next{};
    for (std::size_t tag = 0; tag < kTagCount; ++tag) {
      if (i == 0) {
        const bool may = MayFollow(Tag::kOutside, static_cast<Tag>(tag));
        next[tag] = may ? words[i][tag] + pairs[kTagCount][tag] : kForbidden;
        continue;
      }
      next[tag] = kForbidden;
      for (std::size_t before = 0; before < kTagCount; ++before) {
        if (!MayFollow(static_cast<Tag>(before), static_cast<Tag>(tag))) continue;
        const float score = best[before] + pairs[before][tag] + words[i][tag];
        if (score <= next[tag]) continue;
        next[tag] = score;
        from[i][tag] = static_cast<std::uint8_t>(before);
      }
    }
    best = next;
  }
  std::vector<Tag> tags(words.size());
  if (words.empty()) return tags;
  auto tag = static_cast<std::size_t>(std::ranges::max_element(best) - best.begin());
  for (std::size_t i = words.size(); i-- > 0;) {
    tags[i] = static_cast<Tag>(tag);
    if (i > 0) tag = from[i][tag];
  }
  return tags;
}

Result<Tagger> Tagger::Parse(std::string weights) {
  const std::size_t size = kMagic.size() + sizeof(Header) + kFeatureBuckets * kTagCount;
  if (weights.size() != size || !weights.starts_with(kMagic)) {
    return Fail(ErrorCode::kDamaged, "not the weights of a tagger");
  }
  Header header;
  std::memcpy(&header, weights.data() + kMagic.size(), sizeof header);
  // Finite and of a size whose sums are finite, too.
  const auto is_bad = [](float value) { return !(std::abs(value) < 1e6F); };
  for (const TagScores<float>& row : header.pairs) {
    if (std::ranges::any_of(row, is_bad))
      return Fail(ErrorCode::kDamaged, "weights are no numbers");
  }
  if (is_bad(header.scale) || header.scale <= 0) {
    return Fail(ErrorCode::kDamaged, "weights are no numbers");
  }
  Tagger tagger;
  tagger.scale_ = header.scale;
  tagger.pairs_ = header.pairs;
  tagger.weights_.resize(kFeatureBuckets);
  const char* bytes = weights.data() + kMagic.size() + sizeof header;
  for (Row<std::int8_t>& row : tagger.weights_) {
    std::memcpy(row.data(), bytes, kTagCount);
    bytes += kTagCount;
  }
  return tagger;
}

std::string Tagger::Serialize(std::span<const TagScores<float>> weights,
                              const std::array<TagScores<float>, kTagCount + 1>& pairs) {
  float largest = 0;
  for (const TagScores<float>& row : weights) {
    for (const float weight : row) largest = std::max(largest, std::abs(weight));
  }
  const Header header{largest > 0 ? largest / 127 : 1, pairs};
  std::string bytes(kMagic);
  bytes.append(reinterpret_cast<const char*>(&header), sizeof header);
  for (const TagScores<float>& row : weights) {
    for (const float weight : row) {
      bytes += static_cast<char>(static_cast<std::int8_t>(std::lround(weight / header.scale)));
    }
  }
  return bytes;
}

std::vector<Tag> Tagger::TagWords(const Words& words, const Hints& hints) const {
  std::vector<Tag> tags(words.size(), Tag::kOutside);
  const FeatureReader reader(words, hints);
  std::vector<std::uint32_t> features;
  std::vector<TagScores<float>> scores;
  ForEachSentence(words, [&](std::size_t begin, std::size_t end) {
    scores.assign(end - begin, {});
    for (std::size_t i = begin; i < end; ++i) {
      reader.Collect(begin, end, i, features);
      const Row<std::int16_t> sums = SumRows(features);
      for (std::size_t tag = 0; tag < kTagCount; ++tag) {
        scores[i - begin][tag] = static_cast<float>(sums[tag]) * scale_;
      }
      for (const Tag tag : {Tag::kInPerson, Tag::kInOrganization, Tag::kInPlace}) {
        if (MustEndBefore(words, i, tag))
          scores[i - begin][static_cast<std::size_t>(tag)] -= kNever;
      }
    }
    const std::vector<Tag> best = BestSequence(scores, pairs_);
    std::ranges::copy(best, tags.begin() + static_cast<std::ptrdiff_t>(begin));
  });
  return tags;
}

}  // namespace dossier::entities
