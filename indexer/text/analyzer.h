// The one analysis of text: indexing, queries and marks all use it.
#pragma once

#include <string_view>
#include <vector>

#include "text/stemmer.h"
#include "text/token.h"
#include "text/tokenizer.h"

namespace dossier::text {

// Tokenizer and stemmer together. Keep one for each thread.
class Analyzer {
 public:
  // The tokens of valid UTF-8, with their stems. Never fails.
  std::vector<Token> Analyze(std::string_view utf8);

 private:
  Tokenizer tokenizer_;
  Stemmer stemmer_;
};

}  // namespace dossier::text
