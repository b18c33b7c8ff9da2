#include "http/http_server.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <httplib.h>

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <nlohmann/json.hpp>
#include <string>
#include <thread>
#include <vector>

#include "http/app.h"
#include "support/test_index.h"

namespace dossier::http {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

class HttpServerTest : public testing::Test {
 protected:
  HttpServerTest() {
    for (int i = 0; i < 30; ++i) index_.Add({.title = "Grain", .text = "Lavrov spoke of grain."});
    index_.Commit();
    keeper_ = *search::SnapshotKeeper::Open(
        {.index = index_.path(), .workers = 2, .interval = std::chrono::hours(1)});
    engine_ = std::make_unique<search::Engine>(*keeper_, search::Engine::Options{});
    app_ = std::make_unique<App>(*engine_, [](const std::string&) {});
  }
  ~HttpServerTest() override { StopServer(); }

  void Start(HttpServer::Options options) {
    options.port = 0;
    server_ = *HttpServer::Bind(Handle(), std::move(options));
    running_ = std::thread([this] { server_->Run(); });
  }
  void StopServer() {
    if (!running_.joinable()) return;
    server_->Stop();
    running_.join();
  }
  Handler Handle() const {
    return [this](const Request& request) { return app_->Handle(request); };
  }
  httplib::Client Connect() const { return httplib::Client("127.0.0.1", server_->port()); }

  TestIndex index_;
  std::unique_ptr<search::SnapshotKeeper> keeper_;
  std::unique_ptr<search::Engine> engine_;
  std::unique_ptr<App> app_;
  std::unique_ptr<HttpServer> server_;
  std::thread running_;
};

TEST_F(HttpServerTest, AnswersOverLoopback) {
  Start({});
  auto client = Connect();
  const auto answer = client.Get("/api/v1/search?q=grain");
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 200);
  EXPECT_EQ(answer->get_header_value("Content-Type"), "application/json; charset=utf-8");
  EXPECT_EQ(answer->get_header_value_count("Content-Type"), 1U);
  EXPECT_EQ(answer->get_header_value("X-Content-Type-Options"), "nosniff");
  EXPECT_EQ(nlohmann::json::parse(answer->body)["total"], 30);
  const auto missing = client.Get("/nothing");
  EXPECT_EQ(missing->status, 404);
  EXPECT_EQ(missing->get_header_value("Content-Type"), "application/problem+json; charset=utf-8");
  const auto refused = client.Post("/api/v1/search");
  EXPECT_EQ(refused->status, 405);
  EXPECT_EQ(refused->get_header_value("Allow"), "GET, HEAD");
}

TEST_F(HttpServerTest, KeepsConnectionsAlive) {
  Start({});
  auto client = Connect();
  client.set_keep_alive(true);
  ASSERT_TRUE(client.Get("/healthz"));
  const auto socket = client.socket();
  for (int i = 0; i < 20; ++i) ASSERT_TRUE(client.Get("/healthz"));
  EXPECT_EQ(client.socket(), socket);
}

TEST_F(HttpServerTest, SendsTheHeadersOfGetForHead) {
  Start({});
  auto client = Connect();
  const auto get = client.Get("/api/v1/articles/a1");
  const auto head = client.Head("/api/v1/articles/a1");
  ASSERT_TRUE(head);
  EXPECT_EQ(head->status, 200);
  EXPECT_THAT(head->body, IsEmpty());
  for (const char* name : {"Content-Length", "Content-Type", "ETag", "Vary"}) {
    EXPECT_EQ(head->get_header_value(name), get->get_header_value(name)) << name;
  }
}

TEST_F(HttpServerTest, CompressesWhereItIsAskedTo) {
  Start({});
  auto client = Connect();
  client.set_decompress(false);
  const auto plain = client.Get("/api/v1/search");
  EXPECT_EQ(plain->get_header_value("Content-Encoding"), "");
  for (const char* accepted : {"gzip", "gzip, deflate, br, zstd", "br, gzip;q=0.5"}) {
    const auto packed = client.Get("/api/v1/search", {{"Accept-Encoding", accepted}});
    EXPECT_EQ(packed->get_header_value("Content-Encoding"), "gzip") << accepted;
    EXPECT_EQ(packed->get_header_value("Content-Type"), "application/json; charset=utf-8");
    EXPECT_LT(packed->body.size() * 2, plain->body.size());
  }
  for (const char* accepted : {"br", "gzip;q=0", "gzip; q=0.0, br", "identity", ""}) {
    const auto answer = client.Get("/api/v1/search", {{"Accept-Encoding", accepted}});
    EXPECT_EQ(answer->get_header_value("Content-Encoding"), "") << accepted;
  }
}

