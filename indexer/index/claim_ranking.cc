// For an English key the pairs are ranked by how surely they are claimed: two sources that say the
// same are surer than one. For a Russian key an English word of few meanings comes before one of
// many («вычисление» is "computation" before it is "figure"), and a common word, by the examples in
// the dictionary, before a rare one.
//
// Pairs are of whole words (a lemma), while texts have forms. Stems bring most of them together,
// and word_forms.h makes those that stems leave apart; past tenses and participles of English come
// from the dictionary ("won _p. от win").
#include "index/claim_ranking.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <tuple>
#include <unordered_set>
#include <utility>
#include <vector>

#include "index/word_forms.h"

namespace dossier::index {
namespace {

constexpr std::size_t kMaxValues = 12;
constexpr double kMinWeightFromEnglish = 0.2;
constexpr double kMinWeightFromRussian = 0.4;

constexpr double kFormFactor = 0.5;  // a key that is a form of its word
constexpr double kMeaningsCost = 0.3;
constexpr double kCommonnessPower = 0.2;  // of how often the examples have an English word
constexpr double kMaxCertainty = 0.9;     // of one source, where sources are joined

// A translation under one key, and how sure it is.
struct Ranked {
  StemId key;
  LemmaId value;
  double score;
};

// How often the examples of the dictionaries have a word, in any of its forms.
double CommonnessOf(const Lemma& english, const Claims& claims) {
  std::size_t count = 1;
  for (const std::string& form : english.forms) {
    const auto found = claims.word_counts.find(form);
    if (found != claims.word_counts.end()) count += found->second;
  }
  return std::pow(static_cast<double>(count), kCommonnessPower);
}

void MakeForms(Claims& claims) {
  for (LemmaId id = 0; id < claims.russian.size(); ++id) {
    if (claims.russian[id].count != 1) continue;
    for (const std::string& form : RussianForms(claims.russian[id].forms.front())) {
      claims.russian.AddForm(id, form);
    }
  }
  for (LemmaId id = 0; id < claims.english.size(); ++id) {
    if (claims.english[id].count != 1) continue;
    for (const std::string& form : EnglishSpellings(claims.english[id].forms.front())) {
      claims.english.AddForm(id, form);
    }
    if (!claims.adjectives.contains(id) || claims.others.contains(id)) continue;
    for (const std::string& form : EnglishComparison(claims.english[id].forms.front())) {
      if (!claims.english.HasStem(form)) claims.english.AddForm(id, form);
    }
  }
}

// One claim for each pair: the best of each source, and the surer the more sources say so.
std::vector<Claim> JoinSources(std::vector<Claim> claims) {
  std::ranges::sort(claims, [](const Claim& a, const Claim& b) {
    return std::tuple(a.english, a.russian, a.source, -a.score) <
           std::tuple(b.english, b.russian, b.source, -b.score);
  });
  std::vector<Claim> joined;
  double doubt = 1;
  for (std::size_t i = 0; i < claims.size(); ++i) {
    const Claim& claim = claims[i];
    const bool same_pair = !joined.empty() && joined.back().english == claim.english &&
                           joined.back().russian == claim.russian;
    if (!same_pair) {
      joined.push_back(claim);
      doubt = 1 - kMaxCertainty * std::min(claim.score, 1.0);
      continue;
    }
    Claim& pair = joined.back();
    pair.one_way = pair.one_way && claim.one_way;
    if (claim.source == claims[i - 1].source) continue;
    doubt *= 1 - kMaxCertainty * std::min(claim.score, 1.0);
    pair.score = std::max({pair.score, claim.score, (1 - doubt) / kMaxCertainty});
  }
  return joined;
}

void Rank(const Lemma& key, LemmaId value, double score, const std::unordered_set<StemId>& claimed,
          std::vector<Ranked>& ranked) {
  ranked.push_back({key.stems, value, score});
  for (const StemId stem : key.form_stems) {
    if (!claimed.contains(stem)) ranked.push_back({stem, value, score * kFormFactor});
  }
}

// The best values of each key, one for each stem.
void Write(std::vector<Ranked> ranked, const Lemmas& keys, const Lemmas& values, double min_weight,
           LexiconEntries& entries) {
  std::ranges::sort(ranked, [](const Ranked& a, const Ranked& b) {
    return std::tuple(a.key, -a.score, a.value) < std::tuple(b.key, -b.score, b.value);
  });
  const auto offset = static_cast<std::uint32_t>(entries.words.size());
  for (LemmaId id = 0; id < values.size(); ++id) entries.words.push_back(values[id].forms);
  std::vector<StemId> seen;
  for (auto at = ranked.begin(); at != ranked.end();) {
    std::vector<LexiconEntries::Value>& written = entries.keys[keys.stem(at->key)];
    const double best = at->score;
    seen.clear();
    const StemId key = at->key;
    for (; at != ranked.end() && at->key == key; ++at) {
      const double weight = at->score / best;
      const StemId stems = values[at->value].stems;
      if (seen.size() >= kMaxValues || weight < min_weight) continue;
      if (std::ranges::find(seen, stems) != seen.end()) continue;
      seen.push_back(stems);
      written.push_back({offset + at->value, weight});
    }
    // Both languages may have a key («C», "C"): then this one adds to the other's values.
    std::ranges::stable_sort(written, std::ranges::greater(), &LexiconEntries::Value::weight);
  }
}

}  // namespace

LexiconEntries RankClaims(Claims claims) {
  MakeForms(claims);
  const std::vector<Claim> joined = JoinSources(std::move(claims.list));
  std::vector<double> meanings(claims.english.size());
  for (const Claim& claim : joined) meanings[claim.english] += claim.score;
  // Forms that are headwords have claims of their own: "won" is no winner.
  std::unordered_set<StemId> claimed;
  for (LemmaId id = 0; id < claims.english.size(); ++id) {
    if (claims.english[id].is_form) claimed.insert(claims.english[id].stems);
  }
  std::vector<Ranked> from_english;
  std::vector<Ranked> from_russian;
  for (const Claim& claim : joined) {
    const Lemma& english = claims.english[claim.english];
    const Lemma& russian = claims.russian[claim.russian];
    Rank(english, claim.russian, claim.score, claimed, from_english);
    if (claim.one_way || english.stop_word || english.is_form) continue;
    double score = claim.score / (1 + kMeaningsCost * std::log1p(meanings[claim.english]));
    if (english.count > 1 && russian.count == 1) score *= kTwoWordsFactor;
    score *= CommonnessOf(english, claims);
    Rank(russian, claim.english, score, {}, from_russian);
  }
  LexiconEntries entries;
  Write(std::move(from_english), claims.english, claims.russian, kMinWeightFromEnglish, entries);
  Write(std::move(from_russian), claims.russian, claims.english, kMinWeightFromRussian, entries);
  return entries;
}

}  // namespace dossier::index
