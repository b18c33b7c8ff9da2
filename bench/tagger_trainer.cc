// Trains the tagger of indexer/entities/tagger.h. bench/tagger says how and on what.
//
//   tagger_trainer --gazetteer DIR --out FILE GOLD.jsonl...
//
// Lines of gold: {"text", "mentions": [{"s", "e", "type": "PER"/"ORG"/"LOC"}]}, offsets in code
// points; of mentions within one another the longest counts. The order of the sentences is shuffled
// by a fixed seed, so the same gold gives the same weights.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <random>

#include "entities/known_names.h"
#include "entities/recognizer.h"
#include "index/catalogue.h"
#include "text/analyzer.h"
#include "text/utf8.h"

namespace dossier {
namespace {

using entities::kTagCount;
using entities::Tag;
using Scores = entities::TagScores<float>;
using Pairs = std::array<Scores, kTagCount + 1>;

// One sentence: the features of each word, and its true tags.
struct Sentence {
  std::vector<std::vector<std::uint32_t>> features;
  std::vector<Tag> tags;
};

struct Gold {
  Span span;  // bytes
  Tag begin;
};

Tag BeginTag(const std::string& type) {
  if (type == "PER") return Tag::kBeginPerson;
  if (type == "ORG") return Tag::kBeginOrganization;
  return type == "LOC" ? Tag::kBeginPlace : Tag::kOutside;
}

std::vector<Gold> ReadGold(const nlohmann::json& line, const std::string& text) {
  std::vector<std::uint32_t> offsets;  // bytes of each code point
  for (std::size_t at = 0; at < text.size();) {
    offsets.push_back(static_cast<std::uint32_t>(at));
    text::NextCodePoint(text, at);
  }
  offsets.push_back(static_cast<std::uint32_t>(text.size()));
  std::vector<Gold> gold;
  for (const auto& mention : line.at("mentions")) {
    const Tag begin = BeginTag(mention.at("type"));
    if (begin == Tag::kOutside) continue;
    gold.push_back({{offsets.at(mention.at("s")), offsets.at(mention.at("e"))}, begin});
  }
  std::ranges::sort(gold,
                    [](const Gold& a, const Gold& b) { return a.span.size() > b.span.size(); });
  return gold;
}

std::vector<Tag> TrueTags(const entities::Words& words, const std::vector<Gold>& gold) {
  std::vector<Tag> tags(words.size(), Tag::kOutside);
  for (const Gold& name : gold) {
    std::size_t begin = words.At(name.span.begin);
    std::size_t end = begin;
    bool is_free = true;
    while (end < words.size() && words[end].span.begin < name.span.end) {
      is_free = is_free && tags[end] == Tag::kOutside;
      ++end;
    }
    if (!is_free) continue;
    for (std::size_t i = begin; i < end; ++i) {
      tags[i] = i == begin ? name.begin : static_cast<Tag>(static_cast<int>(name.begin) + 1);
    }
  }
  return tags;
}

// Texts that are annotated without places take those that the list knows.
void AddPlaces(const entities::Hints& known, std::vector<Tag>& tags) {
  const auto is_place = [](Tag tag) { return tag == Tag::kBeginPlace || tag == Tag::kInPlace; };
  if (std::ranges::any_of(tags, is_place)) return;
  for (std::size_t i = 0; i < tags.size(); ++i) {
    if (tags[i] == Tag::kOutside && is_place(known[i])) tags[i] = known[i];
  }
}

class Trainer {
 public:
  void Read(const std::string& file, const entities::Matcher& matcher) {
    std::ifstream in(file);
    if (!in) throw std::runtime_error("cannot read " + file);
    text::Analyzer analyzer;
    for (std::string line; std::getline(in, line);) {
      if (line.empty()) continue;
      const auto json = nlohmann::json::parse(line);
      const std::string text = json.at("text");
      const auto tokens = analyzer.Analyze(text);
      const auto fields = entities::FindKnownNames({{text, &tokens}}, std::nullopt, matcher);
      const entities::Words& words = fields[0].words;
      const auto hints =
          entities::AddHints(fields[0].known, entities::FindByRules(words, fields[0].known));
      std::vector<Tag> tags = TrueTags(words, ReadGold(json, text));
      AddPlaces(fields[0].known, tags);
      const entities::FeatureReader reader(words, hints);
      entities::ForEachSentence(words, [&](std::size_t begin, std::size_t end) {
        Sentence& sentence = sentences_.emplace_back();
        for (std::size_t i = begin; i < end; ++i) {
          reader.Collect(begin, end, i, sentence.features.emplace_back());
          sentence.tags.push_back(tags[i]);
        }
      });
    }
  }

