#include "entities/tagger.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "support/text_words.h"

namespace dossier::entities {
namespace {

using enum Tag;
using Pairs = std::array<TagScores<float>, kTagCount + 1>;

constexpr std::array<Tag, kTagCount> kTags = {
    kOutside, kBeginPerson, kInPerson, kBeginOrganization, kInOrganization, kBeginPlace, kInPlace};

TEST(TaggerTest, LetsANameGoOnBehindItsLike) {
  const std::vector<std::pair<Tag, Tag>> names = {
      {kBeginPerson, kInPerson}, {kBeginOrganization, kInOrganization}, {kBeginPlace, kInPlace}};
  for (const Tag before : kTags) {
    EXPECT_TRUE(MayFollow(before, kOutside));
    for (const auto& [begin, inside] : names) {
      EXPECT_TRUE(MayFollow(before, begin));
      EXPECT_EQ(MayFollow(before, inside), before == begin || before == inside);
    }
  }
}

TEST(TaggerTest, EndsNamesAtMarks) {
  struct Row {
    std::string text;
    std::size_t word;
    bool person;
    bool organization;
  };
  for (const Row& row : std::vector<Row>{
           {"Иван Петров", 0, true, true},
           {"Иван Петров", 1, false, false},
           {"Иван, Петров", 1, true, false},
           {"Иван (Петров)", 1, true, true},
           {"Note: Company", 1, true, true},
           {"Corp <NPD>", 1, true, true},
           {"Иван – Петров", 1, true, false},
           {"Жан-Клод", 1, false, false},
           {"«Труд» «Время»", 1, true, true},
           {"«Труд» и", 1, false, false},
       }) {
    const TextWords text(row.text);
    EXPECT_EQ(MustEndBefore(text.words(), row.word, kInPerson), row.person) << row.text;
    EXPECT_EQ(MustEndBefore(text.words(), row.word, kInOrganization), row.organization) << row.text;
  }
}

std::vector<std::pair<std::size_t, std::size_t>> Sentences(const std::string& utf8) {
  const TextWords text(utf8);
  std::vector<std::pair<std::size_t, std::size_t>> all;
  ForEachSentence(text.words(),
                  [&](std::size_t begin, std::size_t end) { all.emplace_back(begin, end); });
  return all;
}

TEST(TaggerTest, CutsATextIntoSentences) {
  using Spans = std::vector<std::pair<std::size_t, std::size_t>>;
  EXPECT_EQ(Sentences(""), Spans{});
  EXPECT_EQ(Sentences("Он ушёл. Она тоже ушла"), (Spans{{0, 2}, {2, 5}}));
  std::string longest;
  for (int i = 0; i < 450; ++i) longest += "да ";
  EXPECT_EQ(Sentences(longest), (Spans{{0, 200}, {200, 400}, {400, 450}}));
}

class Random {
 public:
  // A small whole number, so that sums are exact and ties are frequent.
  float Score() { return static_cast<float>(std::uniform_int_distribution<int>(-4, 4)(engine_)); }
  std::vector<TagScores<float>> Words(std::size_t count) {
    std::vector<TagScores<float>> words(count);
    for (auto& word : words) std::ranges::generate(word, [this] { return Score(); });
    return words;
  }
  Pairs MakePairs() {
    Pairs pairs{};
    for (auto& row : pairs) std::ranges::generate(row, [this] { return Score(); });
    return pairs;
  }

