#include "search/typed_words.h"

#include "text/normalize.h"

namespace dossier::search {

TypedWords ReadTyped(std::string_view typed, text::Analyzer& analyzer) {
  TypedWords read{analyzer.Analyze(typed), {}};
  std::erase_if(read.words, [](const text::Token& token) { return token.variant; });
  for (const text::Token& word : read.words) {
    read.prefixes.push_back(text::DropLatinAccents(word.term));
  }
  return read;
}

}  // namespace dossier::search
