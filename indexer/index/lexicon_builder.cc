// From definitions to ranked translations.
//
// Every source says of pairs (English words, Russian words) that they translate each other, and how
// surely, 1 being the first gloss of a definition. A gloss that stands later in its sense, in a
// later sense or under a later part of speech is less sure; two sources that say the same are surer
// than one. For an English key the pairs are ranked by that. For a Russian key an English word of
// few meanings comes before one of many («вычисление» is "computation" before it is "figure"), and
// a common word, by the examples in the dictionary, before a rare one.
//
// Pairs are of whole words (a lemma), while texts have forms. Stems bring most of them together,
// and word_forms.h makes those that stems leave apart; past tenses and participles of English come
// from the dictionary ("won _p. от win").
//
// The constants below were tried on XQuAD (490 queries against 240 paragraphs each way, BM25, each
// query word a synonym group of its translations; nDCG@10 is .77 each way with this lexicon alone).
// Forms are worth .02 from English and .01 from Russian, glosses of two words .005 each way, values
// up to a dozen .01; a Russian key gains .005 where its weaker values are left out, an English one
// nothing. The costs may be half or double for less than .005, so they are round.
#include "index/lexicon_builder.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <functional>
#include <optional>
#include <system_error>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "base/digest.h"
#include "index/dictd.h"
#include "index/files.h"
#include "index/glosses.h"
#include "index/lemmas.h"
#include "index/word_forms.h"
#include "text/locale_names.h"

namespace dossier::index {
namespace {

// Raise it when the rules change here, in glosses.cc or in word_forms.cc, or the file's format.
constexpr int kRulesVersion = 1;

constexpr std::size_t kMaxKeyWords = 3;
constexpr std::size_t kMaxGlossWords = 2;
constexpr std::size_t kMaxNameWords = 3;
constexpr std::size_t kMaxPhraseWords = 2;
constexpr std::size_t kMaxValues = 12;
constexpr double kMinWeightFromEnglish = 0.2;
constexpr double kMinWeightFromRussian = 0.4;

// What a step away from the first gloss of a definition costs.
constexpr double kSenseCost = 0.25;
constexpr double kPlaceCost = 0.35;
constexpr double kGroupCost = 0.2;
constexpr std::uint32_t kMaxGroup = 3;

constexpr double kRareFactor = 0.4;       // obsolete, slang …
constexpr double kTwoWordsFactor = 0.5;   // several words explain more than they translate
constexpr double kReferenceFactor = 0.8;  // the glosses of another headword
constexpr double kFormFactor = 0.5;       // a key that is a form of its word
constexpr double kPhraseScore = 0.5;
constexpr double kMeaningsCost = 0.3;
constexpr double kCommonnessPower = 0.2;  // of how often the examples have an English word
constexpr double kMaxCertainty = 0.9;     // of one source, where sources are joined

// Countries and months are rarely anything else; some languages and cities are (Even, Center).
constexpr double kCountryScore = 1.25;
constexpr double kOtherNameScore = 0.5;

struct Dictionary {
  const char* name;
  double trust;
};
constexpr std::array<Dictionary, 2> kDictionaries = {{{"mueller7", 1}, {"freedict-eng-rus", 0.7}}};

// That two lemmas translate each other, as one source says.
struct Claim {
  LemmaId english;
  LemmaId russian;
  int source;
  bool one_way;  // from English only
  double score;
};

bool IsRussianVerb(std::string_view gloss) {
  for (const std::string_view ending : {"ть", "ться", "ти", "тись", "чь"}) {
    if (gloss.ends_with(ending)) return true;
  }
  return false;
}

bool IsRussianAdjective(std::string_view gloss) {
  for (const std::string_view ending : {"ый", "ий", "ой"}) {
    if (gloss.ends_with(ending)) return true;
  }
  return false;
}

double ScoreOf(const Gloss& gloss) {
  const double distance = kSenseCost * gloss.sense + kPlaceCost * gloss.place +
                          kGroupCost * std::min(gloss.group, kMaxGroup);
  return (gloss.rare ? kRareFactor : 1) / (1 + distance);
}

// "to run into debt" and "smb.'s fault" are no phrases that a query has.
bool IsLookedFor(std::string_view phrase) {
  if (phrase.starts_with("to ")) return false;
  for (const std::string_view part : {"smb", "smth", "one's", "oneself"}) {
    if (phrase.find(part) != phrase.npos) return false;
  }
  return true;
}

class Collector {
 public:
  void AddNames(const std::vector<text::LocaleName>& names, double score) {
    ++source_;
    for (const text::LocaleName& name : names) {
      AddClaim(english_.Find(name.english, kMaxNameWords),
               russian_.Find(name.russian, kMaxNameWords), score);
    }
  }

