#include "article/formats.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>
#include <vector>

#include "article/input.h"

namespace dossier::article {
namespace {

using ::testing::ElementsAre;

// What the sink was told, one line a record: "3:title" or "3!message"; the number is that of the
// line.
std::vector<std::string> ReadAll(const std::string& bytes, std::size_t max_bytes = 1000,
                                 std::size_t stop_after = 100) {
  std::istringstream input(bytes);
  std::vector<std::string> told;
  const bool went_through =
      ReadRecords(input, {.path = "p", .relative_path = "p"}, max_bytes,
                  [&](Result<Record> record, const Origin& origin) {
                    EXPECT_EQ(origin.path, "p");
                    told.push_back(std::to_string(origin.line) +
                                   (record ? ":" + record->title : "!" + record.error().message));
                    return told.size() < stop_after;
                  });
  EXPECT_EQ(went_through, told.size() < stop_after);
  return told;
}

TEST(FormatNameTest, GoesByTheContent) {
  struct Row {
    std::string_view start;
    std::string_view name;
  };
  for (const Row& row : {
           Row{"{\"id\"", "JSON Lines"},
           Row{" \n\t{", "JSON Lines"},
           Row{"{\"title\":\"A\"}\n", "JSON Lines"},
           Row{"{\"title\":\"A\n{\"title\":\"B\"}\n", "JSON Lines"},
           Row{"{\n  \"title\": \"A\"\n}", "JSON"},
           Row{"[{\"title\"", "JSON"},
           Row{" [\n {}]", "JSON"},
           Row{"[]", "JSON"},
           Row{"title,text\n", "CSV"},
           Row{"Headline;Body;x\r\n\"A\";", "CSV"},
           Row{"\"Заголовок\"\tТекст\nА", "CSV"},
           Row{"title,text", "plain text"},
           Row{"Title, and more\nText", "plain text"},
           Row{"Title {", "plain text"},
           Row{"[1]", "plain text"},
           Row{"", "plain text"},
       }) {
    EXPECT_EQ(FormatName(row.start), row.name) << row.start;
  }
}

TEST(ReadRecordsTest, ReadsLinesOfJson) {
  EXPECT_THAT(ReadAll("{\"title\":\"A\"}\n\n{\"title\":\"B\"}\r\n{\"title\":\"C\"}"),
              ElementsAre("1:A", "3:B", "4:C"));
  EXPECT_THAT(ReadAll("\n \n{\"title\":\"A\"}\n"), ElementsAre("3:A"));
}

TEST(ReadRecordsTest, NamesTheLineOfAnError) {
  EXPECT_THAT(ReadAll("{\"title\":\"A\"}\n{\"title\":1}\nplain\n{\"title\":\"Привет\xD0\"}\n{"
                      "\"title\":\"C\"}\n"),
              ElementsAre("1:A", "2!\"title\" is a number, expected a string",
                          "3!is not valid JSON at byte 1 (invalid literal)",
                          "4!is not valid UTF-8 at byte 23", "5:C"));
}

TEST(ReadRecordsTest, ReadsPlainTextAsOneRecord) {
  EXPECT_THAT(ReadAll("Title\n\n{\"title\":\"A\"}\n"), ElementsAre("0:Title"));
  EXPECT_THAT(ReadAll(""), ElementsAre("0!has no text"));
  EXPECT_THAT(ReadAll(" \n\n"), ElementsAre("0!has no text"));
  EXPECT_THAT(ReadAll(std::string("T\0", 2)), ElementsAre("0!is not text (a NUL at byte 2)"));
}

TEST(ReadRecordsTest, TellsFormatsApartByTheirContent) {
  EXPECT_THAT(ReadAll("<!DOCTYPE html><article><h1>Title</h1><p>He has arrived.</article>"),
              ElementsAre("0:Title"));
  EXPECT_THAT(ReadAll("---\ntitle: Title\n---\nOne.\n"), ElementsAre("0:Title"));
  EXPECT_THAT(ReadAll("<rss><channel>\n<item><title>A</title></item>\n"
                      "<item><title>B</title></item></channel></rss>"),
              ElementsAre("2:A", "3:B"));
  EXPECT_THAT(ReadAll("<REUTERS NEWID=\"1\">\n<TEXT><TITLE>A</TITLE></TEXT></REUTERS>"),
              ElementsAre("1:A"));
}

TEST(ReadRecordsTest, SkipsWhatIsTooLong) {
  const std::string long_line = "{\"title\":\"" + std::string(100, 'x') + "\"}\n";
  EXPECT_THAT(ReadAll("{\"title\":\"A\"}\n" + long_line + "{\"title\":\"B\"}\n", 50),
              ElementsAre("1:A", "2!is longer than 50 bytes", "3:B"));
  EXPECT_THAT(ReadAll(long_line + "{\"title\":\"B\"}\n", 50),
              ElementsAre("1!is longer than 50 bytes", "2:B"));
  EXPECT_THAT(ReadAll("Title\n" + std::string(100, 'x'), 50),
              ElementsAre("0!is longer than 50 bytes"));
  EXPECT_THAT(ReadAll("T\n" + std::string(48, 'x'), 50), ElementsAre("0:T"));
  EXPECT_THAT(ReadAll("T\n" + std::string(49, 'x'), 50), ElementsAre("0!is longer than 50 bytes"));
}

TEST(ReadRecordsTest, ReadsAnyCharset) {
  // «{"title":"Мир и труд"}» and «Мир и труд» in CP1251, KOI8-R and UTF-16.
  EXPECT_THAT(ReadAll("{\"title\":\"\xCC\xE8\xF0 \xE8 \xF2\xF0\xF3\xE4\"}\n{\"title\":\"\xC8\"}"),
              ElementsAre("1:Мир и труд", "2:И"));
  EXPECT_THAT(ReadAll("\xED\xC9\xD2 \xC9 \xD4\xD2\xD5\xC4\n\nText."), ElementsAre("0:Мир и труд"));
  const std::string utf16("\xFF\xFEM\0i\0r\0 \0\x38\4\n\0T\0", 16);
  EXPECT_THAT(ReadAll(utf16), ElementsAre("0:Mir и"));
  EXPECT_THAT(ReadAll(utf16.substr(0, 15)), ElementsAre("0!is not valid UTF-8 at byte 8"));
  EXPECT_THAT(ReadAll(std::string("{\0\"\0t\0i\0t\0l\0e\0\"\0:\0\"\0A\0\"\0}\0\n\0", 26)),
              ElementsAre("1:A"));
  EXPECT_THAT(ReadAll("\xEF\xBB\xBF[{\"title\":\"Я\"}]"), ElementsAre("1:Я"));
  EXPECT_THAT(ReadAll("\xEF\xBB\xBFT\xE9"), ElementsAre("0!is not valid UTF-8 at byte 2"));
}

TEST(ReadRecordsTest, NamesAFileWithoutRecords) {
  EXPECT_THAT(ReadAll("title,text\n"), ElementsAre("0!has no text"));
  EXPECT_THAT(ReadAll("[]"), ElementsAre("1!has no text"));
}

TEST(ReadRecordsTest, NamesForeignFormats) {
  EXPECT_THAT(ReadAll("%PDF-1.7\n"), ElementsAre("0!is a PDF file, which is not read"));
  EXPECT_THAT(ReadAll("{\\rtf1\\ansi}"), ElementsAre("0!is an RTF file, which is not read"));
  EXPECT_THAT(ReadAll(std::string("\x89PNG\r\n\x1A\n\0\0\0\rIHDR", 16)),
              ElementsAre("0!is not text (a NUL at byte 9)"));
}

TEST(ReadRecordsTest, StopsWhereTheSinkSaysSo) {
  EXPECT_THAT(ReadAll("{\"title\":\"A\"}\n{\"title\":\"B\"}\n", 1000, 1), ElementsAre("1:A"));
  EXPECT_THAT(ReadAll("Title", 1000, 1), ElementsAre("0:Title"));
}

// A stream buffer of a start and of endless bytes behind it that are all one.
class Endless : public std::streambuf {
 public:
  Endless(std::string start, char byte, std::size_t count)
      : start_(std::move(start)), block_(1 << 16, byte), left_(count) {
    setg(start_.data(), start_.data(), start_.data() + start_.size());
  }

