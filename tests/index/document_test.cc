#include "index/document.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "analyzed_article.h"
#include "index/schema.h"
#include "index/stored_article.h"
#include "index/word_order.h"

namespace dossier::index {
namespace {

using ::testing::ElementsAre;
using ::testing::Pair;

Xapian::Document Make(article::Article article) {
  return MakeDocument(Analyze(std::move(article)), "0123456789abcdef");
}

// Each term with its wdf and, where words stand, their positions: "3 @1 5".
std::map<std::string, std::string> Terms(const Xapian::Document& document) {
  const std::string value = document.get_value(kWordsSlot);
  std::map<std::uint32_t, std::vector<Xapian::termpos>> positions;
  WordOrder(value).ForEach(
      [&](std::uint32_t code, Xapian::termpos position) { positions[code].push_back(position); });
  std::map<std::string, std::string> terms;
  for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
    EXPECT_EQ(term.positionlist_count(), 0U) << *term;
    std::string& told = terms[*term] = std::to_string(term.get_wdf());
    const char* separator = " @";
    for (const Xapian::termpos position : positions[WordCode(*term)]) {
      told += separator + std::to_string(position);
      separator = " ";
    }
  }
  return terms;
}

TEST(DocumentTest, HasTheTermsOfTheSchema) {
  EXPECT_THAT(Terms(Make(SmallArticle())),
              ElementsAre(Pair("Len", "0"), Pair("Qsmall", "0"), Pair("Sin", "0"),
                          Pair("Slavrov", "0"), Pair("Snato", "0"), Pair("XFended", "0"),
                          Pair("XFin", "0"), Pair("XFlavrov", "0"), Pair("XFnato", "0"),
                          Pair("XFphoto", "0"), Pair("XFtalks", "0"), Pair("XFtass", "0"),
                          Pair("XFthe", "0"), Pair("XLend", "0"), Pair("XLtalk", "0"),
                          Pair("XLthe", "0"), Pair("XOnato", "0"), Pair("XPlavrov", "0"),
                          Pair("XSria", "0"), Pair("end", "1 @106"), Pair("in", "4 @2"),
                          Pair("lavrov", "4 @1"), Pair("nato", "4 @3"), Pair("photo", "1 @107"),
                          Pair("talk", "1 @105"), Pair("tass", "1 @108"), Pair("the", "1 @104")));
}

TEST(DocumentTest, HasTheNamesAndTheExactFormsOfRussianWords) {
  article::Article article;
  article.id = "a";
  article.title = "Лаврова ждут в Караваево";
  article.text = "Королёв";
  const auto terms = Terms(Make(article));
  // A known name stands in place of its stem, an unknown one beside it.
  EXPECT_EQ(terms.at("XNлавров"), "4 @1");
  EXPECT_EQ(terms.at("SXNлавров"), "0");
  EXPECT_EQ(terms.count("лавров") + terms.count("лавр"), 0U);
  EXPECT_EQ(terms.at("XNкараваев"), "4 @4");
  EXPECT_EQ(terms.at("караваев"), "4 @4");
  EXPECT_EQ(terms.count("XFкоролёв"), 1U);
  EXPECT_EQ(terms.count("XFкоролев"), 0U);
  EXPECT_EQ(terms.count("XNжд"), 0U);
}

TEST(DocumentTest, GivesTwinsAPositionAndNoWeight) {
  article::Article article;
  article.id = "a";
  article.text = "The U.S. came";
  const auto terms = Terms(Make(article));
  EXPECT_EQ(terms.at("us").substr(terms.at("us").find('@')),
            terms.at("u.s").substr(terms.at("u.s").find('@')));
  EXPECT_EQ(terms.at("us")[0] + terms.at("u.s")[0], '0' + '1');
}

TEST(DocumentTest, HasTheValuesOfTheSchema) {
  const Xapian::Document document = Make(SmallArticle());
  const auto day = PartialDate::Parse("2025-10-22")->first_day();
  EXPECT_EQ(DecodeDay(document.get_value(kFirstDaySlot)), day);
  EXPECT_EQ(DecodeDay(document.get_value(kLastDaySlot)), day);
  EXPECT_EQ(document.get_value(kDateKindSlot), "di");
  EXPECT_EQ(document.get_value(kContentHashSlot), "0123456789abcdef");
  const std::string words = document.get_value(kWordsSlot);
  EXPECT_EQ(WordOrder(words).title(), (PositionRange{1, 4}));
  EXPECT_EQ(WordOrder(words).lead(), (PositionRange{104, 107}));
  EXPECT_EQ(document.values_count(), 6U);
  EXPECT_TRUE(StoredArticle::Parse(document.get_data()));
}

TEST(DocumentTest, LeavesTheSlotsOfAnUnknownDateEmpty) {
  article::Article article = SmallArticle();
  article.date.reset();
  EXPECT_EQ(Make(article).values_count(), 3U);
}

TEST(DocumentTest, HasTheDaysThatItSpeaksOf) {
  const auto day = [](int year, unsigned month, unsigned of_month) {
    return PartialDate::Day(year, month, of_month)->first_day();
  };
  // 2024 of the title and the winter of the text run into one; the dateline counts for nothing.
  EXPECT_EQ(DecodePeriods(Make(SmallArticle()).get_value(kEventDaysSlot)),
            (std::vector<DayPeriod>{{day(2024, 1, 1), day(2025, 2, 28)}}));
  EXPECT_EQ(Make({}).get_value(kEventDaysSlot), "");
}

TEST(DocumentTest, CountsAMixedArticleForBothLanguages) {
  article::Article article = SmallArticle();
  article.language = text::Language::kMixed;
  const auto terms = Terms(Make(article));
  EXPECT_EQ(terms.count("Len") + terms.count("Lru"), 2U);
}

// Xapian throws the whole batch away where one term is too long, so none may be.
TEST(DocumentTest, HasNoTermThatXapianRefuses) {
  article::Article article;
  article.id = std::string(64, 'i');
  article.title = std::string(5000, 'w') + " ok";
  article.text = std::string(3000, 'x') + " a\0b " + std::string(300, '\0') + "end ";
  for (int i = 0; i < 500; ++i) article.text += "я";
  for (int i = 0; i < 100; ++i) article.text += "𐌰";
  article.source = std::string(300, 's');
  const Xapian::Document document = Make(article);
  for (const auto& [term, told] : Terms(document)) EXPECT_LE(term.size(), 245U) << term;
  Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
  database.add_document(document);
  database.commit();
  EXPECT_EQ(database.get_doccount(), 1U);
  EXPECT_EQ(database.get_termfreq("ok"), 1U);
}

TEST(DocumentTest, CountsTheNulsOfASourceTwice) {
  article::Article article = SmallArticle();
  article.source = std::string(121, '\0');
  EXPECT_EQ(Terms(Make(article)).count("XS" + article.source), 1U);
  article.source += std::string(1, '\0');
  EXPECT_EQ(Terms(Make(article)).count("XS" + article.source), 0U);
}

TEST(DocumentTest, HashesAllThatTheInputSays) {
  const article::Record record{.title = "T", .text = "x"};
  const article::BuildOptions options;
  const std::string hash = ContentHash(record, options);
  EXPECT_EQ(hash.size(), kContentHashBytes);
  EXPECT_EQ(ContentHash(record, options), hash);
  std::vector<article::Record> others(7, record);
  others[0].title = "Tx", others[0].text = "";
  others[1].text = "y";
  others[2].date = "2025";
  others[3].dateline = "Moscow";
  others[4].language = "ru";
  others[5].source = "ria";
  others[6].url = "u";
  for (const article::Record& other : others) EXPECT_NE(ContentHash(other, options), hash);
  EXPECT_NE(ContentHash(record, {.default_source = "ria"}), hash);
  EXPECT_NE(ContentHash(record, {.default_date = PartialDate::Year(2025)}), hash);
  EXPECT_NE(ContentHash(record, {.timezone = *text::TimeZone::Find("Europe/Moscow")}), hash);
  EXPECT_EQ(ContentHash(record, {.now = std::chrono::sys_seconds(std::chrono::hours(9))}), hash);
}

}  // namespace
}  // namespace dossier::index
