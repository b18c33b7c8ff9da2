#include "article/plain_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace dossier::article {
namespace {

TEST(PlainTextTest, PartsHeadlineAndText) {
  struct Row {
    std::string bytes;
    const char* title;
    const char* text;
  };
  const std::string long_line(301, 'x');
  for (const Row& row : {
           Row{"Title\n\n22 October\n\nBody.\n", "Title", "22 October\n\nBody."},
           Row{"\n \n  Title \nBody.", "Title", "Body."},
           Row{"Title", "Title", ""},
           Row{"Title\n\n \n", "Title", ""},
           Row{"Title\r\n\r\nA\r\nB\rC", "Title", "A\nB\nC"},
           Row{"Title\n\n    Indented\nline", "Title", "    Indented\nline"},
           Row{long_line + "\nMore.", "", nullptr},
       }) {
    const auto record = ParsePlainText(row.bytes);
    ASSERT_TRUE(record) << row.bytes;
    EXPECT_EQ(record->title, row.title);
    EXPECT_EQ(record->text, row.text != nullptr ? row.text : row.bytes);
  }
}

TEST(PlainTextTest, RefusesWhatHasNoText) {
  struct Row {
    std::string bytes;
    const char* message;
  };
  for (const Row& row : {
           Row{"", "has no text"},
           Row{" \n\u00A0\uFEFF", "has no text"},
       }) {
    const auto record = ParsePlainText(row.bytes);
    ASSERT_FALSE(record) << row.bytes;
    EXPECT_EQ(record.error().code, ErrorCode::kInvalidInput);
    EXPECT_EQ(record.error().message, row.message);
  }
}

}  // namespace
}  // namespace dossier::article
