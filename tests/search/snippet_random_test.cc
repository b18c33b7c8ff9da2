// Snippets of random texts.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "search/snippet.h"
#include "search/stretch.h"
#include "snippet_article.h"
#include "text/utf8.h"

namespace dossier::search {
namespace {

using article::Block;
using article::BlockKind;

struct RandomCase {
  TestArticle article;
  std::vector<Mark> marks;
  std::vector<double> weights;
  std::uint32_t words = 0;  // that are marked
};

// All words are different, so that each passage can be found in its text again. None is longer than
// a tenth of the shortest snippet without an ellipsis, so that none need be cut.
RandomCase MakeRandomCase(std::mt19937& random) {
  const auto below = [&random](std::uint32_t n) { return Offset(random() % n); };
  RandomCase made;
  const bool russian = below(2) == 0;
  const std::uint32_t blocks = 1 + below(8);
  const std::uint32_t most_words = below(20) == 0 ? 1500 : 1 + below(120);
  const std::uint32_t words_in_sentence = 1 + below(below(8) == 0 ? 100 : 20);
  made.words = 1 + below(6);
  const std::uint32_t mark_every = 1 + below(40);
  int number = 0;
  for (std::uint32_t block = 0; block < blocks; ++block) {
    if (block > 0) made.article.text += "\n\n";
    Block added{static_cast<BlockKind>(below(5)), {Offset(made.article.text.size()), 0}};
    const std::uint32_t words = 1 + below(most_words);
    for (std::uint32_t i = 0; i < words; ++i) {
      const bool starts = i % words_in_sentence == 0;
      if (i > 0) made.article.text += starts ? ". " : below(20) == 0 ? "\n  " : " ";
      const Span word_begin{Offset(made.article.text.size()), 0};
      made.article.text += russian ? (starts ? "Ж" : "ж") : (starts ? "W" : "w");
      made.article.text += std::to_string(++number);
      if (below(mark_every) == 0) {
        made.marks.push_back(
            {{word_begin.begin, Offset(made.article.text.size())}, below(made.words)});
      }
    }
    made.article.text += ".";
    added.span.end = Offset(made.article.text.size());
    made.article.blocks.push_back(added);
  }
  if (below(8) == 0) made.marks.clear();
  if (made.marks.empty()) made.words = 0;
  for (int i = 0; i < 6; ++i) made.weights.push_back(below(80) / 10.0 - 1);
  return made;
}

std::string ShownWhole(std::string_view text, Span span) {
  return Joined(CutMarked(text, span, {}));
}

// What is shown of one block.
struct ShownBlock {
  std::size_t passages = 0;
  bool whole = false;
};

TEST(SnippetRandomTest, KeepsItsPromisesOnRandomTexts) {
  std::mt19937 random(20261014);
  text::SentenceFinder finder;
  for (int run = 0; run < 3000; ++run) {
    const RandomCase c = MakeRandomCase(random);
    const std::size_t length = 100 + random() % 400;
    const std::string& text = c.article.text;
    const auto passages = MakeSnippets(text, c.article.blocks, c.marks, c.weights, length, finder);
    SCOPED_TRACE("run " + std::to_string(run) + ", length " + std::to_string(length));
    ASSERT_GE(passages.size(), 1U);
    ASSERT_LE(passages.size(), 3U);

    std::vector<ShownBlock> shown(c.article.blocks.size());
    std::size_t total = 0;
    std::size_t longest = 0;
    bool any_marked = false;
    std::size_t block = 0;
    std::size_t at = 0;
    for (const MarkedText& passage : passages) {
      std::string whole = Joined(passage);
      ASSERT_TRUE(text::IsValidUtf8(whole));
      total += text::CountCodePoints(whole);
      longest = std::max(longest, text::CountCodePoints(whole));
      any_marked |= passage.size() > 1;
      const bool cut_front = whole.starts_with("… ");
      const bool cut_back = whole.ends_with(" …");
      if (cut_front) whole.erase(0, std::string_view("… ").size());
      if (cut_back) whole.erase(whole.size() - std::string_view(" …").size());
      // Passages stand in the order of the text, each in one block, cut at words.
      std::string in;
      std::size_t found = std::string::npos;
      for (; block < shown.size(); ++block, at = 0) {
        in = " " + ShownWhole(text, c.article.blocks[block].span) + " ";
        found = in.find(" " + whole + " ", at);
        if (found != std::string::npos) break;
      }
      ASSERT_LT(block, shown.size()) << whole;
      at = found + whole.size();
      ASSERT_EQ(cut_front, found > 0) << whole;
      ASSERT_EQ(cut_back, found + whole.size() + 2 < in.size()) << whole;
      shown[block].whole = !cut_front && !cut_back;
      ++shown[block].passages;
    }
    ASSERT_EQ(any_marked, !c.marks.empty());
    const std::size_t least = length - length / 10;
    ASSERT_LE(total, length + length / 10);
    if (total >= least) continue;
    // Too short: only where all is shown, or three blocks that are too short.
    const bool any_body = std::ranges::any_of(c.article.blocks, IsBody);
    for (std::size_t i = 0; i < shown.size(); ++i) {
      const Block& b = c.article.blocks[i];
      if (shown[i].passages > 0) {
        ASSERT_TRUE(shown[i].whole) << total;
      } else if (IsBody(b) || !any_body) {
        ASSERT_EQ(passages.size(), 3U) << total;
        // Of many words, all three may have been chosen for what they say.
        const std::size_t size = text::CountCodePoints(ShownWhole(text, b.span));
        ASSERT_TRUE(c.words > 1 || total - longest + size < least) << total;
      }
    }
  }
}

TEST(SnippetRandomTest, NeverFailsOnAnyBytesOfTheRightForm) {
  std::mt19937 random(7);
  text::SentenceFinder finder;
  constexpr std::string_view kPieces[] = {"a", "я",  "字", "😀", " ", "\n",
                                          ".", ". ", "  ", "…", "!"};
  for (int run = 0; run < 5000; ++run) {
    TestArticle article;
    std::vector<Mark> marks;
    const std::size_t pieces = 1 + random() % (run % 50 == 0 ? 9000 : 300);
    std::vector<std::uint32_t> limits;
    for (std::size_t i = 0; i < pieces; ++i) {
      limits.push_back(Offset(article.text.size()));
      article.text += kPieces[random() % std::size(kPieces)];
    }
    article.text += "z";
    for (std::size_t i = 0; i + 1 < limits.size();) {
      const std::size_t end = std::min(limits.size() - 1, i + 1 + random() % 9);
      if (random() % 4 == 0) marks.push_back({{limits[i], limits[end]}, Offset(random() % 70)});
      i = end;
    }
    for (std::size_t i = 0; i < limits.size();) {
      const std::size_t end = std::min(limits.size() - 1, i + 1 + random() % (pieces + 1));
      Span span{limits[i], limits[end]};
      const auto is_space = [&article](std::size_t k) {
        return article.text[k] == ' ' || article.text[k] == '\n';
      };
      while (!span.empty() && is_space(span.begin)) ++span.begin;
      while (!span.empty() && is_space(span.end - 1)) --span.end;
      if (!span.empty()) {
        article.blocks.push_back({static_cast<BlockKind>(random() % 5), span});
      }
      i = end + 1;
    }
    const std::vector<double> weights(random() % 100, 0.5);
    const std::size_t length = random() % 2 == 0 ? random() % 20 : random() % 1500;
    for (const MarkedText& passage :
         MakeSnippets(article.text, article.blocks, marks, weights, length, finder)) {
      for (const std::string& piece : passage) ASSERT_TRUE(text::IsValidUtf8(piece));
      EXPECT_FALSE(Joined(passage).empty());
    }
  }
}

}  // namespace
}  // namespace dossier::search
