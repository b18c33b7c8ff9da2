#include "search/passage.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "snippet_article.h"

namespace dossier::search {
namespace {

using testing::ElementsAre;

constexpr std::string_view kText = "One came. Two saw it all. Three won.";

Span Of(std::string_view part, std::string_view text = kText) {
  const std::size_t begin = text.find(part);
  return {Offset(begin), Offset(begin + part.size())};
}

Span All(std::string_view text = kText) { return Of(text, text); }

Passage At(Span span, std::string_view text = kText) {
  text::SentenceFinder finder;
  return {text, All(text), span, SentencesAround(text, All(text), span, 1000, finder)};
}

std::string Shown(const Passage& passage) { return Joined(passage.Show({})); }

std::vector<std::string_view> Sentences(std::string_view text, std::string_view around,
                                        CodePoints reach) {
  text::SentenceFinder finder;
  std::vector<std::string_view> sentences;
  for (const Span span : SentencesAround(text, All(text), Of(around, text), reach, finder)) {
    sentences.push_back(span.In(text));
  }
  return sentences;
}

TEST(PassageTest, LooksForSentencesNearby) {
  EXPECT_THAT(Sentences(kText, "saw", 1000),
              ElementsAre("One came.", "Two saw it all.", "Three won."));
  EXPECT_THAT(Sentences(kText, "saw", 12), ElementsAre("One came.", "Two saw it all. Three won."));
  EXPECT_THAT(Sentences(kText, "saw", 5), ElementsAre(kText));
  EXPECT_THAT(Sentences(kText, "saw", 0), ElementsAre(kText));
  EXPECT_THAT(Sentences("Зерно там. Зерно\nздесь.", "там", 30),
              ElementsAre("Зерно там.", "Зерно\nздесь."));
}

TEST(PassageTest, HasAnEllipsisWhereItsBlockGoesOn) {
  EXPECT_EQ(Shown(At(All())), kText);
  EXPECT_EQ(Shown(At(Of("One came."))), "One came. …");
  EXPECT_EQ(Shown(At(Of("Three won."))), "… Three won.");
  EXPECT_EQ(Shown(At(Of("Two"))), "… Two …");
  EXPECT_EQ(Shown(At({0, 0})), "");
}

TEST(PassageTest, CountsWhatItShows) {
  EXPECT_EQ(At(All()).length(), 36);
  EXPECT_EQ(At(Of("One came.")).length(), 11);
  EXPECT_EQ(At(Of("Two")).length(), 7);
  EXPECT_EQ(At({0, 0}).length(), 0);
  EXPECT_EQ(At(All("Зерно \n там"), "Зерно \n там").length(), 9);
  EXPECT_EQ(At(Of("Two")).LengthOf(Of("Three won.")), 12);
}

TEST(PassageTest, KnowsItsSentencesAndTheirNeighbours) {
  const Passage passage = At(Of("saw it"));
  EXPECT_EQ(passage.WithItsSentences().In(kText), "Two saw it all.");
  EXPECT_EQ(passage.WithNextSentence().In(kText), "saw it all.");
  EXPECT_EQ(passage.WithPreviousSentence().In(kText), "Two saw it");
  const Passage whole = At(Of("Two saw it all."));
  EXPECT_EQ(whole.WithItsSentences(), whole.span());
  EXPECT_EQ(whole.WithNextSentence().In(kText), "Two saw it all. Three won.");
  EXPECT_EQ(whole.WithPreviousSentence().In(kText), "One came. Two saw it all.");
  const Passage all = At(All());
  EXPECT_EQ(all.WithNextSentence(), All());
  EXPECT_EQ(all.WithPreviousSentence(), All());
  EXPECT_EQ(At({0, 0}).WithNextSentence().In(kText), "One came.");
}

TEST(PassageTest, GrowsByWordsWithinLimits) {
  Passage passage = At(Of("saw"));
  EXPECT_TRUE(passage.GrowBehind(All(), {.wanted = 5}));
  EXPECT_EQ(Shown(passage), "… saw it …");
  EXPECT_FALSE(passage.GrowBehind(All(), {.wanted = 4}));
  EXPECT_TRUE(passage.GrowFront(Of("Two saw it all."), {.wanted = 20}));
  EXPECT_EQ(Shown(passage), "… Two saw it …");
  EXPECT_EQ(passage.length(), 14);
  EXPECT_TRUE(passage.GrowFront(All(), {.wanted = 20}));
  EXPECT_FALSE(passage.GrowFront(All(), {.wanted = 20}));
  EXPECT_EQ(Shown(passage), "One came. Two saw it …");
}

TEST(PassageTest, CountsTheEllipsisOfItsFirstWords) {
  Passage passage = At({0, 0});
  EXPECT_FALSE(passage.GrowBehind(All(), {.wanted = 2}));
  EXPECT_TRUE(passage.GrowBehind(All(), {10, 12, 14}));
  EXPECT_EQ(Shown(passage), "One came. …");
  EXPECT_EQ(passage.length(), 11);
}

TEST(PassageTest, ShowsItsMarksAsFarAsItGoes) {
  const std::vector<Mark> marks = {{Of("One"), 0}, {Of("Two saw"), 1}, {Of("all. Three"), 2}};
  EXPECT_THAT(At(Of("saw it all.")).Show(marks), ElementsAre("… ", "saw", " it ", "all.", " …"));
}

}  // namespace
}  // namespace dossier::search
