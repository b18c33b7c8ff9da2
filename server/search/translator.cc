#include "search/translator.h"

#include <algorithm>

#include "text/normalize.h"

namespace dossier::search {
namespace {

// Of the words that sound alike, how many count as a translation.
constexpr std::size_t kMaxBySound = 4;

void AddOnce(std::string word, std::vector<std::string>& to) {
  if (std::ranges::find(to, word) == to.end()) to.push_back(std::move(word));
}

std::vector<text::Token> WordsOf(std::string_view name, text::Analyzer& analyzer) {
  std::vector<text::Token> words = analyzer.Analyze(name);
  std::erase_if(words, [](const text::Token& token) { return token.variant; });
  return words;
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
    std::string keys;
    for (const text::Token& word : WordsOf(name, analyzer)) {
      keys += (keys.empty() ? "" : " ") + KeyOf(word, names);
    }
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

std::vector<std::string> Translator::LookUp(const std::vector<text::Token>& words,
                                            Meant meant) const {
  std::string keys;
  std::string stems;
  for (const text::Token& word : words) {
    keys += (keys.empty() ? "" : " ") + PlaceNames::KeyOf(word, names_);
    stems += (stems.empty() ? "" : " ") + word.stem;
  }
  std::vector<std::string> found = places_.Find(keys);
  if (meant == Meant::kName) return found;
  for (const index::Translation& translation : lexicon_.Translate(stems)) {
    AddOnce(std::string(translation.words), found);
  }
  return found;
}

std::vector<std::string> Translator::Translate(const std::vector<text::Token>& words,
                                               Meant meant) const {
  std::vector<std::string> found = LookUp(words, meant);
  if (words.size() != 1) return found;
  const std::string& term = words.front().term;
  const text::Script script = words.front().script;
  const auto add = [&found](const std::vector<Vocabulary::Word>& by_sound) {
    for (std::size_t i = 0; i < std::min(by_sound.size(), kMaxBySound); ++i) {
      AddOnce(text::FoldWord(by_sound[i].text), found);
    }
  };
  // Russian writes foreign names as they sound, also those that a dictionary knows as words (the
  // Panthers are «Пэнтерс»); English is seldom so unsure of a word that it has another for.
  const bool unknown = found.empty();
  add(vocabulary_.Transliterated(term, script));
  if (unknown || script == text::Script::kLatin) {
    add(vocabulary_.SoundingLike(term, script, kMaxBySound));
  }
  return found;
}

bool Translator::Knows(const text::Token& word) const { return !LookUp({word}, Meant::kWord).empty(); }

}  // namespace dossier::search
