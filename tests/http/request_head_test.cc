#include "http/request_head.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

namespace dossier::http {
namespace {

using namespace std::string_literals;

// 0: accepted.
int StatusOf(const std::string& head) {
  const HeadEnd end = FindHeadEnd(head, 0);
  if (end.fault) return end.fault->status;
  if (end.size == 0) return -1;  // more is awaited
  const RequestHead request = ParseRequestHead(std::string_view(head).substr(0, end.size));
  return request.fault ? request.fault->status : 0;
}

TEST(RequestHeadTest, TakesWhatTheHandlerNeeds) {
  const RequestHead head = ParseRequestHead(
      "GET /api/v1/search?q=a%20b HTTP/1.1\r\nhost: localhost:8080\r\nAccept-Language:  ru, en \r\n"
      "ACCEPT-ENCODING: gzip\r\nIf-None-Match: \"a\"\r\nIf-None-Match: \"b\"\r\n"
      "Authorization: Bearer x\r\nOrigin: https://example.org\r\nREMOTE_ADDR: 1.2.3.4\r\n\r\n");
  ASSERT_FALSE(head.fault);
  EXPECT_EQ(head.method, "GET");
  EXPECT_EQ(head.target, "/api/v1/search?q=a%20b");
  EXPECT_EQ(head.accept_language, "ru, en");
  EXPECT_EQ(head.if_none_match, "\"a\", \"b\"");
  EXPECT_EQ(head.authorization, "Bearer x");
  EXPECT_EQ(head.host, "localhost:8080");
  EXPECT_EQ(head.origin, "https://example.org");
  EXPECT_TRUE(head.accepts_gzip);
  EXPECT_TRUE(head.keep_alive);
  EXPECT_FALSE(head.is_http_1_0);
  EXPECT_FALSE(head.has_body);
}

TEST(RequestHeadTest, TakesAnAddressForItsPathAndItsHost) {
  struct Case {
    std::string target;
    std::string host;
    std::string path;
  };
  const std::vector<Case> cases = {
      {"http://a.example/search?q=x", "a.example", "/search?q=x"},
      {"http://a.example:81", "a.example:81", "/"},
      {"HTTP://[::1]?q=/x", "[::1]", "/?q=/x"},
      {"https://a.example//b", "a.example", "//b"},
      {"/http://a.example/", "other", "/http://a.example/"},
  };
  for (const Case& c : cases) {
    const RequestHead head =
        ParseRequestHead("GET " + c.target + " HTTP/1.1\r\nHost: other\r\n\r\n");
    ASSERT_FALSE(head.fault) << c.target;
    EXPECT_EQ(head.host, c.host) << c.target;
    EXPECT_EQ(head.target, c.path) << c.target;
  }
  EXPECT_EQ(StatusOf("GET http://a.example/ HTTP/1.1\r\n\r\n"), 400);  // still without a Host
}

TEST(RequestHeadTest, ReadsTheRequestLineStrictly) {
  struct Case {
    std::string line;
    int status;
  };
  const std::vector<Case> cases = {
      {"GET / HTTP/1.1", 0},
      {"HEAD /a?b HTTP/1.0", 0},
      {"DELETE / HTTP/1.1", 0},  // a method, which the handler refuses
      {"M-SEARCH / HTTP/1.1", 0},
      {"GET /п HTTP/1.1", 0},  // as curl sends it
      {"GET /a%00 HTTP/1.1", 0},
      {"", 400},
      {"GET", 400},
      {"GET /", 400},
      {"GET /  HTTP/1.1", 400},
      {"GET  / HTTP/1.1", 400},
      {" GET / HTTP/1.1", 400},
      {"GET / HTTP/1.1 ", 400},
      {"GET\t/ HTTP/1.1", 400},
      {"G(T / HTTP/1.1", 400},
      {" / HTTP/1.1", 400},
      {"GET /a b HTTP/1.1", 400},
      {"GET /a\tb HTTP/1.1", 400},
      {"GET /a#b HTTP/1.1", 400},
      {"GET /a\x01 HTTP/1.1", 400},
      {"GET /a\x7F HTTP/1.1", 400},
      {"GET /\0 HTTP/1.1"s, 400},
      {"GET /a\rb HTTP/1.1", 400},
      {"GET http://localhost/ HTTP/1.1", 0},
      {"GET HTTPS://localhost:8080?q=a HTTP/1.1", 0},
      {"GET http:/// HTTP/1.1", 400},
      {"GET http:// HTTP/1.1", 400},
      {"GET http:/a HTTP/1.1", 400},
      {"GET http://user@localhost/ HTTP/1.1", 400},
      {"GET http://localhost\\a HTTP/1.1", 400},
      {"GET http://localhost/#a HTTP/1.1", 400},
      {"GET ftp://localhost/ HTTP/1.1", 400},
      {"GET ://localhost/ HTTP/1.1", 400},
      {"CONNECT localhost:80 HTTP/1.1", 400},
      {"OPTIONS * HTTP/1.1", 400},
      {"GET a HTTP/1.1", 400},
      {"GET / HTTP/1.2", 505},
      {"GET / HTTP/2.0", 505},
      {"GET / HTTP/0.9", 505},
      {"GET / HTTP/11", 400},
      {"GET / http/1.1", 400},
      {"GET / HTTP/1.1\r", 400},
      {"GET / HTTP/1.x", 400},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(StatusOf(c.line + "\r\nHost: h\r\n\r\n"), c.status) << c.line;
  }
}

TEST(RequestHeadTest, ReadsHeaderFieldsStrictly) {
  struct Case {
    std::string fields;
    int status;
  };
  const std::vector<Case> cases = {
      {"Host: h\r\n", 0},
      {"Host:h\r\n", 0},
      {"Host: \t h \t \r\n", 0},
      {"Host: [::1]:8080\r\n", 0},
      {"Host:\r\n", 0},
      {"Host: h\r\nX: a\xFF\tb\r\n", 0},
      {"Host: h\r\nX:\r\n", 0},
      // One host, which is one.
      {"", 400},
      {"X: h\r\n", 400},
      {"Host: h\r\nHost: h\r\n", 400},
      {"Host: a b\r\n", 400},
      {"Host: user@h\r\n", 400},
      {"Host: h/path\r\n", 400},
      // Names and values.
      {"Host: h\r\nX : a\r\n", 400},
      {"Host: h\r\n: a\r\n", 400},
      {"Host: h\r\nX\r\n", 400},
      {"Host: h\r\nX\x01: a\r\n", 400},
      {"Host: h\r\nX: a\x01\r\n", 400},
      {"Host: h\r\nX: a\0b\r\n"s, 400},
      {"Host: h\r\nX: a\x7F\r\n", 400},
      {"Host: h\r\nX: a\rb\r\n", 400},
      {"Host: h\r\nX: a\nY: b\r\n", 400},
      {"Host: h\r\nX: a\r\n b\r\n", 400},  // folded
      {" Host: h\r\n", 400},
      {"Host: h\r\nAuthorization: a\r\nAuthorization: b\r\n", 400},
      // Bodies.
      {"Host: h\r\nContent-Length: 0\r\n", 0},
      {"Host: h\r\nContent-Length: 000\r\n", 0},
      {"Host: h\r\nContent-Length: 1\r\n", 400},
      {"Host: h\r\nContent-Length: 99999999999999999999999999\r\n", 400},
      {"Host: h\r\nContent-Length:\r\n", 400},
      {"Host: h\r\nContent-Length: +0\r\n", 400},
      {"Host: h\r\nContent-Length: -1\r\n", 400},
      {"Host: h\r\nContent-Length: 0x0\r\n", 400},
      {"Host: h\r\nContent-Length: 0, 0\r\n", 400},
      {"Host: h\r\nContent-Length: 0\r\nContent-Length: 0\r\n", 400},
      {"Host: h\r\nContent-Length: 0\r\nTransfer-Encoding: chunked\r\n", 400},
      {"Host: h\r\nTransfer-Encoding: chunked\r\nContent-Length: 0\r\n", 400},
      {"Host: h\r\nTransfer-Encoding: chunked\r\n", 501},
      {"Host: h\r\ntransfer-encoding: identity\r\n", 501},
      {"Host: h\r\nTransfer-Encoding: xchunked\r\n", 501},
      {"Host: h\r\nTransfer-Encoding:\r\n", 501},
      {"Host: h\r\nTransfer-Encoding : chunked\r\n", 400},
      {"Host: h\r\nExpect: 100-continue\r\n", 417},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(StatusOf("GET / HTTP/1.1\r\n" + c.fields + "\r\n"), c.status) << c.fields;
  }
}

TEST(RequestHeadTest, LetsOnlyOtherMethodsHaveABody) {
  const std::string fields = " / HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\n\r\n";
  EXPECT_EQ(StatusOf("GET" + fields), 400);
  EXPECT_EQ(StatusOf("HEAD" + fields), 400);
  const RequestHead post = ParseRequestHead("POST" + fields);
  EXPECT_FALSE(post.fault);
  EXPECT_TRUE(post.has_body);
}

TEST(RequestHeadTest, KnowsWhetherTheConnectionGoesOn) {
  struct Case {
    std::string version;
    std::string fields;
    bool keep_alive;
  };
  const std::vector<Case> cases = {
      {"1.1", "", true},
      {"1.1", "Connection: close\r\n", false},
      {"1.1", "Connection: upgrade, CLOSE\r\n", false},
      {"1.1", "Connection: upgrade\r\nConnection: close\r\n", false},
      {"1.1", "Connection: closed\r\n", true},
      {"1.0", "", false},
      {"1.0", "Connection: Keep-Alive\r\n", true},
      {"1.0", "Connection: x,keep-alive\r\n", true},
  };
  for (const Case& c : cases) {
    const RequestHead head =
        ParseRequestHead("GET / HTTP/" + c.version + "\r\nHost: h\r\n" + c.fields + "\r\n");
    EXPECT_EQ(head.keep_alive, c.keep_alive) << c.version << " " << c.fields;
    EXPECT_EQ(head.is_http_1_0, c.version == "1.0");
  }
  // The older version has no Host.
  EXPECT_EQ(StatusOf("GET / HTTP/1.0\r\n\r\n"), 0);
  EXPECT_EQ(StatusOf("GET / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n"), 400);
}

TEST(RequestHeadTest, WeighsCodings) {
  struct Case {
    std::string accepted;
    bool gzip;
  };
  const std::vector<Case> cases = {
      {"gzip", true},         {"GZIP", true},         {"br, gzip;q=0.5", true},
      {"gzip ; q=1.0", true}, {"gzip;q=0.001", true}, {"gzip;q=0", false},
      {"gzip; q=0.0", false}, {"br", false},          {"", false},
      {"gzipped", false},     {"x;gzip", false},      {"identity, gzip", true},
      {",,gzip,", true},
  };
  for (const Case& c : cases) {
    const RequestHead head = ParseRequestHead(
        "GET / HTTP/1.1\r\nHost: h\r\nAccept-Encoding: " + c.accepted + "\r\n\r\n");
    EXPECT_EQ(head.accepts_gzip, c.gzip) << c.accepted;
  }
}

TEST(RequestHeadTest, IsBounded) {
  const auto with_target = [](std::size_t bytes) {
    return "GET /" + std::string(bytes, 'a') + " HTTP/1.1\r\nHost: h\r\n\r\n";
  };
  EXPECT_EQ(StatusOf(with_target(kMaxRequestLineBytes - 20)), 0);
  EXPECT_EQ(StatusOf(with_target(kMaxRequestLineBytes)), 414);
  // Without waiting for the end.
  EXPECT_EQ(StatusOf("GET /" + std::string(kMaxRequestLineBytes, 'a')), 414);
  EXPECT_EQ(StatusOf("GET / HTTP/1.1\r\nX: " + std::string(kMaxHeadBytes, 'a')), 431);
  EXPECT_EQ(StatusOf("GET / HTTP/1.1\r\nX: " + std::string(kMaxHeadBytes, 'a') + "\r\n\r\n"), 431);
  std::string fields = "Host: h\r\n";
  for (std::size_t i = 1; i < kMaxHeaders; ++i) fields += "X: a\r\n";
  EXPECT_EQ(StatusOf("GET / HTTP/1.1\r\n" + fields + "\r\n"), 0);
  EXPECT_EQ(StatusOf("GET / HTTP/1.1\r\n" + fields + "X: a\r\n\r\n"), 431);
}

TEST(RequestHeadTest, EndsAtTheEmptyLine) {
  const std::string head = "GET / HTTP/1.1\r\nHost: h\r\n\r\n";
  EXPECT_EQ(FindHeadEnd(head + "GET / HTTP", 0).size, head.size());
  for (std::size_t size = 0; size < head.size(); ++size) {
    const HeadEnd end = FindHeadEnd(head.substr(0, size), 0);
    EXPECT_EQ(end.size, 0U);
    EXPECT_FALSE(end.fault);
    EXPECT_EQ(FindHeadEnd(head, size).size, head.size()) << size;
  }
  EXPECT_EQ(StatusOf("\r\n" + head), 400);
  EXPECT_EQ(StatusOf("GET / HTTP/1.1\n\n"), 400);
}

// However the bytes come, the end is the same.
TEST(RequestHeadTest, FindsTheSameEndPieceByPiece) {
  std::mt19937 random(7);
  const std::string alphabet = "ab\r\n\r\n:";
  for (int round = 0; round < 20'000; ++round) {
    std::string bytes;
    for (int i = 0; i < 24; ++i) bytes += alphabet[random() % alphabet.size()];
    const HeadEnd whole = FindHeadEnd(bytes, 0);
    HeadEnd piecewise;
    std::size_t seen = 0;
    while (seen < bytes.size() && piecewise.size == 0 && !piecewise.fault) {
      const std::size_t come = std::min(seen + 1 + random() % 5, bytes.size());
      piecewise = FindHeadEnd(std::string_view(bytes).substr(0, come), seen);
      seen = come;
    }
    EXPECT_EQ(piecewise.size, whole.size);
    EXPECT_EQ(piecewise.fault.has_value(), whole.fault.has_value());
  }
}

}  // namespace
}  // namespace dossier::http
