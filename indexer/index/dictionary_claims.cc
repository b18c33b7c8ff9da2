// Every definition says of pairs (English words, Russian words) that they translate each other, and
// how surely, 1 being its first gloss. A gloss that stands later in its sense, in a later sense or
// under a later part of speech is less sure: of "1) свет, огонь; 2) лампа", свет scores 1, лампа
// .8, огонь .74. A definition that only refers to another ("won _p. от win") takes the glosses of
// that, and its headword becomes a form of the other.
#include "index/dictionary_claims.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "index/glosses.h"

namespace dossier::index {
namespace {

constexpr std::size_t kMaxKeyWords = 3;
constexpr std::size_t kMaxGlossWords = 2;
constexpr std::size_t kMaxPhraseWords = 2;

// What a step away from the first gloss of a definition costs.
constexpr double kSenseCost = 0.25;
constexpr double kPlaceCost = 0.35;
constexpr double kGroupCost = 0.2;
constexpr std::uint32_t kMaxGroup = 3;

constexpr double kRareFactor = 0.4;       // obsolete, slang …
constexpr double kReferenceFactor = 0.8;  // the glosses of another headword
constexpr double kPhraseScore = 0.5;

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

void AddGlosses(LemmaId english, const Definition& definition, double factor, bool verbs_only,
                Claims& claims) {
  for (const Gloss& gloss : definition.glosses) {
    if (verbs_only && !IsRussianVerb(gloss.text)) continue;
    const auto russian = claims.russian.Find(gloss.text, kMaxGlossWords);
    if (!russian) continue;
    const double words_factor = claims.russian[*russian].count > 1 ? kTwoWordsFactor : 1;
    claims.Add(english, russian, factor * words_factor * ScoreOf(gloss));
  }
}

void CountWords(std::string_view phrase, Claims& claims) {
  while (!phrase.empty()) {
    const std::size_t size = std::min(phrase.find(' '), phrase.size());
    ++claims.word_counts[std::string(phrase.substr(0, size))];
    phrase.remove_prefix(std::min(size + 1, phrase.size()));
  }
}

void AddPhrases(const Definition& definition, double trust, Claims& claims) {
  for (const Phrase& phrase : definition.phrases) {
    CountWords(phrase.english, claims);
    if (!IsLookedFor(phrase.english)) continue;
    const auto english = claims.english.Find(phrase.english, kMaxPhraseWords);
    const auto russian = claims.russian.Find(phrase.russian, kMaxGlossWords);
    if (!english || claims.english[*english].count < 2 || !russian) continue;
    claims.Add(english, russian, trust * kPhraseScore, claims.russian[*russian].count < 2);
  }
}

void FollowReferences(const std::vector<std::pair<std::string, Definition>>& entries, double trust,
                      Claims& claims) {
  std::unordered_map<std::string_view, std::size_t> by_headword;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (!entries[i].second.glosses.empty()) by_headword.try_emplace(entries[i].first, i);
  }
  for (const auto& [headword, definition] : entries) {
    for (const Reference& reference : definition.references) {
      const auto target = by_headword.find(reference.headword);
      if (target == by_headword.end()) continue;
      const auto& [target_headword, target_definition] = entries[target->second];
      const auto english = claims.english.Find(headword, kMaxKeyWords);
      const auto target_english = claims.english.Find(target_headword, kMaxKeyWords);
      if (!english || !target_english) continue;
      AddGlosses(*english, target_definition, trust * kReferenceFactor, reference.verb_form,
                 claims);
      // A headword that only refers is the other under another spelling, or a form of it.
      const bool both_single =
          claims.english[*english].count == 1 && claims.english[*target_english].count == 1;
      if (definition.glosses.empty() && both_single && *english != *target_english) {
        claims.english.AddForm(*target_english, claims.english[*english].forms.front());
        claims.english.MarkAsForm(*english);
      }
    }
  }
}

}  // namespace

void AddDictionary(const DictdDictionary& dictionary, double trust, Claims& claims) {
  ++claims.source;
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
    AddPhrases(definition, trust, claims);
    const auto english = claims.english.Find(headword, kMaxKeyWords);
    if (!english) continue;
    AddGlosses(*english, definition, trust, false, claims);
    if (!definition.glosses.empty()) {
      const bool adjective = IsRussianAdjective(definition.glosses.front().text);
      (adjective ? claims.adjectives : claims.others).insert(*english);
    }
  }
  FollowReferences(entries, trust, claims);
}

}  // namespace dossier::index
