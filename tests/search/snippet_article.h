// Articles for the tests of what is shown of them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "article/article.h"
#include "search/marks.h"

namespace dossier::search {

inline std::uint32_t Offset(std::size_t value) { return static_cast<std::uint32_t>(value); }

inline std::string Joined(const MarkedText& pieces) {
  std::string text;
  for (const std::string& piece : pieces) text += piece;
  return text;
}

struct TestArticle {
  std::string text;
  std::vector<article::Block> blocks;
};

// "p The text", "h2 Of a", "credit Block each".
inline TestArticle MakeArticle(const std::vector<std::string_view>& lines) {
  TestArticle made;
  for (const std::string_view line : lines) {
    const std::size_t space = line.find(' ');
    article::Block block;
    for (const article::BlockKind kind :
         {article::BlockKind::kDateline, article::BlockKind::kParagraph,
          article::BlockKind::kSubhead, article::BlockKind::kQuote, article::BlockKind::kCredit}) {
      if (article::BlockKindName(kind) == line.substr(0, space)) block.kind = kind;
    }
    if (!made.text.empty()) made.text += "\n\n";
    block.span.begin = Offset(made.text.size());
    made.text += line.substr(space + 1);
    block.span.end = Offset(made.text.size());
    made.blocks.push_back(block);
  }
  return made;
}

// `words` are marked wherever they stand; the place of each is its WordId.
inline std::vector<Mark> MarksOf(std::string_view text,
                                 const std::vector<std::string_view>& words) {
  std::vector<Mark> marks;
  for (std::size_t at = 0; at < text.size(); ++at) {
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (!text.substr(at).starts_with(words[i])) continue;
      marks.push_back({{Offset(at), Offset(at + words[i].size())}, static_cast<WordId>(i)});
      at += words[i].size() - 1;
      break;
    }
  }
  return marks;
}

}  // namespace dossier::search
