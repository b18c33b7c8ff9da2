#include "search/word_pattern.h"

#include <gtest/gtest.h>

#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "index/word_order.h"

namespace dossier::search {
namespace {

using Order = WordPattern::Order;

// Words of one letter each; of the text, the first three are the lead.
std::string WordsOf(std::string_view title, std::string_view text) {
  index::WordOrderBuilder builder;
  for (Xapian::termpos at = 0; at < title.size(); ++at) {
    builder.AddTitleWord(title.substr(at, 1), at);
  }
  for (Xapian::termpos at = 0; at < text.size(); ++at) {
    builder.AddTextWord(text.substr(at, 1), at, at < 3);
  }
  return std::move(builder).Finish();
}

// Each letter is a place.
WordPattern PatternOf(std::string_view letters, std::size_t window, Order order) {
  WordPattern pattern{.places = {}, .window = window, .order = order, .field = QueryField::kAny};
  for (const char letter : letters) pattern.places.push_back({std::string(1, letter)});
  return pattern;
}

TEST(PatternMatcherTest, TellsWhereWordsStandTogether) {
  struct Case {
    std::string_view letters;
    std::size_t window;
    Order order;
    QueryField field;
    bool matches;
  };
  const std::string value = WordsOf("abc", "defgdh");
  const std::vector<Case> cases = {
      {"ab", 2, Order::kAsGiven, QueryField::kAny, true},
      {"ba", 2, Order::kAsGiven, QueryField::kAny, false},
      {"ba", 2, Order::kAny, QueryField::kAny, true},
      {"ac", 2, Order::kAsGiven, QueryField::kAny, false},
      {"ac", 3, Order::kAsGiven, QueryField::kAny, true},
      {"cd", 2, Order::kAsGiven, QueryField::kAny, false},  // title and text
      {"cd", 50, Order::kAny, QueryField::kAny, false},
      {"dh", 2, Order::kAsGiven, QueryField::kAny, true},  // the second d
      {"dh", 2, Order::kAsGiven, QueryField::kLead, false},
      {"def", 3, Order::kAsGiven, QueryField::kLead, true},
      {"efg", 3, Order::kAsGiven, QueryField::kLead, false},
      {"abc", 3, Order::kAsGiven, QueryField::kTitle, true},
      {"de", 2, Order::kAsGiven, QueryField::kTitle, false},
      {"ee", 5, Order::kAny, QueryField::kAny, false},  // a position for each
      {"dd", 5, Order::kAny, QueryField::kAny, true},
      {"dd", 5, Order::kAsGiven, QueryField::kAny, true},
      {"ax", 9, Order::kAny, QueryField::kAny, false},
      {"dhd", 20, Order::kAny, QueryField::kAny, true},
      {"ddh", 20, Order::kAny, QueryField::kAny, true},
      {"ddd", 20, Order::kAny, QueryField::kAny, false},
      {"h", 1, Order::kAny, QueryField::kAny, true},
      {"", 1, Order::kAsGiven, QueryField::kAny, false},
      {"", 1, Order::kAny, QueryField::kAny, false},
  };
  for (const Case& c : cases) {
    WordPattern pattern = PatternOf(c.letters, c.window, c.order);
    pattern.field = c.field;
    PatternMatcher matcher(pattern);
    EXPECT_EQ(matcher.Matches(value), c.matches) << c.letters << " " << c.window;
    EXPECT_FALSE(matcher.Matches("")) << c.letters;
    EXPECT_EQ(matcher.Matches(value), c.matches) << "once more, " << c.letters;
  }
}

// Trying every order of twelve places would take minutes.
TEST(PatternMatcherTest, FindsPlacesForOneWordManyTimesOver) {
  const WordPattern pattern = PatternOf(std::string(12, 'a'), 100, Order::kAny);
  EXPECT_FALSE(PatternMatcher(pattern).Matches(WordsOf("", std::string(11, 'a') + "bcd")));
  EXPECT_TRUE(PatternMatcher(pattern).Matches(WordsOf("", std::string(12, 'a') + "bcd")));
}

// b has to leave the place that a can have alone.
TEST(PatternMatcherTest, MovesPlacesAside) {
  WordPattern pattern = PatternOf("ab", 2, Order::kAny);
  pattern.places = {{"a", "b"}, {"a"}};
  EXPECT_TRUE(PatternMatcher(pattern).Matches(WordsOf("", "ab")));
}

TEST(PatternMatcherTest, GivesUpAtTheDeadline) {
  const Deadline past = std::chrono::steady_clock::now() - std::chrono::seconds(1);
  PatternMatcher matcher(PatternOf("ab", 2, Order::kAny), past);
  EXPECT_THROW(matcher.Matches(WordsOf("", "ab")), QueryTimeout);
}

TEST(PatternMatcherTest, TakesAnyTermOfAPlace) {
  WordPattern pattern = PatternOf("ab", 2, Order::kAsGiven);
  pattern.places[1] = {"x", "c"};
  EXPECT_TRUE(PatternMatcher(pattern).Matches(WordsOf("ac", "")));
  EXPECT_FALSE(PatternMatcher(pattern).Matches(WordsOf("ab", "")));
  pattern.places[1].clear();
  EXPECT_FALSE(PatternMatcher(pattern).Matches(WordsOf("ac", "")));
}

// Xapian's own operators over positions, on articles and patterns drawn at random.
TEST(PatternMatcherTest, FindsWhatXapianFindsByPositions) {
  constexpr Xapian::docid kArticles = 40;
  std::mt19937 random(7);
  const auto letter = [&random] { return std::string(1, static_cast<char>('a' + random() % 5)); };
  for (int round = 0; round < 30; ++round) {
    Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
    for (Xapian::docid docid = 1; docid <= kArticles; ++docid) {
      Xapian::Document document;
      index::WordOrderBuilder order;
      const auto words = static_cast<Xapian::termpos>(random() % 9);
      for (Xapian::termpos at = 0; at < words; ++at) {
        const std::string word = letter();
        document.add_posting(word, at + 1);
        order.AddTextWord(word, at, false);
      }
      document.add_value(index::kWordsSlot, std::move(order).Finish());
      database.add_document(document);
    }
    for (int asked = 0; asked < 20; ++asked) {
      const Order order = asked % 2 == 0 ? Order::kAsGiven : Order::kAny;
      const std::size_t size = 2 + random() % 2;
      WordPattern pattern{.places = {}, .window = size + random() % 3, .order = order};
      std::vector<Xapian::Query> words;
      for (std::size_t i = 0; i < size; ++i) {
        pattern.places.push_back({letter()});
        words.emplace_back(pattern.places.back().front());
      }
      const auto op = order == Order::kAny ? Xapian::Query::OP_NEAR : Xapian::Query::OP_PHRASE;
      Xapian::Enquire enquire(database);
      enquire.set_query(
          {op, words.begin(), words.end(), static_cast<Xapian::termcount>(pattern.window)});
      const Xapian::MSet matches = enquire.get_mset(0, kArticles);
      const std::set<Xapian::docid> expected(matches.begin(), matches.end());
      PatternMatcher matcher(pattern);
      for (Xapian::docid docid = 1; docid <= kArticles; ++docid) {
        const std::string value = database.get_document(docid).get_value(index::kWordsSlot);
        EXPECT_EQ(matcher.Matches(value), expected.contains(docid))
            << enquire.get_query().get_description() << " in " << docid;
      }
    }
  }
}

}  // namespace
}  // namespace dossier::search