  // The mean of `rounds` models, each of its own order of the sentences.
  void Train(int rounds, int epochs) {
    std::mt19937 random(2016);
    std::vector<Scores> mean(entities::kFeatureBuckets);
    Pairs mean_pairs{};
    for (int round = 0; round < rounds; ++round) {
      const std::size_t wrong = TrainOnce(epochs, random);
      std::cerr << "round " << round + 1 << ": " << wrong << " words wrong in the last epoch\n";
      AddTo(mean, weights_, 1.0F / static_cast<float>(rounds));
      AddTo(mean_pairs, pairs_, 1.0F / static_cast<float>(rounds));
    }
    weights_ = std::move(mean);
    pairs_ = mean_pairs;
  }

  std::string Serialize() const { return entities::Tagger::Serialize(weights_, pairs_); }

  std::size_t sentence_count() const { return sentences_.size(); }

 private:
  template <typename Rows>
  static void AddTo(Rows& sum, const Rows& rows, float factor) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
      for (std::size_t tag = 0; tag < kTagCount; ++tag) sum[i][tag] += rows[i][tag] * factor;
    }
  }

  // Leaves the average over all steps, which is what generalizes.
  std::size_t TrainOnce(int epochs, std::mt19937& random) {
    weights_.assign(entities::kFeatureBuckets, {});
    sums_.assign(entities::kFeatureBuckets, {});
    pairs_ = {};
    pair_sums_ = {};
    step_ = 1;
    std::size_t wrong = 0;
    for (int epoch = 0; epoch < epochs; ++epoch) {
      std::ranges::shuffle(sentences_, random);
      wrong = 0;
      for (const Sentence& sentence : sentences_) wrong += Learn(sentence);
    }
    AddTo(weights_, sums_, -1 / step_);
    AddTo(pairs_, pair_sums_, -1 / step_);
    return wrong;
  }

  std::size_t Learn(const Sentence& sentence) {
    std::vector<Scores> scores(sentence.tags.size());
    for (std::size_t i = 0; i < scores.size(); ++i) {
      for (const std::uint32_t feature : sentence.features[i]) {
        for (std::size_t tag = 0; tag < kTagCount; ++tag) scores[i][tag] += weights_[feature][tag];
      }
    }
    const std::vector<Tag> guess = entities::BestSequence(scores, pairs_);
    std::size_t wrong = 0;
    for (std::size_t i = 0; i < guess.size(); ++i) {
      const auto good = static_cast<std::size_t>(sentence.tags[i]);
      const auto bad = static_cast<std::size_t>(guess[i]);
      const std::size_t good_before =
          i == 0 ? kTagCount : static_cast<std::size_t>(sentence.tags[i - 1]);
      const std::size_t bad_before = i == 0 ? kTagCount : static_cast<std::size_t>(guess[i - 1]);
      if (good != bad || good_before != bad_before) {
        Add(pairs_[good_before][good], pair_sums_[good_before][good], 1);
        Add(pairs_[bad_before][bad], pair_sums_[bad_before][bad], -1);
      }
      if (good == bad) continue;
      ++wrong;
      for (const std::uint32_t feature : sentence.features[i]) {
        Add(weights_[feature][good], sums_[feature][good], 1);
        Add(weights_[feature][bad], sums_[feature][bad], -1);
      }
    }
    ++step_;
    return wrong;
  }

  void Add(float& weight, float& sum, float value) const {
    weight += value;
    sum += value * step_;
  }

  std::vector<Sentence> sentences_;
  std::vector<Scores> weights_;
  std::vector<Scores> sums_;  // of changes times the step they were made at
  Pairs pairs_{};
  Pairs pair_sums_{};
  float step_ = 1;
};

}  // namespace
}  // namespace dossier

int main(int argc, char** argv) {
  CLI::App app("Trains the tagger of names");
  std::vector<std::string> files;
  std::string gazetteer = DOSSIER_CATALOGUE;
  std::string out;
  int rounds = 12;
  int epochs = 10;
  app.add_option("GOLD", files, "Files of annotated texts")->required();
  app.add_option("--gazetteer", gazetteer, "Folder of the gazetteer")->capture_default_str();
  app.add_option("--out", out, "File of the weights")->required();
  app.add_option("--epochs", epochs, "Passes over the texts")->capture_default_str();
  app.add_option("--rounds", rounds, "Models to take the mean of")->capture_default_str();
  CLI11_PARSE(app, argc, argv);
  const auto catalogue = dossier::index::LoadCatalogue(gazetteer);
  if (!catalogue) {
    std::cerr << catalogue.error().message << "\n";
    return 1;
  }
  const dossier::entities::Matcher matcher(catalogue->gazetteer);
  dossier::Trainer trainer;
  for (const std::string& file : files) trainer.Read(file, matcher);
  std::cerr << trainer.sentence_count() << " sentences\n";
  trainer.Train(rounds, epochs);
  std::ofstream stream(out, std::ios::binary);
  stream << trainer.Serialize();
  return stream.good() ? 0 : 1;
}
