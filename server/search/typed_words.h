// What somebody has begun to type.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/analyzer.h"

namespace dossier::search {

// The words of it, the last of which may go on.
struct TypedWords {
  std::vector<text::Token> words;
  std::vector<std::string> prefixes;  // of each word, folded as NameIndex has them
};

TypedWords ReadTyped(std::string_view typed, text::Analyzer& analyzer);

}  // namespace dossier::search
