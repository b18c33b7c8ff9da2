#include "search/translator.h"

#include <algorithm>

#include "text/normalize.h"
#include "text/stopwords.h"
#include "text/utf8.h"

namespace dossier::search {
namespace {

// Of the words that sound alike, how many count as a translation.
constexpr std::size_t kMaxBySound = 4;

// A translation leads back where the word is among the first so many that it is translated by
// itself, and one of the likelier ones of its own: «утвердить» is among the last that "sanction"
// has.
constexpr std::size_t kMaxRankBack = 2;
constexpr double kMinWeight = 0.5;
// The likeliest ones lead back wherever the word stands: «переговоры» is the ninth word for "talk",
// which has many.
constexpr double kLikeliest = 0.9;

// The dictionaries and the sound are asked for words of so many letters: и.о. is no job.
constexpr std::size_t kMinLetters = 3;

// True where a stem that both share makes `term` a form of `word`: they begin alike for four
// letters, or as long as the shorter is. «Евро» and «еврей» have one stem and are two words.
bool IsFormOf(std::string_view term, std::string_view word) {
  constexpr std::size_t kSameLetters = 4;
  std::size_t same = 0;
  std::size_t at = 0;
  while (at < term.size() && at < word.size()) {
    std::size_t next = at;
    const char32_t letter = text::NextCodePoint(term, next);
    std::size_t other = at;
    if (text::NextCodePoint(word, other) != letter) break;
    at = next;
    ++same;
  }
  return term.empty() || same >= kSameLetters || at == std::min(term.size(), word.size());
}

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

std::string PairedNames::KeyOf(const text::Token& token, const entities::NameWords& names) {
  const auto known = names.Find(token.term);
  return known.key.empty() ? token.stem : std::string(known.key);
}

// A person is called by the surname.
std::string_view PairedNames::CallName(const entities::Entity& person, std::string_view label) {
  return person.family_first ? label.substr(0, label.find(' '))
                             : label.substr(label.rfind(' ') + 1);
}

PairedNames::PairedNames(const entities::Gazetteer& gazetteer, const entities::NameWords& names) {
  text::Analyzer analyzer;
  // Each of `names` stands for all the others.
  const auto add = [&](const std::vector<std::string>& same) {
    for (const std::string& name : same) {
      const std::string keys = JoinKeys(
          WordsOf(name, analyzer), [&](const text::Token& word) { return KeyOf(word, names); });
      if (keys.empty()) continue;
      for (const std::string& other : same) {
        if (other != name) AddOnce(text::FoldWord(other), names_[keys]);
      }
    }
  };
  for (const entities::Place& place : gazetteer.places()) {
    std::vector<std::string> same{place.en, place.ru};
    same.insert(same.end(), place.en_aliases.begin(), place.en_aliases.end());
    same.insert(same.end(), place.ru_aliases.begin(), place.ru_aliases.end());
    add(same);
  }
  for (const entities::Entity& entity : gazetteer.entities()) {
    if (entity.kind != entities::EntityKind::kPerson) continue;
    add({std::string(CallName(entity, entity.en)),
         std::string(CallName(entity, entity.RussianLabel()))});
  }
}

const std::vector<std::string>& PairedNames::Find(const std::string& keys) const {
  static const std::vector<std::string> kNone;
  const auto names = names_.find(keys);
  return names == names_.end() ? kNone : names->second;
}

Translator::WayBack Translator::LeadsBack(const index::Translation& translation,
                                          const std::string& stems, std::string_view term) const {
  const std::vector<index::Translation> back =
      lexicon_.Translate(StemsOf(WordsOf(translation.words, analyzer_)));
  WayBack way = WayBack::kNone;
  for (std::size_t rank = 0; rank < back.size(); ++rank) {
    if (StemsOf(WordsOf(back[rank].words, analyzer_)) != stems) continue;
    if (!IsFormOf(term, back[rank].words)) {
      if (way == WayBack::kNone) way = WayBack::kOtherWord;
      continue;
    }
    const bool likely = translation.weight >= kLikeliest || rank < kMaxRankBack;
    if (likely && translation.weight >= kMinWeight) return WayBack::kSame;
    way = WayBack::kUnsure;
  }
  return way;
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
      JoinKeys(words, [this](const text::Token& word) { return PairedNames::KeyOf(word, names_); });
  for (const std::string& name : pairs_.Find(keys)) AddOnce(name, true, found);
  if (meant == Meant::kName || text::CountCodePoints(words.front().term) < kMinLetters) {
    return found;
  }
  const std::string stems = StemsOf(words);
  for (const index::Translation& translation : lexicon_.Translate(stems)) {
    const WayBack way = LeadsBack(translation, stems, is_run ? "" : words.front().term);
    if (way == WayBack::kOtherWord) continue;
    AddOnce(std::string(translation.words), way == WayBack::kSame, found);
  }
  return found;
}

std::vector<Translator::Translation> Translator::Translate(const std::vector<text::Token>& words,
                                                           Meant meant) const {
  std::vector<Translation> found = LookUp(words, meant);
  if (words.size() != 1 || text::CountCodePoints(words.front().term) < kMinLetters) return found;
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
