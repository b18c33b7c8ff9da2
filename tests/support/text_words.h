// A text together with its words, for tests.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "entities/recognizer.h"
#include "entities/words.h"
#include "text/analyzer.h"

namespace dossier {

class TextWords {
 public:
  explicit TextWords(std::string utf8, const entities::WordClasses& classes = {})
      : utf8_(std::move(utf8)), tokens_(Analyze(utf8_)), words_(utf8_, tokens_, classes) {}
  TextWords(const TextWords&) = delete;
  TextWords& operator=(const TextWords&) = delete;

  const entities::Words& words() const { return words_; }
  const std::vector<text::Token>& tokens() const { return tokens_; }

  // Hints that say nothing.
  entities::Hints NoHints() const {
    return entities::Hints(words_.size(), entities::Tag::kOutside);
  }

  std::string Written(std::size_t begin, std::size_t end) const {
    return std::string(words_.SpanOf(begin, end).In(utf8_));
  }

  // "given-name: Marlen Abdrakhmanov".
  std::string Describe(const entities::NameSpan& name) const {
    return std::string(entities::RuleName(name.rule)) + ": " + Written(name.begin, name.end);
  }

 private:
  static std::vector<text::Token> Analyze(std::string_view utf8) {
    static text::Analyzer analyzer;
    return analyzer.Analyze(utf8);
  }

  std::string utf8_;
  std::vector<text::Token> tokens_;
  entities::Words words_;
};

}  // namespace dossier
