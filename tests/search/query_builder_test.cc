#include "search/query_builder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "search/query_parser.h"
#include "support/dictd.h"
#include "support/test_index.h"

namespace dossier::search {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

enum class Expand { kOn, kOff };

// One index for all tests: it is only read.
class QueryBuilderTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    index_ = std::make_unique<TestIndex>();
    index_->AddAll({
        {.id = "talks",
         .title = "Talks in Moscow",
         .text = "Sergei Lavrov spoke of sanctions.",
         .source = "tass"},
        {.id = "talks-ru",
         .title = "Переговоры",
         .text = "Встреча с Лавровым прошла в Москве.",
         .source = "ria"},
        {.id = "lavra", .title = "Лавра", .text = "Киево-Печерская лавра закрыта."},
        {.id = "army", .title = "Sanctions", .text = "The U.S. Army left. He lavished praise."},
        {.id = "us", .title = "Trade", .text = "The U.S. and the army of traders met in Moscow."},
        {.id = "s400", .title = "Missiles", .text = "Поставки С-400 начались."},
        {.id = "year", .title = "Numbers", .text = "Route 400 is closed. COVID-19 is back."},
        {.id = "smith", .title = "Film", .text = "John Smith is an actor. To be or not to be."},
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

  static BuiltQuery Build(std::string_view query, Expand expand = Expand::kOn,
                          bool interpret = true) {
    Evaluator evaluator = snapshot_->EvaluatorFor(*worker_, Deadline::max());
    return BuildQuery(query, ParseQuery(query), {expand == Expand::kOn, interpret}, *snapshot_,
                      *worker_, evaluator, Deadline::max());
  }

  static std::vector<std::string> Find(const Query& query) {
    const Xapian::Database& database = worker_->database;
    std::vector<std::string> ids;
    for (const DocId docid : snapshot_->EvaluatorFor(*worker_, Deadline::max()).Matches(query)) {
      ids.emplace_back(index::StoredArticle::Parse(database.get_document(docid).get_data())->id());
    }
    return ids;  // in the order in which they were added
  }
  static std::vector<std::string> All(std::string_view query, Expand expand = Expand::kOn) {
    const BuiltQuery built = Build(query, expand);
    return Find(built.full.all);
  }
  static std::vector<std::string> Any(std::string_view query, Expand expand = Expand::kOn) {
    const BuiltQuery built = Build(query, expand);
    return Find(built.full.any);
  }

  static inline std::unique_ptr<TestIndex> index_;
  static inline std::shared_ptr<Snapshot> snapshot_;
  static inline std::unique_ptr<Worker> worker_;
};

TEST_F(QueryBuilderTest, FindsWords) {
  struct Case {
    std::string_view query;
    std::vector<std::string> ids;
  };
  const std::vector<Case> cases = {
      {"sanction", {"talks", "army"}},
      {"Москва", {"talks-ru"}},
      {"moscow talks", {"talks"}},
      {"moscow OR sanctions", {"talks", "army", "us"}},
      {"sanctions AND army", {"army"}},
      {"sanctions -army", {"talks"}},
      {"sanctions NOT (army OR navy)", {"talks"}},
      {"-army -moscow -переговоры", {"lavra", "s400", "year", "smith"}},
      {"\"spoke of sanctions\"", {"talks"}},
      {"\"of spoke sanctions\"", {}},
      {"title:sanctions", {"army"}},
      {"title:\"talks in moscow\"", {"talks"}},
      {"title:(sanctions OR trade)", {"army", "us"}},
      {"lang:ru", {"talks-ru", "lavra", "s400"}},
      {"source:ТАСС", {"talks"}},
      {"source:ria", {"talks-ru"}},
      {"source:bbc", {}},
      {"=sanctions", {"talks", "army"}},
      {"=sanction", {}},
      {"title:=sanctions", {"army"}},
      {"=\"spoke of sanctions\"", {"talks"}},
      {"=\"speak of sanction\"", {}},
      {"=Лавровым", {"talks-ru"}},
      {"=лавров", {}},
      {"sanc*", {"talks", "army"}},
      {"lavr*", {"talks"}},
      {"лавр*", {"talks-ru", "lavra"}},
      {"title:sanc*", {"army"}},
      {"lavrov NEAR/3 sanctions", {"talks"}},
      {"lavrov NEAR/2 sanctions", {}},
      {"переговоры РЯДОМ/9 москва", {}},
      {"lead:traders", {"us"}},
      {"lead:trade", {"us"}},
      {"moscow date:2025", {}},
      {"date:..2020", {}},
  };
  for (const Case& c : cases) EXPECT_EQ(All(c.query), c.ids) << c.query;
}

TEST_F(QueryBuilderTest, SearchesTheEntityForItsName) {
  const std::vector<std::string> both = {"talks", "talks-ru"};
  for (const std::string_view query :
       {"Lavrov", "лавров", "ЛАВРОВЫМ", "Sergey Lavrov", "\"Сергей Лавров\"", "person:lavrov",
        "person:\"Sergei Lavrov\"", "персона:Лаврова", "(лавров)"}) {
    EXPECT_EQ(All(query), both) << query;
  }
  EXPECT_THAT(All("лавра"), ElementsAre("lavra"));
  EXPECT_THAT(All("person:Smith"), ElementsAre("smith"));
  EXPECT_THAT(All("Lavrov sanctions"), ElementsAre("talks"));
  EXPECT_THAT(All("sanctions -Lavrov"), ElementsAre("army"));
}

TEST_F(QueryBuilderTest, SearchesTheWordsOfANameWithoutExpansion) {
  EXPECT_THAT(All("Lavrov", Expand::kOff), ElementsAre("talks"));
  EXPECT_THAT(All("Лавров", Expand::kOff), ElementsAre("talks-ru"));
  EXPECT_THAT(All("\"с Лавров\"", Expand::kOff), ElementsAre("talks-ru"));
  EXPECT_THAT(All("person:Lavrov", Expand::kOff), ElementsAre("talks", "talks-ru"));
}

TEST_F(QueryBuilderTest, ReadsAcronymsAndJoinedWordsInAllTheirSpellings) {
  for (const std::string_view query : {"U.S.", "u.s", "US"}) {
    EXPECT_THAT(All(query), ElementsAre("army", "us")) << query;
  }
  for (const std::string_view query : {"С-400", "с400", "\"С 400\""}) {
    EXPECT_THAT(All(query), ElementsAre("s400")) << query;
  }
  EXPECT_THAT(All("COVID-19"), ElementsAre("year"));
  // A variant of one word of a phrase is no match of the whole phrase.
  EXPECT_THAT(All("\"U.S. Army\""), ElementsAre("army"));
  EXPECT_THAT(All("\"US army\""), ElementsAre("army"));
}

TEST_F(QueryBuilderTest, LeavesOutStopWordsUnlessThereAreNoOthers) {
  EXPECT_THAT(All("the talks"), ElementsAre("talks"));
  EXPECT_THAT(All("to be or not to be"), ElementsAre("smith"));
  const auto built = Build("the talks", Expand::kOn);
  ASSERT_EQ(built.words.size(), 2U);
  EXPECT_EQ(built.words[0].why, WordWhy::kStopWord);
  EXPECT_EQ(built.words[1].why, WordWhy::kPlain);
}

TEST_F(QueryBuilderTest, LetsAnyWordMatchButNotAnyFilter) {
  EXPECT_THAT(All("sanctions переговоры"), IsEmpty());
  EXPECT_THAT(Any("sanctions переговоры"), ElementsAre("talks", "talks-ru", "army"));
  EXPECT_TRUE(Build("sanctions переговоры").has_choice);
  EXPECT_THAT(Any("moscow переговоры lang:ru"), ElementsAre("talks-ru"));
  EXPECT_THAT(Any("army missiles (source:tass OR source:ria)"), IsEmpty());
  EXPECT_FALSE(Build("sanctions lang:ru").has_choice);
}

TEST_F(QueryBuilderTest, FindsNothingForWhatNobodyKnowsAndSaysSo) {
  struct Case {
    std::string_view query;
    std::string_view code;
    Span span;
  };
  const std::vector<Case> cases = {{"sanctions person:nobody", "unknown-name", {10, 23}},
                                   {"org:lavrov", "unknown-name", {0, 10}},
                                   {"lang:xx moscow", "unknown-language", {0, 7}}};
  for (const Case& c : cases) {
    const auto built = Build(c.query, Expand::kOn);
    EXPECT_THAT(Find(built.full.all), IsEmpty()) << c.query;
    ASSERT_EQ(built.warnings.size(), 1U) << c.query;
    EXPECT_EQ(built.warnings[0].code, c.code);
    EXPECT_EQ(built.warnings[0].span, c.span);
  }
}

TEST_F(QueryBuilderTest, PassesOverWhatHoldsNoWord) {
  EXPECT_THAT(All("moscow - talks !!!"), ElementsAre("talks"));
  EXPECT_THAT(All("sanctions AND ?"), ElementsAre("talks", "army"));
  EXPECT_THAT(All("!!!"), IsEmpty());
}

TEST_F(QueryBuilderTest, MarksWhatCountsAsAHit) {
  const auto built = Build("Lavrov sanctions -army", Expand::kOn);
  EXPECT_THAT(built.marked.entities, ElementsAre(Pair("XPlavrov", 0)));
  EXPECT_THAT(built.marked.stems, ElementsAre(Pair("sanction", 1)));
  ASSERT_EQ(built.words.size(), 3U);
  EXPECT_EQ(built.words[0].text, "Lavrov");
  EXPECT_EQ(built.words[0].entity_id, "lavrov");
  EXPECT_EQ(built.words[0].entity_labels.ru, "Сергей Лавров");
}

TEST_F(QueryBuilderTest, ReadsWordsThatNoArticleHas) {
  struct Case {
    std::string_view query;
    ReadingKind kind;
    std::string_view read_as;
    std::vector<std::string> ids;
  };
  const std::vector<Case> cases = {
      {"kfdhjd", ReadingKind::kLayout, "лавров", {"talks", "talks-ru"}},
      {"ldt. kfdhf", ReadingKind::kLayout, "лавра", {}},
      {"ыфтсешщты", ReadingKind::kLayout, "sanctions", {"talks", "army"}},
      {"peregovory", ReadingKind::kTransliteration, "переговоры", {"talks-ru"}},
      {"sancsions", ReadingKind::kSpelling, "sanctions", {"talks", "army"}},
      {"title:sancsions", ReadingKind::kSpelling, "sanctions", {"army"}},
      {"person:kfdhjd", ReadingKind::kLayout, "лавров", {"talks", "talks-ru"}},
  };
  for (const Case& c : cases) {
    const BuiltQuery built = Build(c.query);
    EXPECT_EQ(Find(built.full.all), c.ids) << c.query;
    ASSERT_EQ(built.interpretations.size(), 1U) << c.query;
    EXPECT_EQ(built.interpretations[0].kind, c.kind) << c.query;
    EXPECT_EQ(built.interpretations[0].to, c.read_as) << c.query;
    const BuiltQuery as_typed = Build(c.query, Expand::kOff, false);
    EXPECT_THAT(as_typed.interpretations, IsEmpty()) << c.query;
    EXPECT_THAT(Find(as_typed.full.all), IsEmpty()) << c.query;
  }
}

TEST_F(QueryBuilderTest, LeavesNamesNumbersAndWordsWithHitsAsTheyAre) {
  // Токаев is a name of the gazetteer that no article has, 401 a number beside 400.
  for (const std::string_view query : {"Токаев", "Tokayev", "401", "sanctions", "=sancsions"}) {
    EXPECT_THAT(Build(query).interpretations, IsEmpty()) << query;
  }
}

TEST_F(QueryBuilderTest, RefusesWildcardsOverTheLimit) {
  TestIndex index;
  std::string text;
  for (int i = 0; i <= static_cast<int>(kMaxExpansions); ++i)
    text += "word" + std::to_string(i) + " ";
  index.AddAll({{.id = "many", .title = "", .text = text}});
  const auto snapshot = *Snapshot::Open(index.path(), 1);
  const auto worker = snapshot->Acquire(std::chrono::seconds(1));
  Evaluator evaluator = snapshot->EvaluatorFor(**worker, Deadline::max());
  const BuiltQuery built = BuildQuery("a word*", ParseQuery("a word*"), {}, *snapshot, **worker,
                                      evaluator, Deadline::max());
  ASSERT_EQ(built.faults.size(), 1U);
  EXPECT_EQ(built.faults[0].code, "too-complex");
  EXPECT_EQ(built.faults[0].span, (Span{2, 7}));
}

TEST_F(QueryBuilderTest, RefusesPhrasesOverTheLimit) {
  std::string phrase = "\"a";
  for (std::size_t i = 1; i < kMaxPhraseWords; ++i) phrase += " a";
  EXPECT_THAT(Build(phrase + "\"").faults, IsEmpty());
  std::string slashes = "a";
  for (std::size_t i = 0; i < kMaxPhraseWords; ++i) slashes += "/a";
  for (const std::string& query : {phrase + " a\"", slashes}) {
    const auto built = Build(query);
    ASSERT_EQ(built.faults.size(), 1U) << query;
    EXPECT_EQ(built.faults[0].code, "too-complex");
  }
}

TEST_F(QueryBuilderTest, LeavesOutWhatIsNegatedInsideAGroup) {
  struct Case {
    std::string_view query;
    std::vector<std::string> all;
    std::vector<std::string> any;
  };
  const std::vector<Case> cases = {
      {"sanctions (-army)", {"talks"}, {"talks"}},
      {"(sanctions -army)", {"talks"}, {"talks"}},
      {"sanctions missiles (-army)", {}, {"talks", "s400"}},
      {"sanctions missiles (-army -lavrov)", {}, {"s400"}},
      {"(sanctions OR trade) -(lavrov OR left)", {"us"}, {"us"}},
      {"army NOT (sanctions AND left)", {"us"}, {"us"}},
      // What is left out is never relaxed: no article has both.
      {"army -(sanctions moscow)", {"army", "us"}, {"army", "us"}},
      {"army (trade OR -left)",
       {"us"},
       {"talks", "talks-ru", "army", "us", "s400", "year", "smith", "lavra"}},
      {"sanctions AND -army", {"talks"}, {"talks"}},
      {"-army (-moscow) (-лавра)",
       {"talks-ru", "s400", "year", "smith"},
       {"talks-ru", "s400", "year", "smith"}},
      {"-(-army)", {"army", "us"}, {"army", "us"}},
      {"title:(sanctions -army)", {"army"}, {"army"}},
      {"title:(sanctions -sanctions)", {}, {}},
  };
  for (const Case& c : cases) {
    EXPECT_THAT(All(c.query, Expand::kOff), testing::UnorderedElementsAreArray(c.all)) << c.query;
    EXPECT_THAT(Any(c.query, Expand::kOff), testing::UnorderedElementsAreArray(c.any)) << c.query;
  }
}

TEST_F(QueryBuilderTest, HoldsAFieldOverItsGroup) {
  struct Case {
    std::string_view query;
    std::vector<std::string> ids;
  };
  const std::vector<Case> cases = {
      {"title:(talks OR film)", {"talks", "smith"}},
      {"title:(talks moscow)", {"talks"}},
      {"title:(talks sanctions)", {}},
      {"title:(talks lead:sanctions)", {"talks"}},
      {"title:(\"talks in\" OR =Trade)", {"talks", "us"}},
      {"title:(sanc* OR tra*)", {"army", "us"}},
      {"title:(the talks)", {"talks"}},  // a stop word is no condition here either
      {"title:the", {}},
      {"lead:(traders OR actor)", {"us", "smith"}},
      {"lang:(ru OR en) source:(tass OR ria)", {"talks", "talks-ru"}},
      {"person:(lavrov OR smith)", {"talks", "talks-ru", "smith"}},
      {"person:(lavrov smith)", {}},
  };
  for (const Case& c : cases) EXPECT_EQ(All(c.query, Expand::kOff), c.ids) << c.query;
}

TEST_F(QueryBuilderTest, FindsWordsNearEachOtherInAField) {
  struct Case {
    std::string_view query;
    std::vector<std::string> ids;
  };
  const std::vector<Case> cases = {
      {"title:talks NEAR/2 title:moscow", {"talks"}},
      {"title:(talks NEAR/2 moscow)", {"talks"}},
      {"title:(moscow NEAR/2 talks)", {"talks"}},
      {"title:(talks NEAR/1 moscow)", {}},
      {"lead:(lavrov NEAR/3 sanctions)", {"talks"}},
      {"lead:(talks NEAR/9 moscow)", {}},
      {"moscow NEAR/100 sanctions", {}},            // no nearness from the title to the text
      {"title:talks NEAR/2 sanctions", {"talks"}},  // read as AND
      {"встречей NEAR/2 Лавров", {"talks-ru"}},
      {"С-400 NEAR/2 поставка", {"s400"}},
      {"kfdhjd NEAR/2 dcnhtxf", {"talks-ru"}},
      {"sanctions NEAR/3 !!!", {"talks", "army"}},
      {"lavrov NEAR/2 spoke NEAR/2 sanctions", {"talks"}},
      {"lavrov NEAR/1 of", {}},
  };
  for (const Case& c : cases) EXPECT_EQ(All(c.query), c.ids) << c.query;
}

TEST_F(QueryBuilderTest, FindsExactPhrasesInAField) {
  struct Case {
    std::string_view query;
    std::vector<std::string> ids;
  };
  const std::vector<Case> cases = {
      {"title:=\"Talks in Moscow\"", {"talks"}},
      {"title:=\"talk in moscow\"", {}},
      {"title:=\"spoke of sanctions\"", {}},
      {"lead:=\"spoke of sanctions\"", {"talks"}},
      {"lead:=\"talks in moscow\"", {}},
      {"=«в Москве»", {"talks-ru"}},
      {"=\"с лавров\"", {}},
      {"=\"с Лавровым\"", {"talks-ru"}},
      {"=\"The US Army\"", {"army"}},
      {"=\"The U.S. Army\"", {"army"}},
      {"=С-400", {"s400"}},
      {"=\"to be or not to be\"", {"smith"}},
      {"=the", {"army", "us"}},
      {"=\"!!!\"", {}},
      {"=\"\"", {}},
      {"sanctions -=\"spoke of sanctions\"", {"army"}},
      {"=\"spoke of sanctions\" OR =\"was left\"", {"talks"}},
  };
  for (const Case& c : cases) EXPECT_EQ(All(c.query), c.ids) << c.query;
}

TEST_F(QueryBuilderTest, TakesPeopleSourcesAndLanguagesByAnyNameOfTheirs) {
  struct Case {
    std::string_view query;
    std::vector<std::string> ids;
    std::string_view warning;
  };
  const std::vector<Case> cases = {
      {"person:smith-j", {"smith"}, ""},
      {"person:\"Smith, John\"", {}, "unknown-name"},
      {"person:\"джоном смитом\"", {"smith"}, ""},
      {"person:ЛАВРОВЫМ", {"talks", "talks-ru"}, ""},
      {"person:\"cthutq kfdhjd\"", {"talks", "talks-ru"}, ""},
      {"person:лавроф", {}, "unknown-name"},  // a filter is never corrected
      {"person:csto", {}, "unknown-name"},
      {"person:\"\"", {}, "unknown-name"},
      {"person:!!!", {}, "unknown-name"},
      {"org:lavrov", {}, "unknown-name"},
      {"org:ОДКБ", {}, ""},  // whom no article names
      {"source:\"РИА Новости\"", {"talks-ru"}, ""},
      {"source:RIA", {"talks-ru"}, ""},
      {"source:рИа", {}, "unknown-source"},  // Cyrillic: the label is longer
      {"source:\"\"", {}, "unknown-source"},
      {"lang:RU", {"talks-ru", "lavra", "s400"}, ""},
      {"lang:ru-RU", {"talks-ru", "lavra", "s400"}, ""},
      {"язык:ru", {"talks-ru", "lavra", "s400"}, ""},
      {"lang:mixed", {}, "unknown-language"},
      {"lang:\"\"", {}, "unknown-language"},
      {"sanctions -lang:xx", {"talks", "army"}, "unknown-language"},
      {"sanctions -person:nobody", {"talks", "army"}, "unknown-name"},
      {"sanctions -person:lavrov", {"army"}, ""},
      {"sanctions -source:tass", {"army"}, ""},
  };
  for (const Case& c : cases) {
    const BuiltQuery built = Build(c.query);
    EXPECT_EQ(Find(built.full.all), c.ids) << c.query;
    EXPECT_EQ(built.warnings.empty() ? "" : built.warnings.front().code, c.warning) << c.query;
  }
}

TEST_F(QueryBuilderTest, SearchesStopWordsWhereThereIsNoOtherWord) {
  EXPECT_THAT(All("of lang:en"), ElementsAre("talks", "us"));
  EXPECT_THAT(All("source:tass the"), IsEmpty());
  EXPECT_THAT(All("the army lang:en"), ElementsAre("army", "us"));
  EXPECT_THAT(All("of !!! -"), ElementsAre("talks", "us"));
}

TEST_F(QueryBuilderTest, TellsASentenceByItsEndOrItsFirstWord) {
  struct Case {
    std::string_view query;
    bool is_sentence;
  };
  for (const Case& c : std::vector<Case>{
           {"sanctions army trade moscow?", true},
           {"sanctions army trade ?  ", true},
           {"who closed the route to Moscow", true},
           {"Кто закрыл лавру в Москве", true},
           {"talks of army and trade.", true},
           {"sanctions army trade.", false},  // no stop word
           {"sanctions army trade", false},
           {"sanctions army?", true},
           {"sanctions?", false},  // too short
           {"WHO closed the route to Moscow", false},
           {"sanctions of the army against the U.S.", false},
           {"will army close moscow", false},
           {"who left", false},
           {"what", false},
           {"?", false},
           {"sanctions AND army AND trade?", false},
           {"(who closed route moscow) OR army", false},
       }) {
    EXPECT_EQ(Build(c.query).is_sentence, c.is_sentence) << c.query;
  }
}

TEST_F(QueryBuilderTest, RefusesEveryKindOfWordsOverTheLimitOfAPhrase) {
  std::string slashes = "a";
  for (std::size_t i = 1; i < kMaxPhraseWords; ++i) slashes += "/a";
  for (const std::string head : {"", "=", "title:", "b NEAR/3 ", "title:="}) {
    EXPECT_THAT(Build(head + slashes).faults, IsEmpty()) << head;
    const BuiltQuery built = Build(head + slashes + "/a");
    ASSERT_EQ(built.faults.size(), 1U) << head;
    EXPECT_EQ(built.faults[0].code, "too-complex") << head;
    EXPECT_EQ(built.faults[0].span.end, head.size() + slashes.size() + 2) << head;
  }
  EXPECT_EQ(Build(slashes + "/abc*").faults.size(), 1U);
}

// What of a text is marked, between brackets.
class MarkingTest : public QueryBuilderTest {
 protected:
  static std::string Mark(std::string_view query, std::string_view text,
                          Expand expand = Expand::kOn) {
    const BuiltQuery built = Build(query, expand);
    std::string marked;
    std::uint32_t at = 0;
    for (const search::Mark& mark :
         FindMarks(text, entities::Field::kText, {}, built.marked,
                   snapshot_->matcher().name_words(), worker_->analyzer)) {
      marked.append(text.substr(at, mark.span.begin - at)).append("[");
      marked.append(mark.span.In(text)).append("]");
      at = mark.span.end;
    }
    return marked.append(text.substr(at));
  }
};

TEST_F(MarkingTest, MarksEveryKindOfHit) {
  struct Case {
    std::string_view query;
    std::string_view text;
  };
  const std::vector<Case> cases = {
      {"sanctions", "[Sanctions], a [sanction], sanctity"},
      {"title:sanctions", "New [sanctions]"},
      {"\"spoke of sanctions\"", "He [spoke] [of] [sanctions]; sanctions of spoke"},
      {"=sanctions", "[Sanctions], a sanction"},
      {"=\"spoke of sanctions\"", "He [spoke] [of] [sanctions]. Speak of sanctions"},
      {"sanc*", "[sanctions] and [sanctity], saint"},
      {"red-cr*", "The [red] [cr], red cross"},  // too short for a beginning
      {"army NEAR/3 left", "The [army] [left]. An [army]"},
      {"the army", "the [army]"},
      {"to be or not to be", "[To] [be] [or] [not] [to] [be] he"},
      {"sancsions", "[sanctions]"},
      {"ыфтсешщты", "[sanctions]"},
      {"sanctions -army", "[sanctions] army"},
      {"sanctions -(army OR left)", "[sanctions] army left"},
      {"sanctions -=army -arm*", "[sanctions] army"},
      {"sanctions AND (army OR left)", "[sanctions] [army] [left]"},
      {"лавра", "[Лавры] для Лаврова"},
      {"title:лавров", "Лавры для [Лаврова]"},
      {"=Лавровым", "С [Лавровым], не к Лаврову"},
      {"С-400", "[С-400] и [С400], но не 400"},
      {"U.S.", "The [U.S.], the [US], u"},
      {"lang:en source:tass date:2025", "en tass 2025"},
      {"sanctions OR sanctions", "[sanctions]"},
  };
  for (const Case& c : cases) {
    std::string plain(c.text);
    std::erase_if(plain, [](char letter) { return letter == '[' || letter == ']'; });
    EXPECT_EQ(Mark(c.query, plain, Expand::kOff), c.text) << c.query;
  }
}

TEST_F(MarkingTest, MarksTheMentionsOfAnEntity) {
  const std::string_view text = "Sergei Lavrov, Лавров";
  const std::vector<index::StoredMention> mentions = {{entities::Field::kText,
                                                       entities::Role::kSubject,
                                                       {0, 13},
                                                       entities::EntityKind::kPerson,
                                                       "lavrov"},
                                                      {entities::Field::kTitle,
                                                       entities::Role::kSubject,
                                                       {15, 27},
                                                       entities::EntityKind::kPerson,
                                                       "lavrov"}};
  for (const std::string_view query : {"Лавров", "person:lavrov", "kfdhjd"}) {
    const auto marks = FindMarks(text, entities::Field::kText, mentions, Build(query).marked,
                                 snapshot_->matcher().name_words(), worker_->analyzer);
    ASSERT_EQ(marks.size(), 1U) << query;
    EXPECT_EQ(marks[0].span, (Span{0, 13})) << query;
  }
  EXPECT_TRUE(Build("-Лавров -person:lavrov sanctions").marked.entities.empty());
}

// Words of the other language, by a dictionary and a list of places.
class TranslationTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = std::make_unique<TempFolder>();
    folder_->Write("names/people.tsv", kTestPeople);
    folder_->Write("names/sources.tsv", kTestSources);
    folder_->Write("names/places.tsv",
                   "Saudi Arabia\tСаудовская Аравия\t\t\tyes\t\n"
                   "Bosnia and Herzegovina\tБосния и Герцеговина\t\t\tyes\t\n");
    WriteDictd(*folder_, "mueller7",
               {{"grain", "   _n. зерно"},
                {"harvest", "   _n. урожай"},
                {"freedom", "   _n. свобода; freedom of speech свобода слова"},
                {"red", "   _a. красный; red cross красный крест"}});
    index_ = std::make_unique<TestIndex>(*folder_ / "names");
    index_->SetDictionaries(folder_->path());
    index_->AddAll({
        {.id = "grain", .title = "Grain", .text = "The harvest was good."},
        {.id = "zerno", .title = "Зерно", .text = "Урожай собран."},
        {.id = "price", .title = "Цены", .text = "Дорогое зерно."},
        {.id = "speech", .title = "Rights", .text = "They want freedom of speech."},
        {.id = "slovo", .title = "Права", .text = "Они за свободу слова."},
        {.id = "saudi", .title = "Нефть", .text = "Встреча в Саудовской Аравии."},
        {.id = "arabia",
         .title = "Oil",
         .text = "Saudi Arabia sells. Bosnia and Herzegovina buys."},
        {.id = "bosnia", .title = "Балканы", .text = "Боснию и Герцеговину ждут."},
        {.id = "cross", .title = "Aid", .text = "The Red Cross came."},
        {.id = "krest", .title = "Помощь", .text = "Приехал Красный Крест."},
    });
    snapshot_ = *Snapshot::Open(index_->path(), 1);
    worker_ = std::make_unique<Worker>();
    worker_->database = index_->Open();
  }
  static void TearDownTestSuite() {
    worker_.reset();
    snapshot_.reset();
    index_.reset();
    folder_.reset();
  }

