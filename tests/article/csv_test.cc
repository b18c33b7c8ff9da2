#include "article/csv.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "article/read_text.h"

namespace dossier::article {
namespace {

using ::testing::ElementsAre;

std::vector<std::string> Read(const std::string& bytes, std::size_t max_bytes = 1000) {
  return ReadAllWith(ReadCsv, bytes, max_bytes);
}

TEST(CsvTest, IsKnownByItsHeader) {
  for (const char* header : {"id,title,text", "Headline;Published At", "x\t\"Body\"\tURL",
                             "\n\nЗаголовок,ТЕКСТ,прочее", "link, content ,author"}) {
    EXPECT_TRUE(LooksLikeCsv(std::string(header) + "\nx")) << header;
  }
  for (const char* header :
       {"title", "id,date,url", "The title, the text", "Text: a title, x", "title|text", ""}) {
    EXPECT_FALSE(LooksLikeCsv(std::string(header) + "\nx")) << header;
  }
}

TEST(CsvTest, ReadsEachColumn) {
  std::istringstream stream(
      "GUID;Headline;Content;Published-At;Dateline;Language;Publisher;Link;Views\n"
      "a1;T;B;2025-10-22;MOSCOW;ru;tass;http://x;7\n");
  TextInput input{*stream.rdbuf(), text::Decoder(), 1000};
  ReadCsv(input, {}, [](Result<Record> record, const Origin& origin) {
    EXPECT_EQ(origin.line, 2U);
    EXPECT_EQ(record->id, "a1");
    EXPECT_EQ(record->title, "T");
    EXPECT_EQ(record->text, "B");
    EXPECT_EQ(record->date, "2025-10-22");
    EXPECT_EQ(record->dateline, "MOSCOW");
    EXPECT_EQ(record->language, "ru");
    EXPECT_EQ(record->source, "tass");
    EXPECT_EQ(record->url, "http://x");
    return true;
  });
}

TEST(CsvTest, NamesAQuotationMarkThatIsNotClosed) {
  EXPECT_THAT(Read("title,text\nA,one\nB,\"two\nC,three\n"),
              ElementsAre("2:A|one", ::testing::HasSubstr("not closed before the end")));
}

TEST(CsvTest, ReadsQuotedValues) {
  EXPECT_THAT(Read("title,text\n\"A, \"\"B\"\"\",\"one\ntwo, three\r\n\r\nfour\"\r\nC,\"D\"\n"),
              ElementsAre("2:A, \"B\"|one\ntwo, three\r\n\r\nfour", "6:C|D"));
  EXPECT_THAT(Read("title\ttext\nA\t\t\nB\tx, y\tz"),
              ElementsAre("2!has 3 values, the header has 2", "3!has 3 values, the header has 2"));
  EXPECT_THAT(Read("title\ttext\nA\t\n\tx, y"), ElementsAre("2:A|", "3:|x, y"));
  EXPECT_THAT(Read("title;text\n\nA;B"), ElementsAre("3:A|B"));
}

TEST(CsvTest, PrefersTheTextToTheSummary) {
  EXPECT_THAT(Read("summary,title,body\ns,t,b\n"), ElementsAre("2:t|b"));
  EXPECT_THAT(Read("summary,title\ns,t\n"), ElementsAre("2:t|s"));
}

TEST(CsvTest, SkipsWhatIsBad) {
  EXPECT_THAT(Read("id,title,text\n1,,\n2,B,b,b\n3,C\n4,D,d\n"),
              ElementsAre("2!has neither title nor text", "3!has 4 values, the header has 3",
                          "4:C|", "5:D|d"));
  EXPECT_THAT(Read("title,text\nA," + std::string(100, 'x') + "\nB,b\n", 50),
              ElementsAre("2!is longer than 50 bytes", "3:B|b"));
  // A quote that nobody closes costs no more than the limit.
  EXPECT_THAT(
      Read("title,text\nA,\"x\n" + std::string(30, 'x') + "\n" + std::string(30, 'x') + "\nB,b\n",
           50),
      ElementsAre("2!is longer than 50 bytes", "5:B|b"));
  EXPECT_THAT(Read("title,text\nA,\"Привет\n\xD0,\"\nB,b"),
              ElementsAre("2!is not valid UTF-8 at byte 1, and no other charset fits", "4:B|b"));
}

TEST(CsvTest, ReadsOtherCharsets) {
  // «Мир;труд и май» in CP1251.
  EXPECT_THAT(Read("title;text\n\xCC\xE8\xF0;\xF2\xF0\xF3\xE4 \xE8 \xEC\xE0\xE9\n"),
              ElementsAre("2:Мир|труд и май"));
}

}  // namespace
}  // namespace dossier::article
