#include "http/json_writer.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

namespace dossier::http {
namespace {

template <typename T>
std::string Written(const T& value) {
  JsonWriter json;
  json.Value(value);
  return json.Text();
}

TEST(JsonWriterTest, WritesValues) {
  EXPECT_EQ(Written(nullptr), "null");
  EXPECT_EQ(Written(true), "true");
  EXPECT_EQ(Written(-3), "-3");
  EXPECT_EQ(Written(std::numeric_limits<std::uint64_t>::max()), "18446744073709551615");
  EXPECT_EQ(Written(12.345), "12.345");
  EXPECT_EQ(Written(0.1), "0.1");
  EXPECT_EQ(Written("plain"), "\"plain\"");
  EXPECT_EQ(Written(std::vector<std::string>{"a", "б"}), "[\"a\",\"б\"]");
  EXPECT_EQ(Written(std::vector<std::vector<std::string>>{{}, {"a"}}), "[[],[\"a\"]]");
  EXPECT_EQ(Written(std::optional<int>()), "null");
  EXPECT_EQ(Written(std::optional<std::string>("a")), "\"a\"");
}

TEST(JsonWriterTest, WritesAnyStringAsOne) {
  struct Case {
    std::string text;
    std::string json;
  };
  for (const Case& c : std::vector<Case>{
           {"", "\"\""},
           {"a \"b\" \\c/", "\"a \\\"b\\\" \\\\c/\""},
           {"\n\t\x01", "\"\\n\\t\\u0001\""},
           {std::string("a\0b", 3), "\"a\\u0000b\""},
           {"Росси́я 😀", "\"Росси́я 😀\""},
           {"a\xFF"
            "b\xD0",
            "\"a\uFFFDb\uFFFD\""},
       }) {
    EXPECT_EQ(Written(c.text), c.json) << c.text;
  }
}

TEST(JsonWriterTest, WritesObjectsAndLists) {
  JsonWriter json;
  json.Object([&] {
    json.Member("count", 2U);
    json.Member("hits", [&] {
      json.List(std::vector<int>{1, 2},
                [&](int hit) { json.Object([&] { json.Member("id", hit); }); });
    });
    json.Member("none", [&] { json.List([] {}); });
    json.Member("empty", [&] { json.Object([] {}); });
  });
  EXPECT_EQ(json.Text(), R"({"count":2,"hits":[{"id":1},{"id":2}],"none":[],"empty":{}})");
}

}  // namespace
}  // namespace dossier::http
