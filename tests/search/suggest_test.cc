#include "search/suggest.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "search/query_caps.h"
#include "support/test_index.h"

namespace dossier::search {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::Each;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;
using testing::StartsWith;

// One index for all tests: it is only read.
class SuggestTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    index_ = std::make_unique<TestIndex>();
    index_->AddAll({
        {.id = "a",
         .title = "Sanctions talks",
         .text = "Sergei Lavrov spoke.",
         .date = "2024-01-01"},
        {.id = "b",
         .title = "Переговоры",
         .text = "Лавров и Антониу Гутерриш.",
         .date = "2024-02-01"},
        {.id = "c",
         .title = "Лавров в Астане",
         .text = "Касым-Жомарт Токаев.",
         .date = "2024-03-01"},
        {.id = "d",
         .title = "Новые санкции",
         .text = "Anna Smith and John Smith.",
         .date = "2024-04-01"},
        {.id = "e", .title = "Санкции", .text = "Санкция ООН. John Smith.", .date = "2024-05-01"},
        {.id = "f",
         .title = "О санкциях",
         .text = "Нью-Йорк, New York, Королёв.",
         .date = "2024-06-01"},
        {.id = "g", .title = "Санкции и сенат", .text = "Ёлка.", .date = "2023-01-01"},
    });
    snapshot_ = *Snapshot::Open(index_->path(), 1);
    worker_ = std::make_unique<Worker>();
    worker_->database = index_->Open();
  }
  static void TearDownTestSuite() {
    worker_.reset();
    snapshot_.reset();
    index_.reset();
  }

  static std::vector<Suggestion> Ask(std::string_view typed, std::size_t limit = 8) {
    return Suggest(typed, limit, *snapshot_, *worker_, Deadline::max());
  }
  // As "person lavrov (Sergey Lavrov) 3": kind, id or query, what matched, count.
  static std::vector<std::string> Lines(std::string_view typed, std::size_t limit = 8) {
    std::vector<std::string> lines;
    for (const Suggestion& suggestion : Ask(typed, limit)) {
      lines.push_back(std::string(SuggestionKindName(suggestion.kind)) + " " +
                      (suggestion.id.empty() ? suggestion.labels.en : suggestion.id) + " (" +
                      suggestion.matched + ") " +
                      (suggestion.count ? std::to_string(*suggestion.count) : "-"));
    }
    return lines;
  }
  // The ids of the articles.
  static std::vector<std::string> Articles(std::string_view typed) {
    std::vector<std::string> ids;
    for (const Suggestion& suggestion : Ask(typed)) {
      if (suggestion.kind == SuggestionKind::kArticle) ids.push_back(suggestion.id);
    }
    return ids;
  }
  // The queries.
  static std::vector<std::string> Queries(std::string_view typed) {
    std::vector<std::string> queries;
    for (const Suggestion& suggestion : Ask(typed)) {
      if (suggestion.kind == SuggestionKind::kQuery) queries.push_back(suggestion.labels.ru);
    }
    return queries;
  }

  static inline std::unique_ptr<TestIndex> index_;
  static inline std::shared_ptr<Snapshot> snapshot_;
  static inline std::unique_ptr<Worker> worker_;
};

TEST_F(SuggestTest, FindsNamesByTheBeginningOfAnyWordInBothScripts) {
  struct Case {
    std::string_view typed;
    std::string_view first;
  };
  const std::vector<Case> cases = {
      {"lav", "person lavrov (Sergey Lavrov) 3"},
      {"LAVROV", "person lavrov (Sergey Lavrov) 3"},
      {"сер", "person lavrov (Сергей Викторович Лавров) 3"},
      {"sergei l", "person lavrov (Sergei Lavrov) 3"},
      {"l serg", "person lavrov (Sergey Lavrov) 3"},
      {"Антониу Г", "person guterres (Антониу Гутерриш) 1"},
      {"antonio", "person guterres (António Guterres) 1"},
      {"kassym-jomart t", "person tokayev (Kassym-Jomart Tokayev) 1"},
      {"жом", "person tokayev (Касым-Жомарт Токаев) 1"},
      {"объед", "org un (Организация Объединённых Наций) 1"},
      {"объедин", "org un (Организация Объединённых Наций) 1"},
      {"оо", "org un (ООН) 1"},
  };
  for (const Case& c : cases) {
    const auto lines = Lines(c.typed);
    ASSERT_THAT(lines, Not(IsEmpty())) << c.typed;
    EXPECT_EQ(lines.front(), c.first) << c.typed;
  }
}

TEST_F(SuggestTest, HasTheLabelsOfBothLanguages) {
  const Suggestion lavrov = Ask("lav").at(0);
  EXPECT_EQ(lavrov.labels.en, "Sergey Lavrov");
  EXPECT_EQ(lavrov.labels.ru, "Сергей Лавров");
}

TEST_F(SuggestTest, OrdersNamesByTheNumberOfTheirArticles) {
  EXPECT_THAT(Lines("smith"),
              ElementsAre("person smith-j (John Smith) 2", "person smith-a (Anna Smith) 1",
                          "query smith (smith) -"));
}

TEST(SuggestNamesTest, PutsTheNameThatIsTypedInFullFirst) {
  TestIndex index;
  const FoundEntity academy{"~Academy of the CSTO", "", entities::EntityKind::kOrganization};
  index.Add({.title = "Talks", .text = "The CSTO met."}, {academy});
  index.Add({.title = "Talks", .text = "They met."}, {academy});
  index.Commit();
  const auto snapshot = *Snapshot::Open(index.path(), 1);
  const auto worker = snapshot->Acquire(std::chrono::seconds(1));
  const auto suggestions = Suggest("csto", 8, *snapshot, **worker, Deadline::max());
  ASSERT_GE(suggestions.size(), 2U);
  EXPECT_EQ(suggestions[0].id, "csto");
  EXPECT_EQ(suggestions[1].id, "academy-of-the-csto");
}

