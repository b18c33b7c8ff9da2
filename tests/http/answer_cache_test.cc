#include "http/answer_cache.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace dossier::http {
namespace {

using testing::HasSubstr;
using testing::Not;

Response Answer(std::string body) {
  Response response;
  response.body = std::move(body);
  response.headers["ETag"] = "W/\"1\"";
  response.headers["Server-Timing"] = "total;dur=3.60";
  response.hits = 7;
  response.search_times = SearchTimes{1, 2};
  return response;
}

TEST(AnswerCacheTest, SaysThatItsAnswersAreCached) {
  AnswerCache cache;
  EXPECT_FALSE(cache.Find("tag"));
  cache.Add(
      "tag",
      Answer(
          R"({"query":{"text":"\"timing_ms\":{1}"},"timing_ms":{"parse":0.1,"total":3.6},"links":{}})"));
  const auto kept = cache.Find("tag");
  ASSERT_TRUE(kept);
  EXPECT_THAT(kept->body, HasSubstr(R"("text":"\"timing_ms\":{1}"},"timing_ms":{"parse":0.0,)"));
  EXPECT_THAT(kept->body, HasSubstr(R"("total":0.0,"cached":true},"links":{}})"));
  EXPECT_THAT(kept->body, Not(HasSubstr("3.6")));
  EXPECT_EQ(kept->headers.at("Server-Timing"), "cached, total;dur=0");
  EXPECT_EQ(kept->headers.at("ETag"), "W/\"1\"");
  EXPECT_EQ(kept->hits, 7U);
  EXPECT_FALSE(kept->search_times);
  EXPECT_FALSE(cache.Find("other"));
}

TEST(AnswerCacheTest, KeepsToItsBytes) {
  AnswerCache cache(10'000);
  cache.Add("large", Answer(std::string(20'000, 'x')));
  EXPECT_FALSE(cache.Find("large"));
  for (int i = 0; i < 100; ++i) {
    cache.Add("tag" + std::to_string(i), Answer(std::string(1'000, 'x')));
  }
  EXPECT_TRUE(cache.Find("tag99"));
  EXPECT_FALSE(cache.Find("tag0"));
}

}  // namespace
}  // namespace dossier::http
