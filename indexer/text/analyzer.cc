#include "text/analyzer.h"

namespace dossier::text {

std::vector<Token> Analyzer::Analyze(std::string_view utf8) {
  std::vector<Token> tokens = tokenizer_.Tokenize(utf8);
  for (Token& token : tokens) token.stem = stemmer_.Stem(token.term, token.script);
  return tokens;
}

}  // namespace dossier::text
