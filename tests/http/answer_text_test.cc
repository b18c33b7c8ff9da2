#include "http/answer_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "http/compression.h"
#include "support/unpack.h"

namespace dossier::http {
namespace {

using testing::EndsWith;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

constexpr Delivery kKept{.keep_alive = true};
constexpr Delivery kPacked{.accepts_gzip = true, .keep_alive = true};

TEST(AnswerTextTest, SaysHowLongTheBodyIs) {
  const Response response{.content_type = "text/plain", .body = "ok\n", .headers = {{"A", "b"}}};
  const std::string text = WholeAnswer(response, kKept);
  EXPECT_THAT(text, StartsWith("HTTP/1.1 200 OK\r\nDate: "));
  EXPECT_THAT(text, HasSubstr("\r\nA: b\r\n"));
  EXPECT_THAT(text, HasSubstr("\r\nContent-Type: text/plain\r\n"));
  EXPECT_THAT(text, EndsWith("\r\nContent-Length: 3\r\n\r\nok\n"));
  EXPECT_THAT(text, Not(HasSubstr("Connection")));
  const std::string head = WholeAnswer(response, {.head_only = true, .keep_alive = true});
  EXPECT_THAT(head, EndsWith("\r\nContent-Length: 3\r\n\r\n"));
}

TEST(AnswerTextTest, SaysWhetherTheConnectionGoesOn) {
  EXPECT_THAT(WholeAnswer({}, {}), HasSubstr("\r\nConnection: close\r\n"));
  EXPECT_THAT(WholeAnswer({}, {.is_http_1_0 = true, .keep_alive = true}),
              HasSubstr("\r\nConnection: keep-alive\r\n"));
}

TEST(AnswerTextTest, HasNoBodyWhereNothingHasChanged) {
  const std::string text = WholeAnswer({.status = 304, .headers = {{"ETag", "W/\"a\""}}}, kKept);
  EXPECT_THAT(text, EndsWith("ETag: W/\"a\"\r\n\r\n"));
}

TEST(AnswerTextTest, CompressesWhatIsWorthIt) {
  const std::string body(1'000, 'a');
  Response response{.content_type = "application/json; charset=utf-8", .body = body};
  const std::string text = WholeAnswer(response, kPacked);
  EXPECT_THAT(text, HasSubstr("\r\nContent-Encoding: gzip\r\n"));
  EXPECT_EQ(Unpack(text.substr(text.find("\r\n\r\n") + 4)), body);
  EXPECT_THAT(WholeAnswer(response, kKept), EndsWith(body));
  response.body = "short";
  EXPECT_THAT(WholeAnswer(response, kPacked), EndsWith("short"));
  response.body = body;
  response.content_type = "image/png";
  EXPECT_THAT(WholeAnswer(response, kPacked), EndsWith(body));
}

TEST(AnswerTextTest, TakesWhatWasCompressedBefore) {
  const Response response{.content_type = "text/css", .body = "body", .packed = "packed"};
  EXPECT_THAT(WholeAnswer(response, kPacked), EndsWith("Content-Length: 6\r\n\r\npacked"));
  EXPECT_THAT(WholeAnswer(response, kKept), EndsWith("Content-Length: 4\r\n\r\nbody"));
}

TEST(AnswerTextTest, KeepsAFieldOneField) {
  const std::string text = WholeAnswer({.headers = {{"A", "b\r\nSet-Cookie: c\n"}}}, kKept);
  EXPECT_THAT(text, HasSubstr("\r\nA: bSet-Cookie: c\r\n"));
}

TEST(AnswerTextTest, StreamsInChunks) {
  const Response response{.content_type = "text/csv"};
  EXPECT_THAT(StreamHead(response, kKept), HasSubstr("\r\nTransfer-Encoding: chunked\r\n"));
  EXPECT_THAT(StreamHead(response, {.is_http_1_0 = true}), Not(HasSubstr("Transfer-Encoding")));
  EXPECT_EQ(Chunk("0123456789abcdefg"), "11\r\n0123456789abcdefg\r\n");
  EXPECT_EQ(Chunk(""), "");
}

}  // namespace
}  // namespace dossier::http
