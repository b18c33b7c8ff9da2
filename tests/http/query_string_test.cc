#include "http/query_string.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "text/utf8.h"

namespace dossier::http {
namespace {

using Pairs = std::vector<std::pair<std::string, std::string>>;

TEST(QueryStringTest, TakesParametersApartInTheirOrder) {
  struct Case {
    std::string_view query;
    Pairs parameters;
  };
  const std::vector<Case> cases = {
      {"", {}},
      {"&&", {}},
      {"q=a", {{"q", "a"}}},
      {"b=2&a=1&b=3", {{"b", "2"}, {"a", "1"}, {"b", "3"}}},
      {"q=%D0%BB+x%2B", {{"q", "л x+"}}},
      {"q", {{"q", ""}}},
      {"q=", {{"q", ""}}},
      {"=a", {{"", "a"}}},
      {"q=a=b", {{"q", "a=b"}}},
      {"not%2Eperson=x", {{"not.person", "x"}}},
      {"q=a%0Ab%09", {{"q", "a\nb\t"}}},
  };
  for (const Case& c : cases) {
    const auto parsed = ParseQueryString(c.query);
    ASSERT_TRUE(parsed.has_value()) << c.query;
    Pairs pairs;
    for (const Parameter& parameter : *parsed) pairs.emplace_back(parameter.name, parameter.value);
    EXPECT_EQ(pairs, c.parameters) << c.query;
  }
}

TEST(QueryStringTest, RefusesWhatIsNotTextInUtf8) {
  for (const std::string_view query :
       {"q=%", "q=%4", "q=%zz", "q=%+1", "q=%ff", "q=%C0%80", "q=%ED%A0%80", "q=%00", "q=a%1B",
        "q=%7F", "q=\xD0", "a=1&q=%FF&b=%FF", "%71=%FF"}) {
    const auto parsed = ParseQueryString(query);
    ASSERT_FALSE(parsed.has_value()) << query;
    EXPECT_EQ(parsed.error().name, "q") << query;
  }
  for (const std::string_view query : {"%00=a", "\xD0=a", "q=a&%=b"}) {
    const auto parsed = ParseQueryString(query);
    ASSERT_FALSE(parsed.has_value()) << query;
    EXPECT_EQ(parsed.error().name, "") << query;
  }
}

TEST(QueryStringTest, SaysInUtf8WhatIsWrong) {
  for (const std::string_view query : {"q=\xD0", "q=%\xD0\xB0", "q=\xD0%BB%00"}) {
    const auto parsed = ParseQueryString(query);
    ASSERT_FALSE(parsed.has_value()) << query;
    EXPECT_TRUE(text::IsValidUtf8(parsed.error().message)) << query;
  }
}

TEST(QueryStringTest, EncodesAllButUnreservedCharacters) {
  EXPECT_EQ(PercentEncode("aZ9-._~"), "aZ9-._~");
  EXPECT_EQ(PercentEncode("л &+/%"), "%D0%BB%20%26%2B%2F%25");
}

TEST(QueryStringTest, DecodesWhatItEncodes) {
  std::string bytes;
  for (int byte = 0; byte < 256; ++byte) bytes += static_cast<char>(byte);
  EXPECT_EQ(*PercentDecode(PercentEncode(bytes)), bytes);
}

}  // namespace
}  // namespace dossier::http