  static BuiltQuery Build(std::string_view query, Expand expand = Expand::kOn) {
    Evaluator evaluator = snapshot_->EvaluatorFor(*worker_, Deadline::max());
    return BuildQuery(query, ParseQuery(query), {expand == Expand::kOn, true}, *snapshot_, *worker_,
                      evaluator, Deadline::max());
  }
  static std::vector<std::string> Find(const Query& query) {
    const Xapian::Database& database = worker_->database;
    std::vector<std::string> ids;
    for (const DocId docid : snapshot_->EvaluatorFor(*worker_, Deadline::max()).Matches(query)) {
      ids.emplace_back(index::StoredArticle::Parse(database.get_document(docid).get_data())->id());
    }
    return ids;
  }

  static inline std::unique_ptr<TempFolder> folder_;
  static inline std::unique_ptr<TestIndex> index_;
  static inline std::shared_ptr<Snapshot> snapshot_;
  static inline std::unique_ptr<Worker> worker_;
};

TEST_F(TranslationTest, FindsTheWordsOfTheOtherLanguage) {
  struct Case {
    std::string_view query;
    std::vector<std::string> full;
    std::vector<std::string> own;
  };
  const std::vector<Case> cases = {
      {"grain", {"grain", "zerno", "price"}, {"grain"}},
      {"зерном", {"grain", "zerno", "price"}, {"zerno", "price"}},
      {"title:grain", {"grain", "zerno"}, {"grain"}},
      {"lead:зерно", {"price"}, {"price"}},
      {"uhfby", {}, {}},  // граин is no word
      {"pthyj", {"grain", "zerno", "price"}, {"zerno", "price"}},
      {"grain harvest", {"grain", "zerno"}, {"grain"}},
      {"grain AND урожай", {"grain", "zerno"}, {}},
      {"урожай lang:en", {"grain"}, {}},
      // What is asked for by its letters is not translated.
      {"=grain", {"grain"}, {"grain"}},
      {"grai*", {"grain"}, {"grain"}},
      {"\"grain\"", {"grain"}, {"grain"}},
      {"good NEAR/3 harvest", {"grain"}, {"grain"}},
  };
  for (const Case& c : cases) {
    const BuiltQuery built = Build(c.query);
    EXPECT_EQ(Find(built.full.all), c.full) << c.query;
    EXPECT_EQ(Find(built.own.all), c.own) << c.query;
    EXPECT_EQ(Find(Build(c.query, Expand::kOff).full.all), c.own) << c.query;
  }
}