TEST_F(HttpServerTest, AnswersNotModified) {
  Start({});
  auto client = Connect();
  const std::string tag = client.Get("/api/v1/search")->get_header_value("ETag");
  const auto again = client.Get("/api/v1/search", {{"If-None-Match", tag}});
  ASSERT_TRUE(again);
  EXPECT_EQ(again->status, 304);
  EXPECT_THAT(again->body, IsEmpty());
  EXPECT_EQ(again->get_header_value("ETag"), tag);
}

TEST_F(HttpServerTest, ServesNoRanges) {
  Start({});
  auto client = Connect();
  client.set_decompress(false);
  const std::string whole = client.Get("/api/v1/articles/a1")->body;
  for (const char* range : {"bytes=0-9", "bytes=0-1,3-4", "bytes=-5"}) {
    const auto answer = client.Get("/api/v1/articles/a1", {{"Range", range}});
    ASSERT_TRUE(answer) << range;
    EXPECT_EQ(answer->status, 200) << range;
    EXPECT_EQ(answer->body, whole) << range;
  }
}

TEST_F(HttpServerTest, RefusesALongAddressWithAProblem) {
  Start({});
  auto client = Connect();
  const auto answer = client.Get("/api/v1/search?q=" + std::string(20'000, 'a'));
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 414);
  EXPECT_THAT(answer->body, HasSubstr("/problems/uri-too-long"));
  EXPECT_EQ(answer->get_header_value("X-Content-Type-Options"), "nosniff");
}

TEST_F(HttpServerTest, ServesWhatIsInFlightBeforeItStops) {
  constexpr int kClients = 8;
  std::mutex mutex;
  std::condition_variable changed;
  int answered = 0;
  bool go_on = false;
  // Holds every answer back until the server has been told to stop.
  Start({.access_log = [&](const Access&) {
    std::unique_lock lock(mutex);
    ++answered;
    changed.notify_all();
    changed.wait(lock, [&] { return go_on; });
  }});
  std::vector<std::thread> clients;
  std::atomic<int> served = 0;
  for (int i = 0; i < kClients; ++i) {
    clients.emplace_back([&] {
      const auto answer = Connect().Get("/api/v1/search?q=grain");
      if (answer && answer->status == 200 && answer->body.ends_with("}")) ++served;
    });
  }
  {
    std::unique_lock lock(mutex);
    changed.wait(lock, [&] { return answered == kClients; });
  }
  std::thread stop([this] { server_->Stop(); });
  std::this_thread::sleep_for(std::chrono::milliseconds(50));
  {
    const std::lock_guard lock(mutex);
    go_on = true;
  }
  changed.notify_all();
  for (std::thread& client : clients) client.join();
  stop.join();
  EXPECT_EQ(served, kClients);
  EXPECT_FALSE(Connect().Get("/healthz"));
}

TEST_F(HttpServerTest, NeverStartsWhereItWasStoppedBefore) {
  server_ = *HttpServer::Bind(Handle(), {.port = 0});
  server_->Stop();
  server_->Run();
  server_->Stop();
}

TEST_F(HttpServerTest, SaysWhyItCannotListen) {
  Start({});
  struct Case {
    std::string host;
    int port;
    std::string reason;
  };
  const std::vector<Case> cases = {
      {"127.0.0.1", server_->port(), "another program has taken it"},
      {"no..where", 0, "the host cannot be found"},
      {"192.0.2.1", 0, "Cannot assign requested address"},  // documentation's, nobody's
  };
  for (const Case& c : cases) {
    const auto second = HttpServer::Bind(Handle(), {.host = c.host, .port = c.port});
    ASSERT_FALSE(second.has_value()) << c.host;
    EXPECT_EQ(second.error().code, ErrorCode::kInvalidInput);
    EXPECT_THAT(second.error().message, HasSubstr(c.host));
    EXPECT_THAT(second.error().message, HasSubstr(c.reason));
  }
}

}  // namespace
}  // namespace dossier::http
