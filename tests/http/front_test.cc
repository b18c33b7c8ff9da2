// What clients do to connections, over loopback, with handlers that do what a test needs. The
// server outlives the body of a test: what a handler refers to must not be used after it.
#include "http/front.h"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>

#include <algorithm>
#include <atomic>
#include <latch>
#include <memory>
#include <mutex>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "support/raw_client.h"
#include "support/unpack.h"

namespace dossier::http {
namespace {

using std::chrono::milliseconds;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

constexpr std::size_t kLargeBytes = 8 << 20;  // more than the system keeps for a connection

// Waits for what another thread does; false after ten seconds.
bool Becomes(const std::function<bool()>& holds) {
  const auto end = Clock::now() + std::chrono::seconds(10);
  while (!holds()) {
    if (Clock::now() > end) return false;
    std::this_thread::sleep_for(milliseconds(1));
  }
  return true;
}

Response Text(std::string body) { return {.content_type = "text/plain", .body = std::move(body)}; }

Response Echo(const Request& request) { return Text(request.method + " " + request.target); }

class FrontTest : public testing::Test {
 protected:
  ~FrontTest() override { StopServer(); }

  void Start(Handler handler, HttpServer::Options options = {}) {
    options.port = 0;
    options.workers = std::min<std::size_t>(options.workers, 8);
    server_ = *HttpServer::Bind(std::move(handler), std::move(options));
    running_ = std::thread([this] { server_->Run(); });
  }
  void StopServer() {
    if (!running_.joinable()) return;
    server_->Stop();
    running_.join();
  }
  int port() const { return server_->port(); }
  std::unique_ptr<RawClient> Connect(int receive_buffer_bytes = 0) const {
    return std::make_unique<RawClient>(port(), receive_buffer_bytes);
  }
  int StatusOfNewClient() const {
    RawClient client(port());
    client.Get("/");
    return client.Read().status;
  }