TEST_F(TranslationTest, LeavesOutTheWordsOfTheOtherLanguageToo) {
  const BuiltQuery built = Build("урожай -grain");
  EXPECT_THAT(Find(built.full.all), IsEmpty());
  const BuiltQuery as_typed = Build("урожай -grain", Expand::kOff);
  EXPECT_THAT(Find(as_typed.full.all), ElementsAre("zerno"));
}

TEST_F(TranslationTest, FindsTranslationsOfSeveralWords) {
  struct Case {
    std::string_view query;
    std::vector<std::string> ids;
  };
  const std::vector<Case> cases = {
      {"Saudi Arabia", {"saudi", "arabia"}},
      {"в Саудовской Аравии", {"saudi", "arabia"}},
      {"Саудовскую Аравию встреча", {"saudi"}},
      {"red cross", {"cross", "krest"}},
      {"красным крестом", {"cross", "krest"}},
      // Stop words inside don't count, in the query or in the article.
      {"freedom of speech", {"speech", "slovo"}},
      {"the freedom of speech", {"speech", "slovo"}},
      {"свобода слова", {"speech", "slovo"}},
      {"Bosnia and Herzegovina", {"arabia", "bosnia"}},
      {"Босния и Герцеговина", {"arabia", "bosnia"}},
      // A phrase is meant as it is.
      {"\"red cross\"", {"cross"}},
  };
  for (const Case& c : cases) EXPECT_EQ(Find(Build(c.query).full.all), c.ids) << c.query;
}

