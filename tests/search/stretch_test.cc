#include "search/stretch.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "snippet_article.h"

namespace dossier::search {
namespace {

using testing::ElementsAre;

std::vector<Place> PlacesOf(const TestArticle& article, const std::vector<std::string_view>& words,
                            const std::vector<double>& weights = {}) {
  return FindPlaces(article.text, article.blocks, MarksOf(article.text, words), weights);
}

TEST(StretchTest, FindsPlacesInBlocks) {
  const TestArticle article = MakeArticle({"h2 Зерно", "p Is  it\n   grain?"});
  const std::vector<Place> places = PlacesOf(article, {"Зерно", "grain"}, {2.5});
  ASSERT_EQ(places.size(), 2U);
  EXPECT_EQ(places[0].block, 0U);
  EXPECT_FALSE(places[0].in_body);
  EXPECT_EQ(places[0].points, 2501U);
  EXPECT_EQ(places[0].end, 5);
  EXPECT_EQ(places[1].block, 1U);
  EXPECT_TRUE(places[1].in_body);
  EXPECT_EQ(places[1].points, 1U);
  EXPECT_EQ(places[1].span.In(article.text), "grain");
  EXPECT_EQ(places[1].begin, 6);
  EXPECT_EQ(places[1].end, 11);
}

TEST(StretchTest, CutsAPlaceAtTheEndOfItsBlock) {
  const TestArticle article = MakeArticle({"p One came", "p and went"});
  const Span over{4, 15};
  const auto places = FindPlaces(article.text, article.blocks, {{over, 0}}, {});
  ASSERT_EQ(places.size(), 1U);
  EXPECT_EQ(places[0].span.In(article.text), "came");
}

struct Preferred {
  std::string_view name;
  std::vector<std::string_view> lines;
  std::vector<std::string_view> words;
  std::vector<double> weights;
  CodePoints room;
  std::string_view stretch;
};

TEST(StretchTest, IsWhereMostIsSaid) {
  const std::vector<Preferred> cases = {
      {"different words beat one that comes again",
       {"p rain rain", "p rain and ports"},
       {"rain", "ports"},
       {},
       40,
       "rain and ports"},
      {"a rare word beats two common ones",
       {"p the president of the state", "p the enclave"},
       {"president", "state", "enclave"},
       {0.5, 0.5, 6},
       40,
       "enclave"},
      {"the body beats all else",
       {"h2 grain ports", "p grain for the ports"},
       {"grain", "ports"},
       {},
       40,
       "grain for the ports"},
      {"words beat the body",
       {"h2 grain ports", "p grain"},
       {"grain", "ports"},
       {},
       40,
       "grain ports"},
      {"the closest",
       {"p Ivan Sidorov and Petr Petrov", "p Ivan Petrov"},
       {"Ivan", "Petrov"},
       {},
       40,
       "Ivan Petrov"},
      {"as short as can be",
       {"p grain ports grain grain treaty ports"},
       {"grain", "ports", "treaty"},
       {},
       40,
       "grain treaty ports"},
      {"no longer than the room",
       {"p grain and the ports, and a treaty"},
       {"grain", "ports", "treaty"},
       {1, 2, 3},
       19,
       "ports, and a treaty"},
      {"the room in code points",
       {"p зерно и порты, и договор"},
       {"зерно", "порты", "договор"},
       {1, 2, 3},
       16,
       "порты, и договор"},
      {"one word longer than the room", {"p governments"}, {"governments"}, {}, 5, "governments"},
      {"within one block", {"p grain", "p ports"}, {"grain", "ports"}, {1, 2}, 40, "ports"},
  };
  for (const Preferred& c : cases) {
    const TestArticle article = MakeArticle(c.lines);
    const auto best = BestStretch(PlacesOf(article, c.words, c.weights), c.room);
    ASSERT_TRUE(best.has_value()) << c.name;
    EXPECT_EQ(best->span.In(article.text), c.stretch) << c.name;
  }
}

TEST(StretchTest, IsTheFirstOfEquals) {
  const auto best =
      BestStretch(PlacesOf(MakeArticle({"h2 grain", "p a grain", "p grain"}), {"grain"}), 9);
  ASSERT_TRUE(best.has_value());
  EXPECT_EQ(best->block, 1U);
}

TEST(StretchTest, IsNoneWithoutPlaces) { EXPECT_FALSE(BestStretch({}, 40).has_value()); }

TEST(StretchTest, RemovesTheWordsOfAStretch) {
  const TestArticle article = MakeArticle({"p grain ports", "p ports treaty grain"});
  std::vector<Place> places = PlacesOf(article, {"grain", "ports", "treaty"});
  RemoveWordsOf({.block = 0, .span = article.blocks[0].span}, places);
  ASSERT_EQ(places.size(), 1U);
  EXPECT_EQ(places[0].span.In(article.text), "treaty");
}

// Tries every pair of places.
TEST(StretchTest, IsAsGoodAsTheBestOfAll) {
  std::mt19937 random(20261125);
  for (int run = 0; run < 2000; ++run) {
    std::vector<Place> places;
    CodePoints at = 0;
    std::size_t block = 0;
    for (std::size_t i = 0; i < 1 + random() % 20; ++i) {
      if (random() % 8 == 0) {
        ++block;
        at = 0;
      }
      at += 1 + random() % 30;
      const WordId word = Offset(random() % 5);
      const Span span{Offset(1000 * block) + Offset(at), Offset(1000 * block) + Offset(at) + 4};
      places.push_back({block, block % 3 != 0, word, 1 + word % 3, span, at, at + 4});
      at += 4;
    }
    const CodePoints room = 10 + random() % 100;
    std::tuple<std::uint64_t, bool, CodePoints> best_rank(0, false, 0);
    Span best;
    for (std::size_t last = 0; last < places.size(); ++last) {
      for (std::size_t first = 0; first <= last; ++first) {
        if (places[first].block != places[last].block ||
            places[last].end - places[first].begin > room) {
          continue;
        }
        std::vector<std::uint64_t> points(5);
        for (std::size_t i = first; i <= last; ++i) points[places[i].word] = places[i].points;
        std::uint64_t sum = 0;
        for (const std::uint64_t p : points) sum += p;
        const std::tuple rank(sum, places[last].in_body, places[first].begin - places[last].begin);
        if (rank <= best_rank) continue;
        best_rank = rank;
        best = {places[first].span.begin, places[last].span.end};
      }
    }
    const auto found = BestStretch(places, room);
    ASSERT_TRUE(found.has_value());
    EXPECT_EQ(found->span, best) << run;
  }
}

}  // namespace
}  // namespace dossier::search
