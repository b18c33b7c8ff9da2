#include "article/json_values.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "article/read_text.h"

namespace dossier::article {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

std::vector<std::string> Read(const std::string& bytes, std::size_t max_bytes = 1000) {
  return ReadAllWith(ReadJsonValues, bytes, max_bytes);
}

TEST(JsonValuesTest, ReadsAnArrayByTheNumbersOfItsElements) {
  EXPECT_THAT(Read(R"([{"title":"A"},{"title":"B","text":"]},{"}])"),
              ElementsAre("1:A|", "2:B|]},{"));
  EXPECT_THAT(Read("[\n  {\n    \"title\": \"A\",\n    \"x\": [1, {\"y\": \"\\\"}\"}]\n  }\n]\n"),
              ElementsAre("1:A|"));
}

TEST(JsonValuesTest, ReadsObjectsByTheirNumbers) {
  EXPECT_THAT(Read("{\n\"title\": \"A\"\n}\n"), ElementsAre("0:A|"));
  EXPECT_THAT(Read("{\n\"title\": \"A\"\n}\n\n{\n\"title\": \"B\"\n}\n"),
              ElementsAre("1:A|", "2:B|"));
}

TEST(JsonValuesTest, SkipsWhatIsBad) {
  EXPECT_THAT(
      Read(R"([{"title":1}, 5, {"text":"\xB"}, null, {"title":"\u042F"}])"),
      ElementsAre("1!\"title\" is a number, expected a string", "2!is a number, expected an object",
                  HasSubstr("3!is not valid JSON"), "4!is null, expected an object", "5:Я|"));
  EXPECT_THAT(Read("[{\"title\":\"" + std::string(100, 'x') + "\"},{\"title\":\"B\"}]", 50),
              ElementsAre("1!is longer than 50 bytes", "2:B|"));
  EXPECT_THAT(Read("[{\"title\":\"Привет\xD0\"},{\"title\":\"B\"}]"),
              ElementsAre("1!is not valid UTF-8 at byte 23", "2:B|"));
}

TEST(JsonValuesTest, NamesWhereItEnds) {
  EXPECT_THAT(Read("[]"), ElementsAre("1!has no text"));
  EXPECT_THAT(Read("[{\"title\":\"A\"}, "),
              ElementsAre("1:A|", "2!ends in the middle of its array"));
  EXPECT_THAT(Read("[{\"title\":\"A\"}] x"), ElementsAre("1:A|", "2!goes on behind its array"));
  EXPECT_THAT(Read("[{\"title\":\"A"), ElementsAre(HasSubstr("1!is not valid JSON at byte"),
                                                   "2!ends in the middle of its array"));
  EXPECT_THAT(Read("{\n\"title\":\"A\"}\nSome text\nof many words"),
              ElementsAre("1:A|", HasSubstr("2!is not valid JSON at byte 1")));
}

}  // namespace
}  // namespace dossier::article
