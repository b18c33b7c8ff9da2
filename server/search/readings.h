// The ladder of readings: what may have been meant by a word that no article has.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "entities/matcher.h"
#include "search/vocabulary.h"
#include "text/analyzer.h"

namespace dossier::search {

enum class ReadingKind { kLayout, kTransliteration, kSpelling };

// "layout", "transliteration", "spelling": the names of openapi.json.
std::string_view ReadingKindName(ReadingKind kind);

struct Reading {
  ReadingKind kind;
  std::string text;  // to be read in the place of what was typed
};

// Looks for readings in one revision. Keeps references to its arguments; not for several threads.
class Reader {
 public:
  // True where an article has the word, or it is a stop word.
  using HasHits = std::function<bool(std::string_view word)>;

  Reader(const Vocabulary& vocabulary, const entities::Matcher& matcher, text::Analyzer& analyzer)
      : vocabulary_(vocabulary), matcher_(matcher), analyzer_(analyzer) {}

  // How `typed`, one word that no article has, can be read: typed with the keyboard of the other
  // language, in the letters of the other language, or misspelt; the first of these that has hits.
  // Never a name of the gazetteer, or a part of one, or what has a digit in it, and only with words
  // of the index.
  std::optional<Reading> Find(std::string_view typed, const HasHits& has_hits) const;

 private:
  bool IsKnownName(std::string_view typed) const;
  std::optional<Reading> InOtherLetters(std::string_view typed, const HasHits& has_hits) const;
  std::optional<Reading> Respelt(std::string_view typed, const HasHits& has_hits) const;

  const Vocabulary& vocabulary_;
  const entities::Matcher& matcher_;
  text::Analyzer& analyzer_;
};

}  // namespace dossier::search