  void AddDictionary(const DictdDictionary& dictionary, double trust);
  LexiconEntries Collect();

 private:
  // A translation under one key, and how sure it is.
  struct Ranked {
    StemId key;
    LemmaId value;
    double score;
  };

  void AddClaim(std::optional<LemmaId> english, std::optional<LemmaId> russian, double score,
                bool one_way = false) {
    if (!english || !russian || russian_[*russian].stop_word) return;
    claims_.push_back({*english, *russian, source_, one_way, score});
  }

  void AddGlosses(LemmaId english, const Definition& definition, double factor, bool verbs_only);
  void AddPhrases(const Definition& definition, double trust);
  void CountWords(std::string_view phrase);
  double CommonnessOf(const Lemma& english) const;
  void FollowReferences(const std::vector<std::pair<std::string, Definition>>& entries,
                        double trust);
  void MakeForms();
  std::vector<Claim> JoinSources();

  static void Rank(const Lemma& key, LemmaId value, double score,
                   const std::unordered_set<StemId>& claimed, std::vector<Ranked>& ranked);
  static void Write(std::vector<Ranked> ranked, const Lemmas& keys, const Lemmas& values,
                    double min_weight, LexiconEntries& entries);

  Lemmas english_{text::Script::kLatin};
  Lemmas russian_{text::Script::kCyrillic};
  std::vector<Claim> claims_;
  std::unordered_set<LemmaId> adjectives_;  // of English: those with an entry that begins as one
  std::unordered_set<LemmaId> others_;      // and those with another
  std::unordered_map<std::string, std::size_t> word_counts_;  // in the phrases
  int source_ = 0;
};

void Collector::AddGlosses(LemmaId english, const Definition& definition, double factor,
                           bool verbs_only) {
  for (const Gloss& gloss : definition.glosses) {
    if (verbs_only && !IsRussianVerb(gloss.text)) continue;
    const auto russian = russian_.Find(gloss.text, kMaxGlossWords);
    if (!russian) continue;
    const double words_factor = russian_[*russian].count > 1 ? kTwoWordsFactor : 1;
    AddClaim(english, russian, factor * words_factor * ScoreOf(gloss));
  }
}

void Collector::CountWords(std::string_view phrase) {
  while (!phrase.empty()) {
    const std::size_t size = std::min(phrase.find(' '), phrase.size());
    ++word_counts_[std::string(phrase.substr(0, size))];
    phrase.remove_prefix(std::min(size + 1, phrase.size()));
  }
}

// How often the examples of the dictionaries have a word, in any of its forms.
double Collector::CommonnessOf(const Lemma& english) const {
  std::size_t count = 1;
  for (const std::string& form : english.forms) {
    const auto found = word_counts_.find(form);
    if (found != word_counts_.end()) count += found->second;
  }
  return std::pow(static_cast<double>(count), kCommonnessPower);
}

void Collector::AddPhrases(const Definition& definition, double trust) {
  for (const Phrase& phrase : definition.phrases) {
    CountWords(phrase.english);
    if (!IsLookedFor(phrase.english)) continue;
    const auto english = english_.Find(phrase.english, kMaxPhraseWords);
    const auto russian = russian_.Find(phrase.russian, kMaxGlossWords);
    if (!english || english_[*english].count < 2 || !russian) continue;
    AddClaim(english, russian, trust * kPhraseScore, russian_[*russian].count < 2);
  }
}

void Collector::FollowReferences(const std::vector<std::pair<std::string, Definition>>& entries,
                                 double trust) {
  std::unordered_map<std::string_view, std::size_t> by_headword;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (!entries[i].second.glosses.empty()) by_headword.try_emplace(entries[i].first, i);
  }
  for (const auto& [headword, definition] : entries) {
    for (const Reference& reference : definition.references) {
      const auto target = by_headword.find(reference.headword);
      if (target == by_headword.end()) continue;
      const auto& [target_headword, target_definition] = entries[target->second];
      const auto english = english_.Find(headword, kMaxKeyWords);
      const auto target_english = english_.Find(target_headword, kMaxKeyWords);
      if (!english || !target_english) continue;
      AddGlosses(*english, target_definition, trust * kReferenceFactor, reference.verb_form);
      // A headword that only refers is the other under another spelling, or a form of it.
      const bool both_single =
          english_[*english].count == 1 && english_[*target_english].count == 1;
      if (definition.glosses.empty() && both_single && *english != *target_english) {
        english_.AddForm(*target_english, english_[*english].forms.front());
        english_.MarkAsForm(*english);
      }
    }
  }
}

void Collector::AddDictionary(const DictdDictionary& dictionary, double trust) {
  ++source_;
  std::vector<std::pair<std::string, Definition>> entries;
  entries.reserve(dictionary.size());
  for (std::size_t i = 0; i < dictionary.size(); ++i) {
    const DictdDictionary::Entry entry = dictionary.entry(i);
    // Parts of words ("-headed", "anti-"), and several words in one ("pupilary, pupillary").
    if (entry.headword.starts_with('-') || entry.headword.ends_with('-')) continue;
    if (entry.headword.find(',') != entry.headword.npos) continue;
    entries.emplace_back(entry.headword, ParseDefinition(entry.headword, entry.definition));
  }
  for (const auto& [headword, definition] : entries) {
    AddPhrases(definition, trust);
    const auto english = english_.Find(headword, kMaxKeyWords);
    if (!english) continue;
    AddGlosses(*english, definition, trust, false);
    if (!definition.glosses.empty()) {
      const bool adjective = IsRussianAdjective(definition.glosses.front().text);
      (adjective ? adjectives_ : others_).insert(*english);
    }
  }
  FollowReferences(entries, trust);
}

void Collector::MakeForms() {
  for (LemmaId id = 0; id < russian_.size(); ++id) {
    if (russian_[id].count != 1) continue;
    for (const std::string& form : RussianForms(russian_[id].forms.front())) {
      russian_.AddForm(id, form);
    }
  }
  for (LemmaId id = 0; id < english_.size(); ++id) {
    if (english_[id].count != 1) continue;
    for (const std::string& form : EnglishSpellings(english_[id].forms.front())) {
      english_.AddForm(id, form);
    }
    if (!adjectives_.contains(id) || others_.contains(id)) continue;
    for (const std::string& form : EnglishComparison(english_[id].forms.front())) {
      if (!english_.HasStem(form)) english_.AddForm(id, form);
    }
  }
}

// One claim for each pair: the best of each source, and the surer the more sources say so.
std::vector<Claim> Collector::JoinSources() {
  std::ranges::sort(claims_, [](const Claim& a, const Claim& b) {
    return std::tuple(a.english, a.russian, a.source, -a.score) <
           std::tuple(b.english, b.russian, b.source, -b.score);
  });
  std::vector<Claim> joined;
  double doubt = 1;
  for (std::size_t i = 0; i < claims_.size(); ++i) {
    const Claim& claim = claims_[i];
    const bool same_pair = !joined.empty() && joined.back().english == claim.english &&
                           joined.back().russian == claim.russian;
    if (!same_pair) {
      joined.push_back(claim);
      doubt = 1 - kMaxCertainty * std::min(claim.score, 1.0);
      continue;
    }
    Claim& pair = joined.back();
    pair.one_way = pair.one_way && claim.one_way;
    if (claim.source == claims_[i - 1].source) continue;
    doubt *= 1 - kMaxCertainty * std::min(claim.score, 1.0);
    pair.score = std::max({pair.score, claim.score, (1 - doubt) / kMaxCertainty});
  }
  return joined;
}

void Collector::Rank(const Lemma& key, LemmaId value, double score,
                     const std::unordered_set<StemId>& claimed, std::vector<Ranked>& ranked) {
  ranked.push_back({key.stems, value, score});
  for (const StemId stem : key.form_stems) {
    if (!claimed.contains(stem)) ranked.push_back({stem, value, score * kFormFactor});
  }
}

// The best values of each key, one for each stem.
void Collector::Write(std::vector<Ranked> ranked, const Lemmas& keys, const Lemmas& values,
                      double min_weight, LexiconEntries& entries) {
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

LexiconEntries Collector::Collect() {
  MakeForms();
  const std::vector<Claim> joined = JoinSources();
  std::vector<double> meanings(english_.size());
  for (const Claim& claim : joined) meanings[claim.english] += claim.score;
  // Forms that are headwords have claims of their own: "won" is no winner.
  std::unordered_set<StemId> claimed;
  for (LemmaId id = 0; id < english_.size(); ++id) {
    if (english_[id].is_form) claimed.insert(english_[id].stems);
  }
  std::vector<Ranked> from_english;
  std::vector<Ranked> from_russian;
  for (const Claim& claim : joined) {
    const Lemma& english = english_[claim.english];
    const Lemma& russian = russian_[claim.russian];
    Rank(english, claim.russian, claim.score, claimed, from_english);
    if (claim.one_way || english.stop_word || english.is_form) continue;
    double score = claim.score / (1 + kMeaningsCost * std::log1p(meanings[claim.english]));
    if (english.count > 1 && russian.count == 1) score *= kTwoWordsFactor;
    score *= CommonnessOf(english);
    Rank(russian, claim.english, score, {}, from_russian);
  }
  LexiconEntries entries;
  Write(std::move(from_english), english_, russian_, kMinWeightFromEnglish, entries);
  Write(std::move(from_russian), russian_, english_, kMinWeightFromRussian, entries);
  return entries;
}

}  // namespace

std::string FingerprintOf(const LexiconSources& sources) {
  std::string fingerprint =
      "rules " + std::to_string(kRulesVersion) + ", icu " + text::IcuVersion();
  for (const Dictionary& dictionary : kDictionaries) {
    const auto files = FindDictd(sources.dictionaries, dictionary.name);
    if (!files) continue;
    for (const std::filesystem::path& file : {files->index, files->text}) {
      std::error_code error;  // a file that is gone by now says so in its size
      const auto size = std::filesystem::file_size(file, error);
      const auto time = std::filesystem::last_write_time(file, error).time_since_epoch().count();
      fingerprint +=
          ", " + file.filename().string() + ' ' + std::to_string(size) + ' ' + std::to_string(time);
    }
  }
  return ToBase32(Sha256(fingerprint));
}

LexiconEntries CollectLexicon(const LexiconSources& sources, LexiconReport& report) {
  Collector collector;
  collector.AddNames(text::TerritoryNames(), kCountryScore);
  collector.AddNames(text::MonthNames(), kCountryScore);
  collector.AddNames(text::LanguageNames(), kOtherNameScore);
  collector.AddNames(text::CityNames(), kOtherNameScore);
  for (const Dictionary& dictionary : kDictionaries) {
    const auto files = FindDictd(sources.dictionaries, dictionary.name);
    if (!files) continue;
    const auto opened = DictdDictionary::Open(*files);
    if (opened) {
      collector.AddDictionary(*opened, dictionary.trust);
    } else {
      report.skipped.push_back(opened.error());
    }
  }
  LexiconEntries entries = collector.Collect();
  report.keys = entries.keys.size();
  return entries;
}

LexiconReport BuildLexicon(const LexiconSources& sources, const std::filesystem::path& file) {
  LexiconReport report;
  WriteFileDurably(file, SerializeLexicon(CollectLexicon(sources, report)));
  return report;
}

}  // namespace dossier::index
