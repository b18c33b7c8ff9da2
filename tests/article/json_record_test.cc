#include "article/json_record.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace dossier::article {
namespace {

using ::testing::HasSubstr;

TEST(JsonRecordTest, ReadsEachMember) {
  const auto record = ParseJsonRecord(
      R"({"id":"a1","title":"T","date":"2025-10-22","dateline":"MOSCOW","text":"Я\nB","lang":"ru","source":"tass","url":"http://x"})");
  ASSERT_TRUE(record) << record.error().message;
  EXPECT_EQ(record->id, "a1");
  EXPECT_EQ(record->title, "T");
  EXPECT_EQ(record->date, "2025-10-22");
  EXPECT_EQ(record->dateline, "MOSCOW");
  EXPECT_EQ(record->text, "Я\nB");
  EXPECT_EQ(record->language, "ru");
  EXPECT_EQ(record->source, "tass");
  EXPECT_EQ(record->url, "http://x");
}

TEST(JsonRecordTest, TakesNullAndEmptyForAbsent) {
  const auto record = ParseJsonRecord(R"({"id":null,"title":"","text":"B","date":null})");
  ASSERT_TRUE(record);
  EXPECT_EQ(record->id, "");
  EXPECT_EQ(record->date, "");
}

TEST(JsonRecordTest, TakesNumbersForIdAndDate) {
  const auto record = ParseJsonRecord(R"({"id":12146,"date":1998,"text":"B"})");
  ASSERT_TRUE(record);
  EXPECT_EQ(record->id, "12146");
  EXPECT_EQ(record->date, "1998");
  EXPECT_EQ(ParseJsonRecord(R"({"id":-1,"text":"B"})")->id, "-1");
  EXPECT_EQ(ParseJsonRecord(R"({"id":1.50,"text":"B"})")->id, "1.50");
}

TEST(JsonRecordTest, LeavesOtherMembersAlone) {
  const auto record = ParseJsonRecord(
      R"({"places":["usa",{"text":"no","title":[1]}],"n":{"id":3},"x":true,"x":1,"text":"B","y":[[]]})");
  ASSERT_TRUE(record) << record.error().message;
  EXPECT_EQ(record->text, "B");
  EXPECT_EQ(record->title, "");
  EXPECT_EQ(record->id, "");
}

TEST(JsonRecordTest, TakesAByteOrderMark) {
  EXPECT_TRUE(ParseJsonRecord("\xEF\xBB\xBF{\"text\":\"B\"}"));
}

TEST(JsonRecordTest, NamesWhatIsWrong) {
  struct Row {
    const char* line;
    const char* message;
  };
  for (const Row& row : {
           Row{R"({"title":5,"text":"B"})", "\"title\" is a number, expected a string"},
           Row{R"({"text":["B"]})", "\"text\" is an array, expected a string"},
           Row{R"({"text":{"a":1}})", "\"text\" is an object, expected a string"},
           Row{R"({"id":true,"text":"B"})", "\"id\" is a boolean, expected a string"},
           Row{R"({"title":"A","title":"B"})", "\"title\" stands twice"},
           Row{R"({"title":null,"title":"B"})", "\"title\" stands twice"},
           Row{R"({"id":"a"})", "has neither \"title\" nor \"text\" (id \"a\")"},
           Row{R"({"title":" ","text":"\n\u00a0"})", "has neither \"title\" nor \"text\""},
           Row{R"([{"text":"B"}])", "is an array, expected an object"},
           Row{R"("text")", "is a string, expected an object"},
           Row{"12", "is a number, expected an object"},
           Row{"null", "is null, expected an object"},
       }) {
    const auto record = ParseJsonRecord(row.line);
    ASSERT_FALSE(record) << row.line;
    EXPECT_EQ(record.error().code, ErrorCode::kInvalidInput);
    EXPECT_EQ(record.error().message, row.message) << row.line;
  }
}

TEST(JsonRecordTest, NamesWhereJsonIsBroken) {
  struct Row {
    const char* line;
    const char* place;
  };
  for (const Row& row : {
           Row{R"({"text":"B")", "is not valid JSON at byte 12"},
           Row{R"({"text":"B"} x)", "is not valid JSON at byte 14"},
           Row{R"({"text":nope})", "is not valid JSON at byte 10"},
           Row{R"({"text":"\ud800"})", "surrogate"},
           Row{R"({"text":"\udc00"})", "surrogate"},
           Row{R"({"text":"a	b"})", "control character"},
           Row{R"({"id":1e999,"text":"B"})", "is not valid JSON at byte"},
           Row{"", "is not valid JSON at byte 1"},
       }) {
    const auto record = ParseJsonRecord(row.line);
    ASSERT_FALSE(record) << row.line;
    EXPECT_THAT(record.error().message, HasSubstr(row.place)) << row.line;
    EXPECT_LT(record.error().message.size(), 200U);
  }
}

TEST(JsonRecordTest, TakesSurrogatesInPairs) {
  EXPECT_EQ(ParseJsonRecord(R"({"text":"\ud83d\ude00"})")->text, "😀");
}

TEST(JsonRecordTest, BoundsTheDepth) {
  const std::string arrays(62, '[');
  const std::string ends(62, ']');
  EXPECT_TRUE(ParseJsonRecord(R"({"text":"B","x":)" + arrays + ends + "}"));
  const auto record = ParseJsonRecord(R"({"text":"B","x":)" + std::string(1 << 20, '['));
  ASSERT_FALSE(record);
  EXPECT_EQ(record.error().message, "is nested deeper than 64");
  std::string objects;
  for (int i = 0; i < 1 << 18; ++i) objects += "{\"a\":";
  EXPECT_FALSE(ParseJsonRecord(objects));
}

}  // namespace
}  // namespace dossier::article
