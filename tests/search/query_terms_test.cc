#include "search/query_terms.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "support/test_index.h"
#include "support/test_searcher.h"

namespace dossier::search {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// One index for all tests: it is only read. Docids are 1, 2, … in the order of the articles.
class QueryTermsTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    index_ = std::make_unique<TestIndex>();
    index_->AddAll({
        {.title = "Grain talks", .text = "Trade was the theme.\n\nThe U.S. Army bought С-400."},
        {.title = "Лавров", .text = "Встреча с Караваевой. Потом Джон уехал."},
        {.title = "Trade in grain", .text = "Старый джон сломан.\n\nГрейн."},
        {.title = "Санкции", .text = "В песках и лаврах, мимо лавра."},
        {.title = "Караваев", .text = "Отставка."},
    });
    searcher_ = std::make_unique<TestSearcher>(*index_);
    evaluator_ = std::make_unique<Evaluator>(searcher_->evaluator());
  }
  static void TearDownTestSuite() {
    evaluator_.reset();
    searcher_.reset();
    index_.reset();
  }

  static TermFinder Finder() {
    return {*evaluator_, index_->matcher().name_words(), index_->analyzer()};
  }
  static std::vector<DocId> Find(std::string_view text, QueryField field = QueryField::kAny) {
    const DocSet found = evaluator_->Matches(Finder().QueryFor(Finder().Find(text), field));
    return {found.begin(), found.end()};
  }

  static inline std::unique_ptr<TestIndex> index_;
  static inline std::unique_ptr<TestSearcher> searcher_;
  static inline std::unique_ptr<Evaluator> evaluator_;
};

TEST_F(QueryTermsTest, LooksAWordUpByItsStemOrItsName) {
  struct Case {
    std::string_view text;
    std::vector<std::string> stems;
    std::vector<std::string> names;
    bool is_name;
    std::string_view form;
  };
  const std::vector<Case> cases = {
      {"санкциями", {"санкц"}, {}, false, "санкциями"},
      {"Sanctions", {"sanction"}, {}, false, "sanctions"},
      {"Лаврова", {}, {"лавров"}, true, "лаврова"},
      {"лавровым", {}, {"лавров"}, true, "лавровым"},
      // Latin letters and stop words are no names, nor is what is too short.
      {"Lavrov", {"lavrov"}, {}, false, "lavrov"},
      {"Ли", {"ли"}, {}, false, "ли"},
      // A given name of the gazetteer that articles use as a common word.
      {"Джон", {"джон"}, {"джон"}, false, "джон"},
      // A name that the index alone has, mostly as a name.
      {"караваева", {"караваев"}, {"караваев"}, false, "караваева"},
      {"Королёву", {"королев"}, {}, false, "королёву"},
  };
  for (const Case& c : cases) {
    const QueryText found = Finder().Find(c.text);
    ASSERT_EQ(found.places.size(), 1U) << c.text;
    EXPECT_EQ(found.places[0].stems, c.stems) << c.text;
    EXPECT_EQ(found.places[0].names, c.names) << c.text;
    EXPECT_EQ(found.places[0].form, c.form) << c.text;
    EXPECT_EQ(found.is_name, c.is_name) << c.text;
    EXPECT_THAT(found.spellings, IsEmpty()) << c.text;
  }
}

TEST_F(QueryTermsTest, FindsEverySenseOfAWord) {
  const QueryText found = Finder().FindEverySense("Лаврова");
  ASSERT_EQ(found.places.size(), 1U);
  EXPECT_THAT(found.places[0].stems, ElementsAre("лавров"));
  EXPECT_THAT(found.places[0].names, ElementsAre("лавров"));
  EXPECT_FALSE(found.is_name);
}

