#include "search/snippet.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "text/utf8.h"

namespace dossier::search {
namespace {

using article::Block;
using article::BlockKind;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::uint32_t Offset(std::size_t value) { return static_cast<std::uint32_t>(value); }

std::string Joined(const MarkedText& pieces) {
  std::string text;
  for (const std::string& piece : pieces) text += piece;
  return text;
}

std::size_t Total(const std::vector<std::string>& passages) {
  std::size_t total = 0;
  for (const std::string& passage : passages) total += text::CountCodePoints(passage);
  return total;
}

struct Article {
  std::string text;
  std::vector<Block> blocks;
};

// "p The text", "h2 Of a", "credit Block each".
Article MakeArticle(const std::vector<std::string_view>& lines) {
  Article made;
  for (const std::string_view line : lines) {
    const std::size_t space = line.find(' ');
    Block block;
    for (const BlockKind kind : {BlockKind::kDateline, BlockKind::kParagraph, BlockKind::kSubhead,
                                 BlockKind::kQuote, BlockKind::kCredit}) {
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
std::vector<Mark> MarksOf(std::string_view text, const std::vector<std::string_view>& words) {
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

std::vector<std::string> Snippets(const Article& of, const std::vector<std::string_view>& words,
                                  std::size_t length, std::vector<double> weights = {}) {
  weights.resize(std::max(weights.size(), words.size()), 1);
  text::SentenceFinder finder;
  std::vector<std::string> passages;
  for (const MarkedText& passage :
       MakeSnippets(of.text, of.blocks, MarksOf(of.text, words), weights, length, finder)) {
    passages.push_back(Joined(passage));
  }
  return passages;
}

constexpr std::string_view kPorts =
    "p The first sentence says little. Nothing happened on that day. Ministers spoke of grain and "
    "of the ports. Later they spoke of the weather, which was bad.";
constexpr std::string_view kPortsInRussian =
    "p Первое предложение пустое. В тот день ничего не было. Министры говорили о зерне и о портах. "
    "Потом они говорили о погоде, а она была плохая.";

TEST(SnippetTest, ShowsTheSentenceOfTheHit) {
  EXPECT_THAT(Snippets(MakeArticle({kPorts}), {"grain"}, 48),
              ElementsAre("… Ministers spoke of grain and of the ports. …"));
  EXPECT_THAT(Snippets(MakeArticle({kPortsInRussian}), {"зерне"}, 44),
              ElementsAre("… Министры говорили о зерне и о портах. …"));
}

TEST(SnippetTest, MarksEveryHitOfAPassage) {
  const Article article = MakeArticle({kPorts});
  text::SentenceFinder finder;
  EXPECT_THAT(
      MakeSnippets(article.text, article.blocks, MarksOf(article.text, {"grain", "ports", "first"}),
                   {1, 1, 0}, 48, finder),
      ElementsAre(ElementsAre("… Ministers spoke of ", "grain", " and of the ", "ports", ". …")));
}

struct Filled {
  std::string_view name;
  std::vector<std::string_view> lines;
  std::vector<std::string_view> words;
  std::size_t length;
  std::vector<std::string> passages;
};

TEST(SnippetTest, FillsUpWithWhatStandsNearby) {
  const std::vector<Filled> cases = {
      {"the sentence behind, where it fits",
       {"p One came. Two saw. Three won. Four lost."},
       {"Two"},
       24,
       {"… Two saw. Three won. …"}},
      {"the sentence in front, where there is none behind",
       {"p One came. Two saw. Three won. Four lost."},
       {"Four"},
       24,
       {"… Three won. Four lost."}},
      {"the example of snippet.cc",
       {"p Nothing happened on that day. Ministers spoke of grain and of the ports. Later they "
        "left."},
       {"grain", "ports"},
       60,
       {"… Ministers spoke of grain and of the ports. Later they left."}},
      {"words of a sentence that is too long",
       {"p Two saw. Three won all that there was to be won on that day in the town."},
       {"Two"},
       40,
       {"Two saw. Three won all that there was …"}},
      {"the sentence beyond the end of a line",
       {"p One came. Two saw\nall that there was\nto see. Three won."},
       {"Two"},
       38,
       {"… Two saw all that there was to see. …"}},
      {"what is written together with the hit",
       {"p All who were there that day spoke of \"grain\", and nobody spoke of anything else."},
       {"grain"},
       16,
       {"… \"grain\", and …"}},
      {"nothing of another block",
       {"p One came.", "p Two saw.", "p Three won."},
       {"Two"},
       100,
       {"Two saw."}},
      {"another paragraph with the same word",
       {"p Two saw.", "p Three won.", "p Two went home."},
       {"Two"},
       100,
       {"Two saw.", "Two went home."}},
      {"no more than three passages",
       {"p Two saw.", "p Two won.", "p Two lost.", "p Two went."},
       {"Two"},
       100,
       {"Two saw.", "Two won.", "Two lost."}},
      {"what stands between two hits, where it fits",
       {"p One came. Two saw. Three won. Four lost. Five slept."},
       {"One", "Four"},
       44,
       {"One came. Two saw. Three won. Four lost. …"}},
  };
  for (const Filled& c : cases) {
    EXPECT_EQ(Snippets(MakeArticle(c.lines), c.words, c.length), c.passages) << c.name;
  }
}

struct Preferred {
  std::string_view name;
  std::vector<std::string_view> lines;
  std::vector<std::string_view> words;
  std::vector<double> weights;
  std::string_view shown;
  std::string_view hidden;
};

TEST(SnippetTest, PrefersTheSentenceThatSaysMore) {
  const std::vector<Preferred> cases = {
      {"distinct words beat repeated ones",
       {"p Grain, grain and grain again.", "p Some grain of the ports."},
       {"rain", "ports"},
       {1, 1},
       "Some grain of the ports.",
       "again"},
      {"rare words beat common ones",
       {"p The president spoke then.", "p The enclave was handed over."},
       {"president", "enclave"},
       {0.5, 6},
       "The enclave was handed over.",
       "president"},
      {"one rare word beats two common ones",
       {"p The president of the state.", "p An enclave was handed over."},
       {"president", "state", "enclave"},
       {0.5, 0.5, 6},
       "An enclave was handed over.",
       "president"},
      {"two words beat the rarer of them",
       {"p The president spoke then.", "p The enclave and president."},
       {"president", "enclave"},
       {0, 6},
       "The enclave and president.",
       "spoke"},
      {"the earlier of equals",
       {"p The grain came at last.", "p The grain went at last."},
       {"grain"},
       {1},
       "The grain came at last.",
       "went"},
      {"a paragraph beats a subhead",
       {"h2 Grain from Odessa's port.", "p The Grain came at last."},
       {"Grain"},
       {1},
       "The Grain came at last.",
       "Odessa"},
      {"a quote beats a credit",
       {"credit Reuters, Ivan Petrov", "quote Reuters has told us so."},
       {"Reuters"},
       {1},
       "Reuters has told us so.",
       "Petrov"},
      {"a subhead with more words beats a paragraph",
       {"p The grain came at last.", "h2 Grain for the ports now."},
       {"rain", "ports"},
       {1, 1},
       "Grain for the ports now.",
       "came"},
      {"Russian, too",
       {"p Зерно и зерно, опять зерно.", "p Зерно везут через порты."},
       {"ерно", "порты"},
       {1, 1},
       "Зерно везут через порты.",
       "опять"},
  };
  for (const Preferred& c : cases) {
    const auto passages = Snippets(MakeArticle(c.lines), c.words, 26, c.weights);
    EXPECT_THAT(passages, ElementsAre(std::string(c.shown))) << c.name;
    EXPECT_THAT(passages.at(0), testing::Not(HasSubstr(std::string(c.hidden)))) << c.name;
  }
}

TEST(SnippetTest, AddsPassagesOnlyForWordsNotYetShown) {
  const std::string filler =
      " It went on and on, and nobody could tell where or when it would end.";
  const std::string first = "p Grain came to the ports." + filler + filler;
  const std::string second = "p The ports were full of grain." + filler + filler;
  const std::string third = "p Only then was there a treaty." + filler + filler;
  const auto passages =
      Snippets(MakeArticle({first, second, third}), {"rain", "ports", "treaty"}, 150);
  ASSERT_EQ(passages.size(), 2U);
  EXPECT_THAT(passages[0], testing::StartsWith("Grain came to the ports."));
  EXPECT_THAT(passages[1], testing::StartsWith("Only then was there a treaty."));
}

TEST(SnippetTest, PutsPassagesInTheOrderOfTheText) {
  const std::string filler =
      " It went on and on, and nobody could tell where or when it would end.";
  const auto passages = Snippets(
      MakeArticle({"p One came." + filler, "p Two saw." + filler, "p Three won." + filler}),
      {"One", "Two", "Three"}, 190, {1, 2, 3});
  ASSERT_EQ(passages.size(), 3U);
  EXPECT_THAT(passages[0], testing::StartsWith("One came."));
  EXPECT_THAT(passages[1], testing::StartsWith("Two saw."));
  EXPECT_THAT(passages[2], testing::StartsWith("Three won."));
}

TEST(SnippetTest, CutsALongSentenceAroundItsHits) {
  std::string sentence = "p Hardly";
  for (int i = 0; i < 50; ++i) sentence += " anything";
  sentence += " of grain or ports";
  for (int i = 0; i < 50; ++i) sentence += " anything";
  const auto passages = Snippets(MakeArticle({sentence}), {"grain", "ports"}, 100);
  ASSERT_EQ(passages.size(), 1U);
  EXPECT_THAT(passages[0], testing::StartsWith("… anything "));
  EXPECT_THAT(passages[0], HasSubstr("anything of grain or ports anything"));
  EXPECT_THAT(passages[0], testing::EndsWith(" anything …"));
  EXPECT_THAT(Total(passages), testing::AllOf(testing::Ge(90U), testing::Le(110U)));
}

TEST(SnippetTest, ShowsBothEndsOfALongSentenceWithHitsAtBoth) {
  std::string sentence = "p Grain";
  for (int i = 0; i < 100; ++i) sentence += " anything";
  const auto passages = Snippets(MakeArticle({sentence + " ports."}), {"Grain", "ports"}, 120);
  ASSERT_EQ(passages.size(), 2U);
  EXPECT_THAT(passages[0], testing::StartsWith("Grain anything"));
  EXPECT_THAT(passages[1], testing::EndsWith("anything ports."));
}

TEST(SnippetTest, ShowsTheLeadWhereNothingIsMarked) {
  const std::vector<Filled> cases = {
      {"the first sentences", {kPorts}, {}, 34, {"The first sentence says little. …"}},
      {"words of a long one", {kPorts}, {}, 24, {"The first sentence says …"}},
      {"after dateline and subhead",
       {"dateline MOSCOW, May 3", "h2 Ports", "p The first sentence."},
       {},
       20,
       {"The first sentence."}},
      {"the next paragraph where the first is short",
       {"p One came.", "h2 Home", "quote Two saw, and stayed till the next day.", "p Three won."},
       {},
       40,
       {"One came.", "Two saw, and stayed till the …"}},
      {"all there is where that is little",
       {"p One came.", "p Two saw."},
       {},
       200,
       {"One came.", "Two saw."}},
      {"what is no body where there is none",
       {"h2 Weather in brief", "credit Reuters"},
       {},
       20,
       {"Weather in brief"}},
      {"Russian, too", {kPortsInRussian}, {}, 30, {"Первое предложение пустое. …"}},
  };
  for (const Filled& c : cases) {
    EXPECT_EQ(Snippets(MakeArticle(c.lines), c.words, c.length), c.passages) << c.name;
  }
}

TEST(SnippetTest, IsEmptyWhereThereIsNothingToShow) {
  EXPECT_THAT(Snippets(MakeArticle({kPorts}), {"grain"}, 0), IsEmpty());
  EXPECT_THAT(Snippets(MakeArticle({}), {}, 100), IsEmpty());
}

TEST(SnippetTest, CutsALongWordWhereItMust) {
  const std::string word(500, 'x');
  EXPECT_THAT(Snippets(MakeArticle({"p " + word}), {word}, 40),
              ElementsAre(std::string(36, 'x') + " …"));
  std::string chinese;
  for (int i = 0; i < 300; ++i) chinese += "字";
  EXPECT_EQ(Total(Snippets(MakeArticle({"p " + chinese}), {}, 100)), 100U);
}

TEST(SnippetTest, ShowsRunsOfWhiteSpaceAsOneSpace) {
  EXPECT_THAT(Snippets(MakeArticle({"p One  came\n    and saw.\nTwo won."}), {"saw"}, 100),
              ElementsAre("One came and saw. Two won."));
}

TEST(SnippetTest, FindsItsWayInAVeryLongBlock) {
  std::string text = "p";
  for (int i = 0; i < 2000; ++i) text += " Слово номер " + std::to_string(i) + " пишется так.";
  for (const std::string_view number : {" 0 ", " 7 ", " 777 ", " 1500 ", " 1999 "}) {
    const auto passages = Snippets(MakeArticle({text}), {number}, 240);
    ASSERT_EQ(passages.size(), 1U);
    EXPECT_THAT(passages[0], HasSubstr("Слово номер" + std::string(number) + "пишется так."));
    EXPECT_THAT(Total(passages), testing::AllOf(testing::Ge(216U), testing::Le(264U)));
  }
}

// --- Random texts ---

struct RandomCase {
  Article article;
  std::vector<Mark> marks;
  std::vector<double> weights;
};

// All words are different, so that each passage can be found in its text again. None is longer than
// a tenth of the shortest snippet, so that none need be cut.
RandomCase MakeRandomCase(std::mt19937& random) {
  const auto below = [&random](std::uint32_t n) { return Offset(random() % n); };
  RandomCase made;
  const bool russian = below(2) == 0;
  const std::uint32_t blocks = 1 + below(8);
  const std::uint32_t most_words = below(20) == 0 ? 1500 : 1 + below(120);
  const std::uint32_t words_in_sentence = 1 + below(below(8) == 0 ? 100 : 20);
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
        made.marks.push_back({{word_begin.begin, Offset(made.article.text.size())}, below(6)});
      }
    }
    made.article.text += ".";
    added.span.end = Offset(made.article.text.size());
    made.article.blocks.push_back(added);
  }
  if (below(8) == 0) made.marks.clear();
  for (int i = 0; i < 6; ++i) made.weights.push_back(below(80) / 10.0 - 1);
  return made;
}

std::string ShownWhole(std::string_view text, Span span) {
  return Joined(CutMarked(text, span, {}));
}

// What is shown of one block.
struct ShownBlock {
  std::size_t length = 0;
  std::size_t passages = 0;
  bool whole = false;
};

TEST(SnippetTest, KeepsItsPromisesOnRandomTexts) {
  std::mt19937 random(20261014);
  text::SentenceFinder finder;
  for (int run = 0; run < 3000; ++run) {
    const RandomCase c = MakeRandomCase(random);
    const std::size_t length = 60 + random() % 400;
    const std::string& text = c.article.text;
    const auto passages = MakeSnippets(text, c.article.blocks, c.marks, c.weights, length, finder);
    SCOPED_TRACE("run " + std::to_string(run) + ", length " + std::to_string(length));
    ASSERT_GE(passages.size(), 1U);
    ASSERT_LE(passages.size(), 3U);

    std::vector<ShownBlock> shown(c.article.blocks.size());
    std::size_t total = 0;
    std::size_t block = 0;
    std::size_t at = 0;
    for (const MarkedText& passage : passages) {
      std::string whole = Joined(passage);
      ASSERT_TRUE(text::IsValidUtf8(whole));
      total += text::CountCodePoints(whole);
      ASSERT_EQ(passage.size() > 1, !c.marks.empty()) << whole;
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
      shown[block].length = text::CountCodePoints(in) - 2;
      shown[block].whole = !cut_front && !cut_back;
      ++shown[block].passages;
    }
    ASSERT_LE(total, length + length / 10);
    // Nobody wants a passage of a word or two.
    if (total >= length - length / 10 || length - total < 20) continue;
    // Too short: only where all that may be shown is shown.
    for (std::size_t i = 0; i < shown.size(); ++i) {
      const Block& b = c.article.blocks[i];
      const bool has_mark = std::ranges::any_of(c.marks, [&b](const Mark& mark) {
        return mark.span.begin >= b.span.begin && mark.span.end <= b.span.end;
      });
      const bool is_body = b.kind == BlockKind::kParagraph || b.kind == BlockKind::kQuote;
      const bool any_body = std::ranges::any_of(c.article.blocks, [](const Block& other) {
        return other.kind == BlockKind::kParagraph || other.kind == BlockKind::kQuote;
      });
      if (shown[i].passages > 0) {
        ASSERT_TRUE(shown[i].whole) << total;
      } else if (passages.size() < 3) {
        ASSERT_FALSE(c.marks.empty() ? is_body || !any_body : has_mark) << total;
      }
    }
  }
}

TEST(SnippetTest, NeverFailsOnAnyBytesOfTheRightForm) {
  std::mt19937 random(7);
  text::SentenceFinder finder;
  constexpr std::string_view kPieces[] = {"a", "я",  "字", "😀", " ", "\n",
                                          ".", ". ", "  ", "…", "!"};
  for (int run = 0; run < 5000; ++run) {
    Article article;
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