  std::unique_ptr<HttpServer> server_;
  std::thread running_;
};

TEST_F(FrontTest, AnswersPipelinedRequestsInOrder) {
  Start(Echo);
  RawClient client(port());
  std::string requests;
  for (int i = 0; i < 300; ++i) {
    requests += "GET /" + std::to_string(i) + " HTTP/1.1\r\nHost: h\r\n\r\n";
  }
  client.Send(requests + "GET /last HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n" + requests);
  for (int i = 0; i < 300; ++i) ASSERT_EQ(client.Read().body, "GET /" + std::to_string(i));
  const RawAnswer last = client.Read();
  EXPECT_EQ(last.body, "GET /last");
  EXPECT_EQ(last.Field("Connection"), "close");
  EXPECT_TRUE(client.IsClosed());
}

TEST_F(FrontTest, AnswersAHeadThatComesByteByByte) {
  Start(Echo);
  RawClient client(port());
  for (const char c :
       std::string("GET /a HTTP/1.1\r\nHost: h\r\n\r\nGET /b HTTP/1.1\r\nHost: h\r\n")) {
    client.Send({&c, 1});
  }
  EXPECT_EQ(client.Read().body, "GET /a");
  client.Send("\r\n");
  EXPECT_EQ(client.Read().body, "GET /b");
}

TEST_F(FrontTest, AnswersAClientThatHasEndedItsSide) {
  Start(Echo);
  RawClient client(port());
  client.Get("/a");
  client.EndSending();
  EXPECT_EQ(client.Read().body, "GET /a");
  EXPECT_TRUE(client.IsClosed());
}

TEST_F(FrontTest, RefusesWithAProblemAndCloses) {
  struct Case {
    std::string bytes;
    int status;
  };
  const std::string host = "Host: h\r\n";
  const std::vector<Case> cases = {
      {"nonsense\r\n\r\n", 400},
      {"GET / HTTP/1.1\n", 400},
      {"GET / HTTP/1.1\r\n" + host + "Content-Length: 5\r\n\r\nGET /", 400},
      {"GET / HTTP/1.1\r\n" + host + "Content-Length: 0\r\nTransfer-Encoding: chunked\r\n\r\n",
       400},
      {"POST / HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n", 501},
      {"GET /" + std::string(10'000, 'a'), 414},
      {"GET / HTTP/1.1\r\n" + std::string(20'000, 'a'), 431},
      {"GET / HTTP/1.1\r\n" + host + "Expect: 100-continue\r\n\r\n", 417},
      {"GET / HTTP/2.0\r\n\r\n", 505},
  };
  Start(Echo);
  for (const Case& c : cases) {
    RawClient client(port());
    client.Send(c.bytes);
    // What stands behind must not become a request.
    client.Send("GET /smuggled HTTP/1.1\r\nHost: h\r\n\r\n");
    const RawAnswer answer = client.Read();
    EXPECT_EQ(answer.status, c.status) << c.bytes.substr(0, 80);
    EXPECT_EQ(answer.Field("Connection"), "close");
    EXPECT_EQ(answer.Field("Content-Type"), "application/problem+json; charset=utf-8");
    EXPECT_EQ(answer.Field("X-Content-Type-Options"), "nosniff");
    EXPECT_EQ(answer.Field("X-Request-Id").size(), 16U);
    EXPECT_TRUE(client.IsClosed()) << c.bytes.substr(0, 80);
  }
  EXPECT_EQ(server_->stats().refused_heads, cases.size());
}

TEST_F(FrontTest, RefusesAnEndlessLineWithoutReadingItToItsEnd) {
  Start(Echo);
  RawClient client(port());
  const std::string piece(64 * 1024, 'a');
  int sent = 0;
  client.Send("GET /");
  while (sent < 1'000 && client.Send(piece)) ++sent;
  EXPECT_LT(sent, 1'000);
  EXPECT_TRUE(Becomes([this] { return server_->stats().connections_now == 0; }));
}

TEST_F(FrontTest, ClosesBehindABodyThatIsNotRead) {
  Start(Echo);
  RawClient client(port());
  client.Send("POST /a HTTP/1.1\r\nHost: h\r\nContent-Length: 40\r\n\r\n");
  client.Send("GET /smuggled HTTP/1.1\r\nHost: h\r\n\r\n");
  EXPECT_EQ(client.Read().body, "POST /a");
  EXPECT_TRUE(client.IsClosed());
}

TEST_F(FrontTest, GivesAHeadSoMuchTimeAndNoMore) {
  Start(Echo, {.head_timeout = milliseconds(150)});
  RawClient client(port());
  client.Send("GET / HT");
  EXPECT_EQ(client.Read().status, 408);
  EXPECT_TRUE(client.IsClosed());
  EXPECT_EQ(server_->stats().refused_slow_heads, 1U);
}

TEST_F(FrontTest, ClosesIdleConnectionsSilently) {
  Start(Echo, {.idle_timeout = milliseconds(150)});
  RawClient silent(port());
  RawClient served(port());
  served.Get("/");
  EXPECT_EQ(served.Read().status, 200);
  EXPECT_TRUE(served.IsClosed());
  EXPECT_TRUE(silent.IsClosed());
}

TEST_F(FrontTest, HoldsNoWorkerForSlowClients) {
  const std::string large(kLargeBytes, 'a');
  Start([&](const Request& request) { return Text(request.target == "/large" ? large : "ok"); },
        {.workers = 1});
  std::vector<std::unique_ptr<RawClient>> clients;
  for (int i = 0; i < 20; ++i) {
    clients.push_back(Connect());
    clients.push_back(Connect());
    clients.back()->Send("GET / HTTP/1.1\r\nHo");
  }
  for (int i = 0; i < 4; ++i) {
    clients.push_back(Connect(4096));
    clients.back()->Get("/large");
  }
  EXPECT_TRUE(Becomes([this] { return server_->stats().unsent_bytes_now > 8'000'000; }));
  EXPECT_EQ(StatusOfNewClient(), 200);
}

TEST_F(FrontTest, CutsAnswersThatTakeTooLong) {
  const std::string large(kLargeBytes, 'a');
  Start([&](const Request&) { return Text(large); }, {.answer_timeout = milliseconds(200)});
  auto slow = Connect(4096);
  slow->Get("/");
  EXPECT_TRUE(Becomes([this] { return server_->stats().cut_answers == 1; }));
  EXPECT_EQ(server_->stats().unsent_bytes_now, 0U);
  EXPECT_LT(slow->Read().body.size(), large.size());
}

TEST_F(FrontTest, CutsTheOldestAnswerWhereTooMuchIsUnsent) {
  const std::string large(kLargeBytes, 'a');
  Start([&](const Request&) { return Text(large); }, {.max_unsent_bytes = 1'000});
  auto older = Connect(4096);
  older->Get("/");
  EXPECT_TRUE(Becomes([this] { return server_->stats().unsent_bytes_now > 0; }));
  auto newer = Connect(4096);
  newer->Get("/");
  EXPECT_TRUE(Becomes([this] { return server_->stats().cut_answers == 1; }));
  EXPECT_EQ(newer->Read().body.size(), large.size());
  EXPECT_LT(older->Read().body.size(), large.size());
}

TEST_F(FrontTest, AddsToRefusalsWhatTheyNeed) {
  Start([](const Request&) -> Response { throw std::runtime_error("a secret"); },
        {.is_stream = [](const Request& request) { return request.target == "/export"; },
         .max_streams = 0,
         .head_timeout = milliseconds(150),
         .on_refusal = [](const Request& request,
                          Response& response) { response.headers["X-Origin"] = request.origin; }});
  const std::string origin = "Origin: https://a.example\r\n";
  struct Case {
    std::string head;
    int status;
    std::string origin;
  };
  const std::vector<Case> cases = {
      {"GET / HTTP/1.1\r\nHost: h\r\n" + origin + "\r\n", 500, "https://a.example"},
      {"GET /export HTTP/1.1\r\nHost: h\r\n" + origin + "\r\n", 503, "https://a.example"},
      {"GET / HTTP/1.1\r\n" + origin + "Expect: 100-continue\r\nHost: h\r\n\r\n", 417,
       "https://a.example"},
      {"GET / HTTP/1.1\r\nHost: h\r\n" + origin, 408, ""},
      {"GET / HTTP/1.1\r\n" + origin + std::string(20'000, 'a'), 431, ""}};
  for (const Case& c : cases) {
    RawClient client(port());
    client.Send(c.head);
    const RawAnswer answer = client.Read();
    EXPECT_EQ(answer.status, c.status);
    EXPECT_EQ(answer.Field("X-Origin"), c.origin) << c.status;
  }
}

TEST_F(FrontTest, SaysAtOnceThatTooManyWait) {
  std::latch go_on(1);
  std::atomic<int> begun = 0;
  Start(
      [&](const Request&) {
        ++begun;
        go_on.wait();
        return Text("ok");
      },
      {.workers = 1, .max_waiting = 1, .max_wait = std::chrono::hours(1)});
  RawClient first(port());
  first.Get("/");
  EXPECT_TRUE(Becomes([&] { return begun == 1; }));
  RawClient second(port());
  second.Get("/");
  // The second one waits by the time that the third is read: one thread reads both.
  RawClient third(port());
  third.Get("/");
  const RawAnswer refused = third.Read();
  EXPECT_EQ(refused.status, 503);
  EXPECT_EQ(refused.Field("Retry-After"), "1");
  EXPECT_THAT(refused.body, HasSubstr("/problems/too-many-requests"));
  go_on.count_down();
  EXPECT_EQ(first.Read().status, 200);
  EXPECT_EQ(second.Read().status, 200);
  EXPECT_EQ(server_->stats().refused_busy, 1U);
}

TEST_F(FrontTest, LetsNobodyWaitTooLong) {
  std::latch go_on(1);
  std::atomic<int> begun = 0;
  Start(
      [&](const Request& request) {
        if (request.target == "/wait") {
          ++begun;
          go_on.wait();
        }
        return Text("ok");
      },
      {.workers = 1, .max_wait = milliseconds(50)});
  // The thread of the worker may need a moment to begin.
  EXPECT_TRUE(Becomes([this] { return StatusOfNewClient() == 200; }));
  RawClient first(port());
  first.Get("/wait");
  EXPECT_TRUE(Becomes([&] { return begun == 1; }));
  RawClient second(port());
  second.Get("/");
  const RawAnswer refused = second.Read();
  EXPECT_EQ(refused.status, 503);
  EXPECT_EQ(refused.Field("Connection"), "");  // kept: its next request may have more luck
  go_on.count_down();
  EXPECT_EQ(first.Read().status, 200);
  EXPECT_TRUE(Becomes([this] { return StatusOfNewClient() == 200; }));
  second.Get("/");
  EXPECT_EQ(second.Read().status, 200);
}

TEST_F(FrontTest, AnswersLightRequestsHoweverManyWait) {
  std::latch go_on(1);
  std::atomic<int> begun = 0;
  Start(
      [&](const Request& request) {
        if (request.target == "/wait") {
          ++begun;
          go_on.wait();
        }
        return Text("ok");
      },
      {.workers = 1,
       .is_light = [](const Request& request) { return request.target == "/"; },
       .max_waiting = 1});
  RawClient first(port());
  first.Get("/wait");
  EXPECT_TRUE(Becomes([&] { return begun == 1; }));
  RawClient second(port());
  second.Get("/wait");
  EXPECT_EQ(StatusOfNewClient(), 200);
  go_on.count_down();
  EXPECT_EQ(first.Read().status, 200);
  EXPECT_EQ(second.Read().status, 200);
}

TEST_F(FrontTest, TellsNothingOfAnException) {
  Start([](const Request& request) -> Response {
    if (request.target == "/number") throw 7;
    throw std::runtime_error("a secret");
  });
  for (const char* target : {"/", "/number"}) {
    RawClient client(port());
    client.Get(target);
    const RawAnswer answer = client.Read();
    EXPECT_EQ(answer.status, 500);
    EXPECT_THAT(answer.body, HasSubstr("/problems/internal"));
    EXPECT_THAT(answer.head + answer.body, Not(HasSubstr("secret")));
  }
}

TEST_F(FrontTest, MakesRoomByTheConnectionThatNeedsItLeast) {
  std::latch go_on(1);
  Start(
      [&](const Request& request) {
        if (request.target == "/wait") go_on.wait();
        return Text("ok");
      },
      {.max_connections = 4});
  RawClient working(port());
  working.Get("/wait");
  EXPECT_TRUE(Becomes([this] { return server_->stats().requests_now == 1; }));
  RawClient slow(port());
  slow.Send("GET /");
  EXPECT_TRUE(Becomes([this] { return server_->stats().connections_now == 2; }));
  RawClient idle(port());
  EXPECT_TRUE(Becomes([this] { return server_->stats().connections_now == 3; }));
  RawClient kept(port());
  kept.Get("/");
  EXPECT_EQ(kept.Read().status, 200);
  RawClient fifth(port());
  fifth.Get("/");
  EXPECT_EQ(fifth.Read().status, 200);
  EXPECT_TRUE(idle.IsClosed());
  go_on.count_down();
  EXPECT_EQ(working.Read().status, 200);
  EXPECT_EQ(server_->stats().connections_now, 4U);
  EXPECT_EQ(server_->stats().refused_connections, 1U);
}

// At most so many files are open while it lives, and all but one of them are.
class FewFiles {
 public:
  FewFiles() {
    ::getrlimit(RLIMIT_NOFILE, &before_);
    rlimit few = before_;
    few.rlim_cur = 200;
    ::setrlimit(RLIMIT_NOFILE, &few);
    for (int file = 0; (file = ::open("/dev/null", O_RDONLY | O_CLOEXEC)) >= 0;) {
      files_.push_back(file);
    }
    ::close(files_.back());
    files_.pop_back();
  }
  ~FewFiles() {
    for (const int file : files_) ::close(file);
    ::setrlimit(RLIMIT_NOFILE, &before_);
  }

 private:
  rlimit before_{};
  std::vector<int> files_;
};

TEST_F(FrontTest, MakesRoomWhereThereAreNoMoreFiles) {
  Start(Echo);
  RawClient idle(port());
  EXPECT_TRUE(Becomes([this] { return server_->stats().connections_now == 1; }));
  const FewFiles few;
  RawClient client(port());  // takes the last file, so that accept() finds none
  client.Get("/a");
  EXPECT_EQ(client.Read().body, "GET /a");
  EXPECT_TRUE(idle.IsClosed());
}

TEST_F(FrontTest, GoesOnWhenThereAreFilesAgain) {
  Start(Echo);
  auto few = std::make_unique<FewFiles>();
  RawClient client(port());
  client.Get("/a");
  std::this_thread::sleep_for(milliseconds(250));
  EXPECT_EQ(server_->stats().connections_now, 0U);
  few.reset();
  EXPECT_EQ(client.Read().body, "GET /a");
}

TEST_F(FrontTest, TakesTheAddressOfTheSocket) {
  Start([](const Request& request) { return Text(request.client); });
  RawClient client(port());
  client.Get("/", "REMOTE_ADDR: 1.2.3.4\r\nX-Forwarded-For: 1.2.3.4\r\nForwarded: for=1.2.3.4\r\n");
  EXPECT_EQ(client.Read().body, "127.0.0.1");
}

TEST_F(FrontTest, TellsAnOldAddressAlikeOnANewSocket) {
  Start([](const Request& request) { return Text(request.client); }, {.host = "::"});
  RawClient client(port());
  client.Get("/");
  EXPECT_EQ(client.Read().body, "127.0.0.1");
}

TEST_F(FrontTest, TellsTheLogOfEveryAnswer) {
  std::mutex mutex;
  std::vector<std::string> lines;
  std::vector<std::string> ids;
  Start(
      [](const Request& request) {
        Response response = Text(request.id);
        response.route = "/a";
        response.hits = 7;
        return response;
      },
      {.head_timeout = milliseconds(200), .access_log = [&](const Access& access) {
         const std::lock_guard lock(mutex);
         lines.push_back(std::string(access.method) + " " + std::string(access.target) + " " +
                         std::string(access.route) + " " + std::to_string(access.status) + " " +
                         std::string(access.client) + " " +
                         std::to_string(access.hits.value_or(0)));
         ids.emplace_back(access.request_id);
         EXPECT_GT(access.bytes, 100U);
         EXPECT_GE(access.seconds, 0);
       }});
  RawClient client(port());
  client.Get("/a?b");
  const RawAnswer served = client.Read();
  client.Send("GET /api/v1/search?c HTTP/1.1\r\n\r\n");
  const RawAnswer refused = client.Read();
  EXPECT_EQ(refused.status, 400);
  RawClient endless(port());
  endless.Send("GET /" + std::string(9'000, 'a'));
  const RawAnswer too_long = endless.Read();
  RawClient slow(port());
  slow.Send("HEAD /slow HTTP/1.1\r\nHost");
  const RawAnswer too_slow = slow.ReadHead();
  StopServer();
  EXPECT_THAT(lines, ElementsAre("GET /a?b /a 200 127.0.0.1 7",
                                 "GET /api/v1/search?c /api/v1/search 400 127.0.0.1 0",
                                 "GET /" + std::string(195, 'a') + " none 414 127.0.0.1 0",
                                 "HEAD /slow none 408 127.0.0.1 0"));
  EXPECT_EQ(served.body, served.Field("X-Request-Id"));
  EXPECT_THAT(ids, ElementsAre(served.body, refused.Field("X-Request-Id"),
                               too_long.Field("X-Request-Id"), too_slow.Field("X-Request-Id")));
  EXPECT_NE(ids[0], ids[1]);
}

// Streams.

Response Lines(int count) {
  Response response{.content_type = "text/csv"};
  response.body_writer = [count](const std::function<bool(std::string_view)>& write) {
    for (int i = 0; i < count; ++i) {
      if (!write(std::to_string(i) + "\n")) return;
    }
  };
  return response;
}

std::string LinesText(int count) {
  std::string text;
  for (int i = 0; i < count; ++i) text += std::to_string(i) + "\n";
  return text;
}

std::string JoinChunks(std::string_view chunks) {
  std::string text;
  while (true) {
    const std::size_t size = std::stoul(std::string(chunks.substr(0, chunks.find("\r\n"))), {}, 16);
    chunks.remove_prefix(chunks.find("\r\n") + 2);
    if (size == 0) return text;
    text += chunks.substr(0, size);
    chunks.remove_prefix(size + 2);
  }
}

TEST_F(FrontTest, StreamsBodiesOfAnyLength) {
  constexpr int kCount = 200'000;
  Start([](const Request& request) { return Lines(request.target == "/none" ? 0 : kCount); });
  RawClient client(port());
  client.Get("/");
  EXPECT_EQ(JoinChunks(client.Read().body), LinesText(kCount));
  client.Get("/none");
  EXPECT_EQ(JoinChunks(client.Read().body), "");
  client.Get("/", "Accept-Encoding: gzip\r\n");
  const RawAnswer packed = client.Read();
  EXPECT_EQ(packed.Field("Content-Encoding"), "gzip");
  EXPECT_EQ(Unpack(JoinChunks(packed.body)), LinesText(kCount));
  client.Send("HEAD / HTTP/1.1\r\nHost: h\r\n\r\n");
  EXPECT_EQ(client.ReadHead().Field("Transfer-Encoding"), "chunked");
  client.Send("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
  const RawAnswer older = client.Read();
  EXPECT_EQ(older.Field("Connection"), "close");
  EXPECT_EQ(older.body, LinesText(kCount));
}

TEST_F(FrontTest, NeverEndsProperlyWhatIsNotWhole) {
  std::atomic<int> cut = 0;
  Start(
      [](const Request&) {
        Response response{.content_type = "text/plain"};
        response.body_writer = [](const std::function<bool(std::string_view)>& write) {
          write(std::string(100'000, 'a'));
          throw std::runtime_error("a secret");
        };
        return response;
      },
      {.access_log = [&cut](const Access& access) { cut += access.is_cut; }});
  RawClient client(port());
  client.Get("/");
  EXPECT_THAT(client.Read().body, Not(HasSubstr("\r\n0\r\n\r\n")));
  EXPECT_TRUE(Becomes([&] { return cut == 1; }));
  EXPECT_EQ(StatusOfNewClient(), 200);
}

// Endless; says how much it has written and when it has been told to end.
struct Spring {
  std::atomic<std::size_t> written = 0;
  std::atomic<int> ended = 0;

  Response Flow() {
    Response response{.content_type = "application/octet-stream"};
    response.body_writer = [this](const std::function<bool(std::string_view)>& write) {
      while (write(std::string(1'000, 'a'))) written += 1'000;
      ++ended;
    };
    return response;
  }
};

TEST_F(FrontTest, HoldsAStreamBackForASlowReader) {
  Spring spring;
  std::atomic<int> asked = 0;
  Start(
      [&](const Request& request) {
        if (request.target == "/status") return Text("ok");
        ++asked;
        return spring.Flow();
      },
      {.is_stream = [](const Request& request) { return request.target != "/status"; },
       .max_streams = 2,
       .slow_stream = std::chrono::hours(1),
       .stall_timeout = milliseconds(1'000)});
  auto first = Connect(4096);
  first->Get("/");
  auto second = Connect(4096);
  second->Get("/");
  EXPECT_TRUE(Becomes([&] { return asked == 2; }));
  // One more is refused before the handler has any work with it, also where only the head is asked
  // for; what is no stream is answered.
  for (const std::string method : {"GET", "HEAD"}) {
    const auto third = Connect();
    third->Send(method + " / HTTP/1.1\r\nHost: h\r\n\r\n");
    EXPECT_EQ(third->ReadHead().status, 503);
  }
  EXPECT_EQ(asked, 2);
  const auto other = Connect();
  other->Get("/status");
  EXPECT_EQ(other->Read().status, 200);
  // Neither read: both are cut, and what waited was bounded by the gate, here and in the system.
  EXPECT_TRUE(Becomes([&] { return spring.ended == 2; }));
  EXPECT_TRUE(Becomes([this] { return server_->stats().cut_answers == 2; }));
  EXPECT_LT(spring.written, 1'000'000U);
  EXPECT_EQ(server_->stats().unsent_bytes_now, 0U);
}

TEST_F(FrontTest, GivesThePlaceOfASlowReaderToAnotherStream) {
  Spring spring;
  std::atomic<int> cut = 0;
  Start([&](const Request&) { return spring.Flow(); },
        {.is_stream = [](const Request&) { return true; },
         .max_streams = 1,
         .slow_stream = milliseconds(100),
         .stall_timeout = std::chrono::hours(1),
         .access_log = [&cut](const Access& access) { cut += access.is_cut; }});
  auto slow = Connect(4096);
  slow->Get("/");
  ASSERT_TRUE(Becomes([this] { return server_->stats().unsent_bytes_now > 0; }));
  std::unique_ptr<RawClient> next;
  ASSERT_TRUE(Becomes([&] {
    next = Connect();
    next->Get("/");
    return next->ReadHead().status == 200;
  }));
  EXPECT_TRUE(Becomes([&] { return spring.ended == 1 && cut == 1; }));
  EXPECT_EQ(server_->stats().cut_answers, 1U);
  EXPECT_TRUE(Becomes([this] { return server_->stats().streams_now == 1; }));
  EXPECT_THAT(slow->Read().body, Not(HasSubstr("\r\n0\r\n\r\n")));
  next.reset();
  EXPECT_TRUE(Becomes([&] { return cut == 2; }));
}

TEST_F(FrontTest, KeepsWorkersForOthersHoweverManyStreamsThereAre) {
  Spring spring;
  Start(
      [&](const Request& request) {
        return request.target == "/status" ? Text("ok") : spring.Flow();
      },
      {.workers = 1,
       .is_stream = [](const Request& request) { return request.target != "/status"; },
       .max_streams = 2,
       .slow_stream = std::chrono::hours(1)});
  std::vector<std::unique_ptr<RawClient>> readers;
  for (int i = 0; i < 2; ++i) {
    readers.push_back(Connect(4096));
    readers.back()->Get("/");
    EXPECT_EQ(readers.back()->ReadHead().status, 200);
  }
  const auto other = Connect();
  other->Get("/status");
  EXPECT_EQ(other->Read().status, 200);
  readers.clear();
  EXPECT_TRUE(Becomes([&] { return spring.ended == 2; }));
}

TEST_F(FrontTest, EndsAStreamThatNobodyReads) {
  Spring spring;
  Start([&](const Request&) { return spring.Flow(); });
  auto client = Connect();
  client->Get("/");
  EXPECT_EQ(client->ReadHead().status, 200);
  client.reset();
  EXPECT_TRUE(Becomes([&] { return spring.ended == 1; }));
}

// Ends.

TEST_F(FrontTest, ServesWhatIsInFlightAndDropsTheRestWhenItStops) {
  std::latch go_on(1);
  std::atomic<int> begun = 0;
  Start([&](const Request&) {
    ++begun;
    go_on.wait();
    return Text("ok");
  });
  std::vector<std::unique_ptr<RawClient>> working;
  for (int i = 0; i < 6; ++i) {
    working.push_back(Connect());
    working.back()->Get("/");
  }
  RawClient idle(port());
  RawClient slow(port());
  slow.Send("GET / HT");
  EXPECT_TRUE(Becomes([&] { return begun == 6; }));
  EXPECT_TRUE(Becomes([this] { return server_->stats().connections_now == 8; }));
  std::thread stop([this] { server_->Stop(); });
  EXPECT_TRUE(idle.IsClosed());
  EXPECT_TRUE(slow.IsClosed());
  EXPECT_THROW(Connect(), std::runtime_error);
  go_on.count_down();
  for (const auto& client : working) {
    const RawAnswer answer = client->Read();
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.Field("Connection"), "close");
  }
  stop.join();
  running_.join();
}

TEST_F(FrontTest, TakesTheRestOfAHeadThatIsUnderWayWhenItStops) {
  Start(Echo);
  RawClient client(port());
  client.Send("GET /a HTTP/1.1\r\nHost: h\r\n");
  EXPECT_TRUE(Becomes([this] { return server_->stats().connections_now == 1; }));
  std::thread stop([this] { server_->Stop(); });
  client.Send("\r\n");
  EXPECT_EQ(client.Read().body, "GET /a");
  stop.join();
}

TEST_F(FrontTest, WaitsForASlowReaderOnlySoLongWhenItStops) {
  Spring spring;
  Start([&](const Request&) { return spring.Flow(); }, {.stop_timeout = milliseconds(200)});
  auto slow = Connect(4096);
  slow->Get("/");
  EXPECT_TRUE(Becomes([&] { return spring.written > 0; }));
  StopServer();
  EXPECT_EQ(spring.ended, 1);
}

}  // namespace
}  // namespace dossier::http