TEST_F(SuggestTest, KnowsOnlyThoseWhomArticlesName) {
  for (const std::string_view typed : {"collective", "одкб", "world health"}) {
    EXPECT_THAT(Lines(typed), IsEmpty()) << typed;
  }
}

TEST_F(SuggestTest, ReadsTheOtherKeyboardWhereNothingBeginsSo) {
  struct Case {
    std::string_view typed;
    std::string_view first;
  };
  const std::vector<Case> cases = {
      {"kfdh", "person lavrov (Сергей Викторович Лавров) 3"},
      {"дфм", "person lavrov (Sergey Lavrov) 3"},
      {"cthutq kfd", "person lavrov (Сергей Викторович Лавров) 3"},
      {"ujcelfhcndj", ""},
      {"cfyrwb", "query санкции (санкции) -"},
      {"j,]tl", "org un (Организация Объединённых Наций) 1"},  // б and ъ are signs
  };
  for (const Case& c : cases) {
    const auto lines = Lines(c.typed);
    EXPECT_EQ(lines.empty() ? "" : lines.front(), c.first) << c.typed;
  }
}

TEST_F(SuggestTest, CompletesTheLastWord) {
  EXPECT_THAT(Queries("санкци"), ElementsAre("санкции", "санкция", "санкциях"));
  EXPECT_THAT(Queries("новые санкцию"), IsEmpty());
  EXPECT_THAT(Queries("новые санкциях"), ElementsAre("новые санкциях"));
  EXPECT_THAT(Queries("Sanctions ta"), ElementsAre("Sanctions talks"));
  EXPECT_THAT(Queries("нью-йо"), ElementsAre("нью-йорк"));
  EXPECT_THAT(Queries("-sanc"), ElementsAre("-sanctions"));
  EXPECT_THAT(Queries("\"sanctions ta"), ElementsAre("\"sanctions talks"));
  EXPECT_THAT(Queries("talks\tsanc"), ElementsAre("talks\tsanctions"));
  EXPECT_THAT(Queries("sanctions "), IsEmpty());
  EXPECT_THAT(Queries("коро"), ElementsAre("королёв"));
  EXPECT_THAT(Queries("ёлк"), ElementsAre("ёлка"));
  EXPECT_THAT(Queries("с"), IsEmpty());  // a single letter suggests names only
}

TEST_F(SuggestTest, FindsTheNewestArticlesByWordsOfTheirTitles) {
  EXPECT_THAT(Articles("санк"), ElementsAre("f", "e", "d"));
  EXPECT_THAT(Articles("санкц сен"), ElementsAre("g"));
  EXPECT_THAT(Articles("сен санкц"), ElementsAre("g"));
  EXPECT_THAT(Articles("лавр"), ElementsAre("c"));
  EXPECT_THAT(Articles("sanc"), ElementsAre("a"));
  const auto lines = Lines("новые");
  EXPECT_THAT(lines, Contains("article d (Новые санкции) -"));
}

TEST_F(SuggestTest, FindsTitlesByTheirWholeWords) {
  for (const std::string_view typed :
       {"sanctions", "sanctions ", "sanctions tal", "sanctions talks"}) {
    EXPECT_THAT(Articles(typed), ElementsAre("a")) << typed;
  }
  EXPECT_THAT(Articles("переговоры"), ElementsAre("b"));
  EXPECT_THAT(Articles("новые санкции"), ElementsAre("d"));
}

TEST_F(SuggestTest, GivesNoMoreThanIsAskedFor) {
  for (std::size_t limit = 0; limit <= 20; ++limit) {
    for (const std::string_view typed : {"s", "sa", "с", "са", "санкции", "лав"}) {
      EXPECT_LE(Ask(typed, limit).size(), limit) << typed;
    }
  }
  EXPECT_THAT(Lines("smith", 1), ElementsAre("person smith-j (John Smith) 2"));
  EXPECT_THAT(Lines("лав", 2),
              ElementsAre("person lavrov (Сергей Викторович Лавров) 3", "query лавров (лавров) -"));
  EXPECT_THAT(Ask("са", 20), SizeIs(6));
}

TEST_F(SuggestTest, SuggestsNothingForMoreWordsThanAPhraseMayHave) {
  std::string typed = "s";
  for (std::size_t i = 1; i < kMaxPhraseWords; ++i) typed += " l";
  EXPECT_THAT(Lines(typed), Contains(StartsWith("person lavrov")));
  EXPECT_THAT(Lines(typed + " l"), IsEmpty());
}

TEST_F(SuggestTest, SuggestsNothingForWhatHoldsNoWord) {
  for (const std::string_view typed : {"", " ", "-", "\"", "zzzz", "(((", "\xC2\xA0"}) {
    EXPECT_THAT(Lines(typed), IsEmpty()) << typed;
  }
}

TEST_F(SuggestTest, BeginsAsWhatWasTypedForEveryPrefixOfAName) {
  for (const std::string name : {"Лавров", "Гутерриш", "Токаев"}) {
    for (std::size_t end = 2; end <= name.size(); end += 2) {
      EXPECT_THAT(Lines(name.substr(0, end)), Contains(StartsWith("person ")))
          << name.substr(0, end);
    }
  }
}

}  // namespace
}  // namespace dossier::search