 private:
  std::mt19937 engine_{20261123};
};

float ScoreOf(const std::vector<Tag>& tags, const std::vector<TagScores<float>>& words,
              const Pairs& pairs) {
  float score = 0;
  Tag before = kOutside;
  for (std::size_t i = 0; i < tags.size(); ++i) {
    const auto tag = static_cast<std::size_t>(tags[i]);
    if (!MayFollow(before, tags[i])) return -std::numeric_limits<float>::infinity();
    score += words[i][tag] + pairs[i == 0 ? kTagCount : static_cast<std::size_t>(before)][tag];
    before = tags[i];
  }
  return score;
}

TEST(TaggerTest, FindsTheBestOfAllSequences) {
  Random random;
  for (int round = 0; round < 200; ++round) {
    const std::size_t count = 1 + static_cast<std::size_t>(round) % 4;
    const auto words = random.Words(count);
    const Pairs pairs = random.MakePairs();
    std::size_t sequences = 1;
    for (std::size_t i = 0; i < count; ++i) sequences *= kTagCount;
    float best = -std::numeric_limits<float>::infinity();
    for (std::size_t number = 0; number < sequences; ++number) {
      std::vector<Tag> tags(count);
      std::size_t rest = number;
      for (Tag& tag : tags) {
        tag = kTags[rest % kTagCount];
        rest /= kTagCount;
      }
      best = std::max(best, ScoreOf(tags, words, pairs));
    }
    EXPECT_EQ(ScoreOf(BestSequence(words, pairs), words, pairs), best);
  }
}

TEST(TaggerTest, NeverGivesASequenceThatIsForbidden) {
  Random random;
  for (std::size_t count = 0; count < 300; ++count) {
    auto words = random.Words(count);
    // All that a sequence may not do is dear.
    for (auto& word : words) {
      for (const Tag inside : {kInPerson, kInOrganization, kInPlace}) {
        word[static_cast<std::size_t>(inside)] += 8;
      }
    }
    const std::vector<Tag> tags = BestSequence(words, random.MakePairs());
    ASSERT_EQ(tags.size(), count);
    Tag before = kOutside;
    for (const Tag tag : tags) {
      EXPECT_TRUE(MayFollow(before, tag));
      before = tag;
    }
  }
}

TEST(TaggerTest, GivesTiesToTheLowerTag) {
  EXPECT_THAT(BestSequence(std::vector<TagScores<float>>(3), Pairs{}),
              ::testing::ElementsAre(kOutside, kOutside, kOutside));
  EXPECT_THAT(BestSequence({}, Pairs{}), ::testing::IsEmpty());
}

std::vector<std::uint32_t> Features(const std::string& utf8, std::size_t i, Tag hint = kOutside) {
  const TextWords text(utf8);
  Hints hints = text.NoHints();
  hints[i] = hint;
  std::vector<std::uint32_t> features = {1, 2, 3};  // which are replaced
  FeatureReader(text.words(), hints).Collect(0, text.words().size(), i, features);
  return features;
}

TEST(TaggerTest, LooksAtAWordAndItsNeighbours) {
  const std::string text = "там Ксылым Тумбаев ушёл домой";
  const auto features = Features(text, 2);
  EXPECT_EQ(features, Features(text, 2));
  for (const std::uint32_t feature : features) EXPECT_LT(feature, kFeatureBuckets);
  for (std::size_t i = 0; i < 5; ++i) EXPECT_EQ(Features(text, i).size(), features.size());
  EXPECT_EQ(features[0], Features("said", 0)[0]);  // what all words have
  for (const char* other : {"там Ксылым Карпов ушёл домой", "там Ксылым тумбаев ушёл домой",
                            "там Марлен Тумбаев ушёл домой", "тут Ксылым Тумбаев ушёл домой",
                            "там Ксылым Тумбаев пришёл домой", "там Ксылым Тумбаев ушёл опять",
                            "там Ксылым, Тумбаев ушёл домой", "там Ксылым «Тумбаев» ушёл домой"}) {
    EXPECT_NE(features, Features(other, 2)) << other;
  }
  EXPECT_NE(features, Features(text, 2, kBeginPerson));
}

TEST(TaggerTest, LooksNoFurtherThanTheSentence) {
  const TextWords text("Он ушёл. Тумбаев остался. Все ушли.");
  const TextWords other("Кот спал. Тумбаев остался. Да будет.");
  std::vector<std::uint32_t> features;
  std::vector<std::uint32_t> others;
  FeatureReader(text.words(), text.NoHints()).Collect(2, 4, 2, features);
  FeatureReader(other.words(), other.NoHints()).Collect(2, 4, 2, others);
  EXPECT_EQ(features, others);
}

// Weights by which the stems of these words of `text` are names.
std::vector<TagScores<float>> WeightsOf(const TextWords& text,
                                        const std::vector<std::pair<std::size_t, Tag>>& tags) {
  std::vector<TagScores<float>> weights(kFeatureBuckets);
  std::vector<std::uint32_t> features;
  const FeatureReader reader(text.words(), text.NoHints());
  for (const auto& [word, tag] : tags) {
    reader.Collect(0, text.words().size(), word, features);
    weights[features[1]][static_cast<std::size_t>(tag)] = 0.5F;
  }
  return weights;
}

TEST(TaggerTest, TagsByWeightsThatWereWrittenAndRead) {
  const TextWords text("там Ксылым Тумбаев ушёл");
  const auto tagger = Tagger::Parse(
      Tagger::Serialize(WeightsOf(text, {{1, kBeginPerson}, {2, kInPerson}}), Pairs{}));
  ASSERT_TRUE(tagger);
  EXPECT_EQ(tagger->TagWords(text.words(), text.NoHints()),
            (Hints{kOutside, kBeginPerson, kInPerson, kOutside}));
  const TextWords other("Тумбаев стал Ксылым, Тумбаев");
  EXPECT_EQ(tagger->TagWords(other.words(), other.NoHints()),
            (Hints{kOutside, kOutside, kBeginPerson, kOutside}));
  EXPECT_TRUE(tagger->TagWords(TextWords("").words(), {}).empty());
}

TEST(TaggerTest, CountsPairsOfTags) {
  Pairs pairs{};
  pairs[kTagCount][static_cast<std::size_t>(kBeginPlace)] = 1;
  pairs[static_cast<std::size_t>(kBeginPlace)][static_cast<std::size_t>(kInPlace)] = 1;
  const auto tagger =
      Tagger::Parse(Tagger::Serialize(std::vector<TagScores<float>>(kFeatureBuckets), pairs));
  ASSERT_TRUE(tagger);
  const TextWords text("один два. Три");
  EXPECT_EQ(tagger->TagWords(text.words(), text.NoHints()),
            (Hints{kBeginPlace, kInPlace, kBeginPlace}));
}

TEST(TaggerTest, RefusesOtherBytes) {
  const std::vector<TagScores<float>> weights(kFeatureBuckets);
  const std::string good = Tagger::Serialize(weights, Pairs{});
  ASSERT_TRUE(Tagger::Parse(good));
  Pairs infinite{};
  infinite[3][4] = std::numeric_limits<float>::infinity();
  Pairs none{};
  none[0][0] = std::numeric_limits<float>::quiet_NaN();
  std::string other_version = good;
  other_version[15] = '2';
  for (const std::string& bytes :
       {std::string(), good.substr(0, 17), good.substr(0, good.size() - 1), good + "x",
        std::string(good.size(), 'x'), other_version, Tagger::Serialize(weights, infinite),
        Tagger::Serialize(weights, none)}) {
    const auto tagger = Tagger::Parse(bytes);
    ASSERT_FALSE(tagger) << bytes.size();
    EXPECT_EQ(tagger.error().code, ErrorCode::kDamaged);
  }
}

}  // namespace
}  // namespace dossier::entities