TEST_F(TranslationTest, TellsAndMarksThem) {
  const BuiltQuery built = Build("grain of урожай");
  ASSERT_EQ(built.words.size(), 3U);
  EXPECT_THAT(built.words[0].also, ElementsAre("зерно"));
  EXPECT_EQ(built.words[1].why, WordWhy::kStopWord);
  EXPECT_THAT(built.words[2].also, ElementsAre("harvest"));
  EXPECT_TRUE(built.has_translations);
  EXPECT_THAT(built.marked.stems,
              testing::UnorderedElementsAre(Pair("grain", 0), Pair("зерн", 0), Pair("урожа", 1),
                                            Pair("harvest", 1)));
  EXPECT_FALSE(Build("grain", Expand::kOff).has_translations);
  EXPECT_TRUE(Build("урожай -grain", Expand::kOn).marked.stems.contains("harvest"));
  EXPECT_FALSE(Build("урожай -grain", Expand::kOn).marked.stems.contains("зерн"));
}

TEST_F(TranslationTest, MarksATranslationOfSeveralWordsAsAWhole) {
  const std::string_view text = "The Red Cross. A cross word.";
  const auto marks = FindMarks(text, entities::Field::kText, {}, Build("красный крест").marked,
                               snapshot_->matcher().name_words(), worker_->analyzer);
  ASSERT_EQ(marks.size(), 2U);
  EXPECT_EQ(marks[0].span.In(text), "Red");
  EXPECT_EQ(marks[1].span.In(text), "Cross");
}

}  // namespace
}  // namespace dossier::search
