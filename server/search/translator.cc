#include "search/translator.h"

#include <algorithm>

#include "text/normalize.h"
#include "text/stopwords.h"

namespace dossier::search {
namespace {

// Of the words that sound alike, how many count as a translation.
constexpr std::size_t kMaxBySound = 4;

// A translation leads back where the word is among the first so many that it is translated by itself,
// and one of the likelier ones of its own: «утвердить» is among the last that "sanction" has.
constexpr std::size_t kMaxRankBack = 2;
constexpr double kMinWeight = 0.5;
// The likeliest ones lead back wherever the word stands: «переговоры» is the ninth word for "talk",
// which has many.
constexpr double kLikeliest = 0.9;

void AddOnce(std::string word, std::vector<std::string>& to) {
  if (std::ranges::find(to, word) == to.end()) to.push_back(std::move(word));
}

void AddOnce(std::string words, bool sure, std::vector<Translator::Translation>& to) {
  const auto known = std::ranges::find(to, words, &Translator::Translation::words);
  if (known == to.end()) {
    to.push_back({std::move(words), sure});
  } else {
    known->sure |= sure;
  }
}

std::vector<text::Token> WordsOf(std::string_view name, text::Analyzer& analyzer) {
  std::vector<text::Token> words = analyzer.Analyze(name);
  std::erase_if(words, [](const text::Token& token) { return token.variant; });
  return words;
}

// The key of a run of words: that of each, joined by a space; of several without their stop words.
template <typename KeyOf>
std::string JoinKeys(const std::vector<text::Token>& words, const KeyOf& key_of) {
  std::string keys;
  for (const text::Token& word : words) {
    if (words.size() > 1 && text::IsStopWord(word.term)) continue;
    keys.append(keys.empty() ? "" : " ").append(key_of(word));
  }
  return keys;
}

std::string StemsOf(const std::vector<text::Token>& words) {
  return JoinKeys(words, [](const text::Token& word) { return word.stem; });
}

}  // namespace

std::string PlaceNames::KeyOf(const text::Token& token, const entities::NameWords& names) {
  const auto known = names.Find(token.term);
  return known.key.empty() ? token.stem : std::string(known.key);
}

PlaceNames::PlaceNames(const entities::Gazetteer& gazetteer, const entities::NameWords& names) {
  text::Analyzer analyzer;
  const auto add = [&](std::string_view name, const std::string& label,
                       const std::vector<std::string>& aliases) {
    const std::string keys = JoinKeys(WordsOf(name, analyzer),
                                      [&](const text::Token& word) { return KeyOf(word, names); });
    if (keys.empty()) return;
    AddOnce(text::FoldWord(label), names_[keys]);
    for (const std::string& alias : aliases) AddOnce(text::FoldWord(alias), names_[keys]);
  };
  for (const entities::Place& place : gazetteer.places()) {
    add(place.en, place.ru, place.ru_aliases);
    for (const std::string& alias : place.en_aliases) add(alias, place.ru, place.ru_aliases);
    add(place.ru, place.en, place.en_aliases);
    for (const std::string& alias : place.ru_aliases) add(alias, place.en, place.en_aliases);
  }
}

const std::vector<std::string>& PlaceNames::Find(const std::string& keys) const {
  static const std::vector<std::string> kNone;
  const auto names = names_.find(keys);
  return names == names_.end() ? kNone : names->second;
}

bool Translator::LeadsBack(const index::Translation& translation, const std::string& stems) const {
  if (translation.weight < kMinWeight) return false;
  const std::string forth = StemsOf(WordsOf(translation.words, analyzer_));
  std::vector<index::Translation> back = lexicon_.Translate(forth);
  if (translation.weight < kLikeliest) back.resize(std::min(back.size(), kMaxRankBack));
  return std::ranges::any_of(back, [&](const index::Translation& original) {
    return StemsOf(WordsOf(original.words, analyzer_)) == stems;
  });
}

std::vector<Translator::Translation> Translator::LookUp(const std::vector<text::Token>& words,
                                                        Meant meant) const {
  std::vector<Translation> found;
  const bool is_run = words.size() > 1;
  if (words.empty() ||
      (is_run && (text::IsStopWord(words.front().term) || text::IsStopWord(words.back().term)))) {
    return found;
  }
  const std::string keys =
      JoinKeys(words, [this](const text::Token& word) { return PlaceNames::KeyOf(word, names_); });
  for (const std::string& name : places_.Find(keys)) AddOnce(name, true, found);
  if (meant == Meant::kName) return found;
  const std::string stems = StemsOf(words);
  for (const index::Translation& translation : lexicon_.Translate(stems)) {
    AddOnce(std::string(translation.words), LeadsBack(translation, stems), found);
  }
  return found;
}

std::vector<Translator::Translation> Translator::Translate(const std::vector<text::Token>& words,
                                                           Meant meant) const {
  std::vector<Translation> found = LookUp(words, meant);
  if (words.size() != 1) return found;
  const std::string& term = words.front().term;
  const text::Script script = words.front().script;
  const bool unknown = found.empty();
  const auto add = [&found](const std::vector<Vocabulary::Word>& by_sound, bool sure) {
    for (std::size_t i = 0; i < std::min(by_sound.size(), kMaxBySound); ++i) {
      AddOnce(text::FoldWord(by_sound[i].text), sure, found);
    }
  };
  // Russian writes foreign names as they sound, also those that a dictionary knows as words (the
  // Panthers are «Пэнтерс»); English is seldom so unsure of a word that it has another for.
  add(vocabulary_.Transliterated(term, script), unknown);
  if (unknown || script == text::Script::kLatin) {
    add(vocabulary_.SoundingLike(term, script, kMaxBySound), false);
  }
  return found;
}

bool Translator::Knows(const text::Token& word) const {
  return !LookUp({word}, Meant::kWord).empty();
}

}  // namespace dossier::search
