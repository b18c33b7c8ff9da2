#include "http/cors.h"

#include <gtest/gtest.h>

namespace dossier::http {
namespace {

Response Answer(const Request& request) {
  if (request.method == "OPTIONS") return {.status = 405};
  return {.body = "articles", .headers = {{"Vary", "Accept-Language"}}};
}

std::string Header(const Response& response, const std::string& name) {
  const auto found = response.headers.find(name);
  return found == response.headers.end() ? "" : found->second;
}

TEST(CorsTest, KnowsAnOrigin) {
  for (const std::string_view good :
       {"*", "https://example.org", "http://localhost:3000", "http://[::1]:80"}) {
    EXPECT_TRUE(IsOrigin(good)) << good;
  }
  for (const std::string_view bad :
       {"", "example.org", "https://", "https://example.org/", "https://Example.org",
        "https://*.example.org", "ftp://example.org", "null", "https://a\r\nb: c"}) {
    EXPECT_FALSE(IsOrigin(bad)) << bad;
  }
}

TEST(CorsTest, LetsTheOriginsReadThatAreNamed) {
  const Handler handler = WithCors({"https://a.example", "https://b.example"}, Answer);
  const Response welcome = handler({.method = "GET", .target = "/", .origin = "https://b.example"});
  EXPECT_EQ(welcome.body, "articles");
  EXPECT_EQ(Header(welcome, "Access-Control-Allow-Origin"), "https://b.example");
  EXPECT_EQ(Header(welcome, "Vary"), "Accept-Language, Origin");
  for (const char* origin : {"", "https://c.example", "https://b.example.evil", "http://b.example",
                             "https://B.example", "null", "*"}) {
    const Response other = handler({.method = "GET", .target = "/", .origin = origin});
    EXPECT_EQ(other.body, "articles");
    EXPECT_EQ(Header(other, "Access-Control-Allow-Origin"), "") << origin;
    EXPECT_EQ(Header(other, "Vary"), "Accept-Language, Origin") << origin;
  }
}

TEST(CorsTest, LetsEverybodyReadWhereToldSo) {
  const Handler handler = WithCors({"*"}, Answer);
  const Response response =
      handler({.method = "GET", .target = "/", .origin = "https://x.example"});
  EXPECT_EQ(Header(response, "Access-Control-Allow-Origin"), "*");
  EXPECT_EQ(Header(response, "Vary"), "Accept-Language");
  EXPECT_EQ(Header(response, "Access-Control-Allow-Credentials"), "");
}

TEST(CorsTest, AnswersThePreflightOfANamedOriginAlone) {
  const Handler handler = WithCors({"https://a.example"}, Answer);
  const Response answered =
      handler({.method = "OPTIONS", .target = "/api/v1/search", .origin = "https://a.example"});
  EXPECT_EQ(answered.status, 204);
  EXPECT_EQ(Header(answered, "Access-Control-Allow-Origin"), "https://a.example");
  EXPECT_EQ(Header(answered, "Access-Control-Allow-Methods"), "GET, HEAD");
  EXPECT_EQ(Header(answered, "Access-Control-Allow-Headers"), "Authorization, If-None-Match");
  EXPECT_EQ(handler({.method = "OPTIONS", .target = "/", .origin = "https://b.example"}).status,
            405);
  EXPECT_EQ(handler({.method = "OPTIONS", .target = "/"}).status, 405);
}

}  // namespace
}  // namespace dossier::http
