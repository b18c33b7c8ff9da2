#include "search/snippet.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "snippet_article.h"
#include "text/utf8.h"

namespace dossier::search {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::size_t Total(const std::vector<std::string>& passages) {
  std::size_t total = 0;
  for (const std::string& passage : passages) total += text::CountCodePoints(passage);
  return total;
}

std::vector<std::string> Snippets(const TestArticle& of, const std::vector<std::string_view>& words,
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
  const TestArticle article = MakeArticle({kPorts});
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

TEST(SnippetTest, GoesOnIntoOtherBlocks) {
  const std::vector<Filled> cases = {
      {"not where there is enough",
       {"p One came.", "p Two saw.", "p Three won."},
       {"Two"},
       8,
       {"Two saw."}},
      {"into the next",
       {"p One came.", "p Two saw.", "p Three won, but nobody knew what.", "p Four lost."},
       {"Two"},
       32,
       {"Two saw.", "Three won, but nobody …"}},
      {"into one in front, where there is none behind",
       {"p One came.", "p Two saw.", "p Three won."},
       {"Three"},
       20,
       {"Two saw.", "Three won."}},
      {"both ways",
       {"p One came.", "p Two saw.", "p Three won."},
       {"Two"},
       100,
       {"One came.", "Two saw.", "Three won."}},
      {"rather into one with the same word",
       {"p Two saw.", "p Three won.", "p Two went home."},
       {"Two"},
       25,
       {"Two saw.", "Two went home."}},
      {"out of a subhead into the body",
       {"p One came.", "h2 Two there", "credit Two of us", "p Three won."},
       {"Two"},
       22,
       {"Two there", "Three won."}},
      {"out of a credit into the body in front",
       {"dateline MOSCOW, May 3", "p One came.", "p Two saw.", "credit Three of us"},
       {"Three"},
       22,
       {"Two saw.", "Three of us"}},
      {"into no more than two others",
       {"p Two saw.", "p Two won.", "p Two lost.", "p Two went."},
       {"Two"},
       100,
       {"Two saw.", "Two won.", "Two lost."}},
      {"at last into one that is long enough",
       {"p One came.", "p Two saw.", "p Three won.", "p Four lost all that there was to lose."},
       {"One"},
       40,
       {"One came.", "Two saw.", "Four lost all that …"}},
      {"Russian, too",
       {"p Пришёл один.", "p Увидели двое и рассказали остальным."},
       {"один"},
       30,
       {"Пришёл один.", "Увидели двое и …"}},
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

}  // namespace
}  // namespace dossier::search
