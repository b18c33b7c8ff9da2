#include "article/formats.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>
#include <vector>

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

TEST(DetectFormatTest, GoesByTheFirstCharacter) {
  EXPECT_EQ(DetectFormat("{\"id\""), Format::kJsonLines);
  EXPECT_EQ(DetectFormat(" \n\t{"), Format::kJsonLines);
  EXPECT_EQ(DetectFormat("\xEF\xBB\xBF{"), Format::kJsonLines);
  EXPECT_EQ(DetectFormat("Title {"), Format::kPlainText);
  EXPECT_EQ(DetectFormat("[1]"), Format::kPlainText);
  EXPECT_EQ(DetectFormat(""), Format::kPlainText);
}

TEST(ReadRecordsTest, ReadsLinesOfJson) {
  EXPECT_THAT(ReadAll("{\"title\":\"A\"}\n\n{\"title\":\"B\"}\r\n{\"title\":\"C\"}"),
              ElementsAre("1:A", "3:B", "4:C"));
  EXPECT_THAT(ReadAll("\n \n{\"title\":\"A\"}\n"), ElementsAre("3:A"));
}

TEST(ReadRecordsTest, NamesTheLineOfAnError) {
  EXPECT_THAT(
      ReadAll(
          "{\"title\":\"A\"}\n{\"title\":1}\nplain\n{\"title\":\"B\xFF\"}\n{\"title\":\"C\"}\n"),
      ElementsAre("1:A", "2!\"title\" is a number, expected a string",
                  "3!is not valid JSON at byte 1 (invalid literal)",
                  "4!is not valid UTF-8 at byte 11", "5:C"));
}

TEST(ReadRecordsTest, ReadsPlainTextAsOneRecord) {
  EXPECT_THAT(ReadAll("Title\n\n{\"title\":\"A\"}\n"), ElementsAre("0:Title"));
  EXPECT_THAT(ReadAll(""), ElementsAre("0!has no text"));
  EXPECT_THAT(ReadAll(" \n\n"), ElementsAre("0!has no text"));
  EXPECT_THAT(ReadAll(std::string("T\0", 2)), ElementsAre("0!is not text (a NUL at byte 1)"));
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

TEST(ReadRecordsTest, StopsWhereTheSinkSaysSo) {
  EXPECT_THAT(ReadAll("{\"title\":\"A\"}\n{\"title\":\"B\"}\n", 1000, 1), ElementsAre("1:A"));
  EXPECT_THAT(ReadAll("Title", 1000, 1), ElementsAre("0:Title"));
}

// A stream buffer of endless bytes that are all one.
class Endless : public std::streambuf {
 public:
  Endless(char byte, std::size_t count) : block_(1 << 16, byte), left_(count) {}

 protected:
  int_type underflow() override {
    if (left_ == 0) return traits_type::eof();
    const std::size_t size = std::min(left_, block_.size());
    left_ -= size;
    setg(block_.data(), block_.data(), block_.data() + size);
    return traits_type::to_int_type(block_.front());
  }

 private:
  std::string block_;
  std::size_t left_;
};

TEST(ReadRecordsTest, KeepsNoMoreOfALineThanTheLimit) {
  for (const char byte : {'x', '{', ' '}) {
    Endless endless(byte, 64U << 20);
    std::istream input(&endless);
    std::size_t records = 0;
    ReadRecords(input, {.path = "p"}, 1000, [&](Result<Record> record, const Origin&) {
      ++records;
      EXPECT_FALSE(record);
      return true;
    });
    EXPECT_EQ(records, 1U);
  }
}

}  // namespace
}  // namespace dossier::article
