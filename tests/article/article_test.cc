#include "article/article.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "text/utf8.h"

namespace dossier::article {
namespace {

using ::testing::ElementsAre;

const BuildOptions kOptions{.now = std::chrono::sys_days(std::chrono::year(2026) / 11 / 23),
                            .default_source = "mine"};

Article Build(const Record& record) {
  const Result<Article> article = BuildArticle(record, {.path = "p"}, kOptions);
  EXPECT_TRUE(article) << article.error().message;
  return article.value_or(Article{});
}

TEST(BuildArticleTest, KeepsTitleAndTextByteForByte) {
  const Article article =
      Build({.title = " Title ", .text = "\n 22 October\r\n\r\nOne.\n", .url = "http://x"});
  EXPECT_EQ(article.title, " Title ");
  EXPECT_EQ(article.text, "\n 22 October\r\n\r\nOne.\n");
  EXPECT_EQ(article.url, "http://x");
  EXPECT_EQ(article.id, "");
  EXPECT_EQ(article.blocks.size(), 2U);
  ASSERT_TRUE(article.date);
  EXPECT_EQ(article.date->basis, DateBasis::kInferred);
}

TEST(BuildArticleTest, MakesATitleOfTheFirstSentence) {
  std::string words;
  for (int i = 0; i < 40; ++i) words += "слово ";
  struct Row {
    std::string text;
    std::string title;
  };
  for (const Row& row : {
           Row{"The minister came. He left.", "The minister came."},
           Row{"22 October\n\nThe U.S. minister\ncame to J. Smith. He left.",
               "The U.S. minister came to J. Smith."},
           Row{"«Он приехал!» — сказано. Да", "«Он приехал!»"},
           Row{"No end", "No end"},
           Row{"22 October 2025", "22 October 2025"},
           Row{words, words.substr(0, 19 * 11 + 10) + "…"},
           Row{std::string(200, 'x'), std::string(119, 'x') + "…"},
       }) {
    const Article article = Build({.text = row.text});
    EXPECT_EQ(article.title, row.title);
    EXPECT_LE(text::CountCodePoints(article.title), 120U);
  }
  EXPECT_EQ(Build({.title = "Title"}).title, "Title");
}

TEST(BuildArticleTest, TakesTheLanguageOfTheRecordOrGuesses) {
  struct Row {
    const char* language;
    const char* text;
    text::Language expected;
  };
  for (const Row& row : {
           Row{"ru", "English text", text::Language::kRussian},
           Row{"en-GB", "Русский текст", text::Language::kEnglish},
           Row{"", "Русский текст", text::Language::kRussian},
           Row{"fr", "English text", text::Language::kEnglish},
       }) {
    EXPECT_EQ(Build({.text = row.text, .language = row.language}).language, row.expected);
  }
}

TEST(BuildArticleTest, TakesTheDefaultSource) {
  EXPECT_EQ(Build({.text = "One."}).source, "mine");
  EXPECT_EQ(Build({.text = "One.", .source = "tass"}).source, "tass");
}

TEST(BuildArticleTest, NamesWhatIsWrong) {
  struct Row {
    Record record;
    const char* message;
  };
  for (const Row& row : {
           Row{{}, "has neither \"title\" nor \"text\""},
           Row{{.title = " ", .text = "\n\u00A0"}, "has neither \"title\" nor \"text\""},
           Row{{.title = "T", .text = "ab\xFF"}, "\"text\" is not valid UTF-8 at byte 3"},
           Row{{.title = "\xC0\x80", .text = "B"}, "\"title\" is not valid UTF-8 at byte 1"},
           Row{{.text = "B", .language = "e\xFF"}, "\"lang\" is not valid UTF-8 at byte 2"},
           Row{{.text = "B", .date = "2027-01-01"}, "\"date\": \"2027-01-01\" lies in the future"},
       }) {
    const Result<Article> article = BuildArticle(row.record, {.path = "p", .line = 12}, kOptions);
    ASSERT_FALSE(article);
    EXPECT_EQ(article.error().code, ErrorCode::kInvalidInput);
    EXPECT_EQ(article.error().message, row.message);
  }
}

// "title: span = value", with D for the dateline.
std::vector<std::string> DatesOf(const Article& article) {
  std::vector<std::string> told;
  for (const EventDate& date : article.title_dates) {
    told.push_back("title: " + std::string(date.span.In(article.title)) + " = " +
                   date.period.ToString());
  }
  for (const EventDate& date : article.text_dates) {
    told.push_back(std::string(date.span.In(article.text)) + " = " + date.period.ToString() +
                   (date.is_dateline ? " D" : ""));
  }
  return told;
}

TEST(BuildArticleTest, TellsTheDatelineFromTheDatesThatTheTextNames) {
  EXPECT_THAT(DatesOf(Build({.title = "Talks in May 2024",
                             .text = "Moscow, 22 October 2025\n\nThey met yesterday.",
                             .language = "en"})),
              ElementsAre("title: May 2024 = 2024-05", "22 October 2025 = 2025-10-22 D",
                          "yesterday = 2025-10-21"));
  EXPECT_THAT(DatesOf(Build({.text = "ТАСС, 30 декабря. Переговоры продолжатся 14 января, сообщили "
                                     "в министерстве 29 декабря.",
                             .date = "2025-12-30"})),
              ElementsAre("30 декабря = 2025-12-30 D", "14 января = 2026-01-14",
                          "29 декабря = 2025-12-29"));
}

TEST(BuildArticleTest, TakesNoDateFromACredit) {
  EXPECT_THAT(DatesOf(Build({.title = "Title",
                             .text = "They met in 2024.\n\nPhoto: Reuters, 3 May 2011",
                             .date = "2025-10-22"})),
              ElementsAre("2024 = 2024"));
}

TEST(BuildArticleTest, TakesNoDateTwiceFromATitleThatIsMadeOfTheText) {
  EXPECT_THAT(DatesOf(Build({.text = "They met in 2024. He left."})), ElementsAre("2024 = 2024"));
}

TEST(NamesTest, AreThoseOfTheInterface) {
  EXPECT_EQ(BlockKindName(BlockKind::kDateline), "dateline");
  EXPECT_EQ(BlockKindName(BlockKind::kParagraph), "p");
  EXPECT_EQ(BlockKindName(BlockKind::kSubhead), "h2");
  EXPECT_EQ(BlockKindName(BlockKind::kQuote), "quote");
  EXPECT_EQ(BlockKindName(BlockKind::kCredit), "credit");
  EXPECT_EQ(DateBasisName(DateBasis::kStated), "stated");
  EXPECT_EQ(DateBasisName(DateBasis::kInferred), "inferred");
  EXPECT_EQ(DateBasisName(DateBasis::kMetadata), "metadata");
}

}  // namespace
}  // namespace dossier::article
