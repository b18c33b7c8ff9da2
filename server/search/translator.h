// What a word is called in the other language.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "entities/gazetteer.h"
#include "entities/name_words.h"
#include "index/lexicon.h"
#include "search/vocabulary.h"
#include "text/analyzer.h"

namespace dossier::search {

// The weight of a translation beside the word itself. Measured on the 490 questions of XQuAD over
// both languages' paragraphs (2026-11-25): the MRR@10 of the own language loses .0016 (English) and
// .0008 (Russian) at 0.55, .0051 and .0029 at 0.6.
inline constexpr double kTranslationWeight = 0.55;

// Names of the gazetteer that stand for each other: those of a place in both languages, and the two
// surnames of a person. Reading is safe from many threads.
class PairedNames {
 public:
  PairedNames() = default;
  PairedNames(const entities::Gazetteer& gazetteer, const entities::NameWords& names);

  // The other names by the keys of the words of one, joined by a space. Empty where there is no
  // such name.
  const std::vector<std::string>& Find(const std::string& keys) const;

  // The part of a person's label that is the surname.
  static std::string_view CallName(const entities::Entity& person, std::string_view label);

  // The key of one word of a name: the same in every case.
  static std::string KeyOf(const text::Token& token, const entities::NameWords& names);

 private:
  std::unordered_map<std::string, std::vector<std::string>> names_;
};

// Keeps references to its arguments; not for several threads.
class Translator {
 public:
  // The longest run of words that is looked up as one: «Соединённые Штаты Америки».
  static constexpr std::size_t kMaxWords = 4;

  Translator(const PairedNames& pairs, const index::Lexicon& lexicon, const Vocabulary& vocabulary,
             const entities::NameWords& names, text::Analyzer& analyzer)
      : pairs_(pairs),
        lexicon_(lexicon),
        vocabulary_(vocabulary),
        names_(names),
        analyzer_(analyzer) {}

  // Whether a word is meant as a name, which the dictionaries don't have: Лавров is no bay tree.
  enum class Meant { kWord, kName };

  struct Translation {
    std::string words;  // folded, one or several
    // Whether it leads back: the dictionaries translate it, too, by the word that it translates.
    // Names of places and transliterations do. «Зерно» leads back to "grain"; «поддержка», the
    // eighth word for "sanction", to "support".
    bool sure = false;
  };

  // The words of the other language for a run of one or more words, the likeliest first: by the
  // gazetteer's names and by the dictionaries; a single word by its letters and its sound, too. A
  // run begins and ends with a word that is no stop word; those inside it don't count.
  // One translation may be of several words. Those that no article has are not sorted out.
  std::vector<Translation> Translate(const std::vector<text::Token>& words, Meant meant) const;

  // True where the dictionaries or the places have the word, so that it is none misspelt.
  bool Knows(const text::Token& word) const;

 private:
  std::vector<Translation> LookUp(const std::vector<text::Token>& words, Meant meant) const;
  enum class WayBack {
    kNone,       // the dictionaries don't translate it by the word
    kOtherWord,  // only by another word with the same stem
    kUnsure,     // by the word, but it is one of many
    kSame,
  };
  WayBack LeadsBack(const index::Translation& translation, const std::string& stems,
                    std::string_view term) const;

  const PairedNames& pairs_;
  const index::Lexicon& lexicon_;
  const Vocabulary& vocabulary_;
  const entities::NameWords& names_;
  text::Analyzer& analyzer_;
};

}  // namespace dossier::search