TEST_F(QueryTermsTest, TakesAWordThatFallsApartAsAPhraseAndAsOneWord) {
  const QueryText s400 = Finder().Find("С-400");
  ASSERT_EQ(s400.places.size(), 2U);
  EXPECT_THAT(s400.places[0].stems, ElementsAre("с"));
  EXPECT_THAT(s400.places[1].stems, ElementsAre("400"));
  EXPECT_THAT(s400.spellings, ElementsAre("с400"));
  EXPECT_FALSE(Finder().Find("Лавров-400").is_name);
  const QueryText us = Finder().Find("U.S.");
  ASSERT_EQ(us.places.size(), 1U);
  EXPECT_THAT(us.places[0].stems, testing::UnorderedElementsAre("us", "u.s"));
  EXPECT_THAT(us.spellings, IsEmpty());
}

TEST_F(QueryTermsTest, HasNoPlacesWhereThereAreNoWords) {
  for (const std::string_view text : {"", " ", "!?", "—"}) {
    EXPECT_THAT(Finder().Find(text).places, IsEmpty()) << text;
    EXPECT_FALSE(Finder().HasHits(Finder().Find(text), QueryField::kAny)) << text;
    EXPECT_THAT(Find(text), IsEmpty()) << text;
    EXPECT_THAT(Find(text, QueryField::kTitle), IsEmpty()) << text;
  }
}

TEST_F(QueryTermsTest, MatchesInAFieldOrAnywhere) {
  struct Case {
    std::string_view text;
    std::vector<DocId> any;
    std::vector<DocId> title;
    std::vector<DocId> lead;
  };
  const std::vector<Case> cases = {
      {"grain", {1, 3}, {1, 3}, {}},    {"trade", {1, 3}, {3}, {1}},
      {"grain talk", {1}, {1}, {}},     {"talk grain", {}, {}, {}},
      {"talks trade", {}, {}, {}},  // no phrase goes from the title to the text
      {"theme the", {1}, {}, {}},   // but over the end of a paragraph
      {"U.S. army", {1}, {}, {}},       {"с400", {1}, {}, {}},
      {"С-400", {1}, {}, {}},           {"с 400", {1}, {}, {}},
      {"Лаврова", {2}, {2}, {}},  // not лавра
      {"лавра", {4}, {}, {4}},          {"Джон", {2, 3}, {}, {2, 3}},
      {"караваевым", {2, 5}, {5}, {2}}, {"с Караваевой", {2}, {}, {2}},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(Find(c.text), c.any) << c.text;
    EXPECT_EQ(Find(c.text, QueryField::kTitle), c.title) << c.text;
    EXPECT_EQ(Find(c.text, QueryField::kLead), c.lead) << c.text;
    const auto has_hits = [&](QueryField field) {
      return Finder().HasHits(Finder().Find(c.text), field);
    };
    EXPECT_EQ(has_hits(QueryField::kAny), !c.any.empty()) << c.text;
    EXPECT_EQ(has_hits(QueryField::kTitle), !c.title.empty()) << c.text;
    EXPECT_EQ(has_hits(QueryField::kLead), !c.lead.empty()) << c.text;
  }
}

TEST_F(QueryTermsTest, LeavesRoomBetweenPlacesWhereItIsAskedFor) {
  QueryText trade_theme = Finder().Find("trade theme");
  EXPECT_FALSE(Finder().HasHits(trade_theme, QueryField::kAny));
  trade_theme.gap = 1;
  EXPECT_FALSE(Finder().HasHits(trade_theme, QueryField::kAny));
  trade_theme.gap = 2;
  EXPECT_TRUE(Finder().HasHits(trade_theme, QueryField::kAny));  // trade was the theme
  EXPECT_FALSE(Finder().HasHits(trade_theme, QueryField::kTitle));
}

TEST_F(QueryTermsTest, KnowsHowManyArticlesHaveAPlaceAtLeast) {
  const auto frequency = [](std::string_view text) {
    return Finder().Frequency(Finder().Find(text).places.at(0));
  };
  EXPECT_EQ(frequency("grain"), 2U);
  EXPECT_EQ(frequency("Лавров"), 1U);
  EXPECT_EQ(frequency("nonsense"), 0U);
  EXPECT_EQ(Finder().Frequency({}), 0U);
}

}  // namespace
}  // namespace dossier::search