 protected:
  int_type underflow() override {
    if (left_ == 0) return traits_type::eof();
    const std::size_t size = std::min(left_, block_.size());
    left_ -= size;
    setg(block_.data(), block_.data(), block_.data() + size);
    return traits_type::to_int_type(block_.front());
  }

 private:
  std::string start_;
  std::string block_;
  std::size_t left_;
};

TEST(ReadRecordsTest, KeepsNoMoreOfARecordThanTheLimit) {
  for (const char* start : {"x", "{", " ", "[{\"title\":\"", "[{", "{\n\"title\":\"",
                            "title,text\nA", "title,text\n\"", "\xCF\xF0\xE8\xE2\xE5\xF2"}) {
    SCOPED_TRACE(start);
    Endless endless(start, start[std::string_view(start).size() - 1], 32U << 20);
    std::istream input(&endless);
    std::vector<std::string> told;
    ReadRecords(input, {.path = "p"}, 1000, [&](Result<Record> record, const Origin&) {
      told.push_back(record ? record->title : record.error().message);
      return true;
    });
    ASSERT_FALSE(told.empty());
    EXPECT_EQ(told.front(), "is longer than 1000 bytes");
    EXPECT_LE(told.size(), 2U);  // and that an array has no end
  }
}

}  // namespace
}  // namespace dossier::article
