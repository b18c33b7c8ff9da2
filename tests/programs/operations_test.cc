// dossier-server as those who run it see it: configuration, signals, readiness, damage, keys, logs.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>

#include <atomic>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <functional>
#include <string>
#include <thread>
#include <vector>

#include "programs/process.h"
#include "programs/server.h"
#include "support/temp_folder.h"

namespace dossier {
namespace {

namespace fs = std::filesystem;
using ::dossier::testing::Outcome;
using ::dossier::testing::RunProgram;
using ::dossier::testing::Server;
using ::testing::HasSubstr;
using ::testing::Not;
using Json = nlohmann::json;

// SHA-256 of "secret" and of "changed", from sha256sum.
constexpr const char* kAliceSecret =
    "alice 2bb80d537b1da3e38bd30361aa855686bde0eacd7162fef6a25fe97bf527a25b\n";
constexpr const char* kAliceChanged =
    "alice d67e2e944994496c8d8ec76eed0cf9f09679448d584b532bebf941852a37f5ed\n";

bool Within(std::chrono::seconds time, const std::function<bool()>& condition) {
  const auto end = std::chrono::steady_clock::now() + time;
  while (!condition()) {
    if (std::chrono::steady_clock::now() > end) return false;
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  return true;
}

class OperationsProgramTest : public ::testing::Test {
 protected:
  std::string index() const { return folder_ / "index"; }

  void Add(const std::string& name, const std::string& to) {
    const std::string file = folder_.Write(
        name + ".txt", "Talks in Oslo\n\n3 March 2020\n\nThe delegations met in " + name + ".\n");
    const Outcome added = RunProgram({DOSSIER_INDEX_PROGRAM, "add", "--index", to, file});
    ASSERT_EQ(added.exit_code, 0) << added.err;
  }
  static void Flip(const fs::path& file) {
    std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
    const auto middle = static_cast<std::streamoff>(fs::file_size(file) / 2);
    stream.seekg(middle);
    const int byte = stream.get();
    stream.seekp(middle);
    stream.put(static_cast<char>(byte ^ 4));
  }
  // What --print-config says of one option.
  static std::string Printed(const std::string& option, std::vector<std::string> arguments,
                             const std::vector<std::string>& environment) {
    arguments.insert(arguments.begin(), DOSSIER_SERVER_PROGRAM);
    arguments.push_back("--print-config");
    const Outcome outcome = RunProgram(arguments, environment);
    EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
    const std::string all = "\n" + outcome.out;
    const std::size_t begin = all.find("\n" + option + "=");
    if (begin == std::string::npos) return "";
    const std::size_t value = begin + option.size() + 2;
    return all.substr(value, all.find('\n', value) - value);
  }

  TempFolder folder_;
};

TEST_F(OperationsProgramTest, TakesFlagsBeforeEnvironmentBeforeFileBeforeDefaults) {
  const std::string file =
      folder_.Write("server.toml",
                    "listen = \"127.0.0.1:3\"  # of the file\nsearches = 3\n"
                    "cors-origin = [\"https://a.example\", \"https://b.example\"]\n");
  EXPECT_EQ(Printed("listen", {}, {}), "\"127.0.0.1:8080\"");
  EXPECT_EQ(Printed("listen", {"--config", file}, {}), "\"127.0.0.1:3\"");
  EXPECT_EQ(Printed("listen", {"--config", file}, {"DOSSIER_LISTEN=127.0.0.1:2"}),
            "\"127.0.0.1:2\"");
  EXPECT_EQ(Printed("listen", {"--config", file, "--listen", "127.0.0.1:1"},
                    {"DOSSIER_LISTEN=127.0.0.1:2"}),
            "\"127.0.0.1:1\"");
  EXPECT_EQ(Printed("searches", {"--config", file}, {"DOSSIER_LISTEN=127.0.0.1:2"}), "3");
  EXPECT_EQ(Printed("cors-origin", {"--config", file}, {}),
            "[\"https://a.example\", \"https://b.example\"]");
  EXPECT_EQ(Printed("cors-origin", {"--config", file}, {"DOSSIER_CORS_ORIGIN=https://c.example"}),
            "\"https://c.example\"");
}

TEST_F(OperationsProgramTest, ReadsListsOfSeveralLinesAndComments) {
  const std::string file =
      folder_.Write("server.toml",
                    "# \"all\nindex = \"a # b\" # 'c'\nkeys = 'd#\"e' # \"f\n"
                    "cors-origin = [  # sites\n  \"https://a.example\",  # the first\n\n"
                    "  # none\n  'http://[::1]',\n]\nsearches = 3\n");
  EXPECT_EQ(Printed("index", {"--config", file}, {}), "\"a # b\"");
  EXPECT_THAT(Printed("keys", {"--config", file}, {}), HasSubstr("d#\"e"));
  EXPECT_EQ(Printed("cors-origin", {"--config", file}, {}),
            "[\"https://a.example\", \"http://[::1]\"]");
  EXPECT_EQ(Printed("searches", {"--config", file}, {}), "3");
}

TEST_F(OperationsProgramTest, ReadsWhatItPrints) {
  const Outcome printed =
      RunProgram({DOSSIER_SERVER_PROGRAM, "--index", "x", "--log-queries", "--print-config"});
  const std::string file = folder_.Write("server.toml", printed.out);
  EXPECT_EQ(RunProgram({DOSSIER_SERVER_PROGRAM, "--config", file, "--print-config"}).out,
            printed.out);
}

TEST_F(OperationsProgramTest, ReadsTheExampleFile) {
  const Outcome outcome =
      RunProgram({DOSSIER_SERVER_PROGRAM, "--config", DOSSIER_EXAMPLE_CONFIG, "--print-config"});
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_THAT(outcome.out, HasSubstr("index=\"/var/lib/dossier/index\""));
}

TEST_F(OperationsProgramTest, NamesTheFileAndTheKeyThatIsWrong) {
  for (const auto& [text, expected] : std::vector<std::pair<std::string, std::string>>{
           {"lissten = \"x\"", "server.toml: there is no option \"lissten\""},
           {"[http]\nlisten = \"x\"", "server.toml: there is no option \"[http]\""},
           {"config = \"x\"", "server.toml: there is no option \"config\""},
           {"index = \"x\"\nkeys = \"y\"\nindex = \"z\"", "\"index\" stands there twice"},
           {"cors-origin = [ # all\n\"https://a.example\",\nindex = \"x\"", "a list is not ended"},
           {"index = 'a", "server.toml: \"index\" has a quotation mark without its twin"},
           {"searches = -1", "--searches"},
           {"metrics = \"most\"", "--metrics"},
           {"cors-origin = \"example.org\"", "not an origin"}}) {
    const std::string file = folder_.Write("server.toml", text + "\n");
    const Outcome outcome =
        RunProgram({DOSSIER_SERVER_PROGRAM, "--index", index(), "--config", file});
    EXPECT_EQ(outcome.exit_code, 2) << text;
    EXPECT_THAT(outcome.err, HasSubstr(expected));
  }
  EXPECT_EQ(RunProgram({DOSSIER_SERVER_PROGRAM, "--config", folder_ / "none"}).exit_code, 2);
}

TEST_F(OperationsProgramTest, TellsHowItFares) {
  Add("Oslo", index());
  Server server(index());
  ASSERT_TRUE(server.is_ready());
  EXPECT_EQ(server.BodyOf("/healthz"), "ok\n");
  const Json ready = server.Get("/readyz");
  EXPECT_EQ(ready["status"], "ready");
  EXPECT_EQ(ready["checked"], true);
  const std::string metrics = server.BodyOf("/metrics");
  EXPECT_THAT(metrics, HasSubstr("dossier_index_articles 1\n"));
  EXPECT_THAT(metrics,
              HasSubstr("dossier_http_requests_total{route=\"/readyz\",status=\"2xx\"} 1\n"));
  EXPECT_EQ(server.Stop(SIGTERM), 0);
}

TEST_F(OperationsProgramTest, RefusesABrokenNewGenerationAndServesTheOldOne) {
  Add("Oslo", index());
  const std::string other = folder_ / "other";
  fs::copy(index(), other, fs::copy_options::recursive);
  Server server(index(), {"--stale-after-s", "2"});
  ASSERT_TRUE(server.is_ready());
  const std::string revision = server.Get("/readyz")["revision"];

  // A new generation whose posting lists are not what was written, put in place as a rebuild does.
  ASSERT_EQ(RunProgram({DOSSIER_INDEX_PROGRAM, "rebuild", "--index", other}).exit_code, 0);
  std::string name;
  std::ifstream(fs::path(other) / "CURRENT") >> name;
  Flip(fs::path(other) / name / "xapian/postlist.glass");
  fs::copy(fs::path(other) / name, fs::path(index()) / name, fs::copy_options::recursive);
  fs::copy(fs::path(other) / "CURRENT", fs::path(index()) / "CURRENT.new");
  fs::rename(fs::path(index()) / "CURRENT.new", fs::path(index()) / "CURRENT");

  EXPECT_THAT(server.WaitForLine("cannot be opened anew"), HasSubstr("postlist.glass is damaged"));
  EXPECT_EQ(server.Get("/api/v1/search?q=delegations")["total"], 1);
  EXPECT_TRUE(Within(std::chrono::seconds(10), [&] { return server.StatusOf("/readyz") == 503; }));
  EXPECT_THAT(server.Get("/readyz", 503)["detail"].get<std::string>(), HasSubstr("stale"));
  EXPECT_THAT(server.BodyOf("/metrics"), HasSubstr("dossier_ready 0\n"));
  EXPECT_EQ(server.Get("/api/v1/search?q=delegations")["total"], 1);
  EXPECT_EQ(server.StatusOf("/healthz"), 200);

  // Once it is whole it is served.
  Flip(fs::path(index()) / name / "xapian/postlist.glass");
  EXPECT_TRUE(Within(std::chrono::seconds(10), [&] { return server.StatusOf("/readyz") == 200; }));
  EXPECT_NE(server.Get("/readyz")["revision"], revision);
  EXPECT_EQ(server.Stop(SIGTERM), 0);
}

TEST_F(OperationsProgramTest, SeesDamageAndItsMendingOnSighup) {
  Add("Oslo", index());
  Server server(index());
  ASSERT_TRUE(server.is_ready());
  const fs::path file = fs::path(index()) / "gen-1/xapian/termlist.glass";
  Flip(file);
  server.Send(SIGHUP);
  EXPECT_NE(server.WaitForLine("termlist.glass is damaged"), "");
  EXPECT_TRUE(Within(std::chrono::seconds(10), [&] { return server.StatusOf("/readyz") == 503; }));
  EXPECT_THAT(server.Get("/readyz", 503)["detail"].get<std::string>(), HasSubstr("damaged"));
  EXPECT_EQ(server.StatusOf("/api/v1/search?q=delegations"), 503);
  Flip(file);
  server.Send(SIGHUP);
  EXPECT_TRUE(Within(std::chrono::seconds(10), [&] { return server.StatusOf("/readyz") == 200; }));
  EXPECT_EQ(server.Get("/api/v1/search?q=delegations")["total"], 1);
  EXPECT_EQ(server.Stop(SIGTERM), 0);
}

TEST_F(OperationsProgramTest, SeesDamageThatASearchHasMet) {
  // Large enough that its text stands in blocks which are read when it is asked for.
  std::string text = "The delegations met.";
  for (unsigned i = 0; i < 20'000; ++i) text += " " + std::to_string(i * 2'654'435'761U);
  const std::string file = folder_.Write("long.txt", "Talks in Oslo\n\n3 March 2020\n\n" + text);
  ASSERT_EQ(RunProgram({DOSSIER_INDEX_PROGRAM, "add", "--index", index(), file}).exit_code, 0);
  Server server(index());
  ASSERT_TRUE(server.is_ready());
  const fs::path stored = fs::path(index()) / "gen-1/xapian/docdata.glass";
  Flip(stored);
  EXPECT_EQ(server.StatusOf("/readyz"), 200);
  EXPECT_EQ(server.StatusOf("/api/v1/articles/long"), 503);
  EXPECT_NE(server.WaitForLine("docdata.glass is damaged"), "");
  EXPECT_TRUE(Within(std::chrono::seconds(10), [&] { return server.StatusOf("/readyz") == 503; }));
  EXPECT_EQ(server.Get("/api/v1/status")["files"], "damaged");
  Flip(stored);
  server.Send(SIGHUP);
  EXPECT_TRUE(Within(std::chrono::seconds(10), [&] { return server.StatusOf("/readyz") == 200; }));
  EXPECT_EQ(server.StatusOf("/api/v1/articles/long"), 200);
  EXPECT_EQ(server.Stop(SIGTERM), 0);
}

TEST_F(OperationsProgramTest, ReadsKeysAnewOnSighupAndKeepsThemWhereTheFileIsBad) {
  Add("Oslo", index());
  const auto write = [this](const std::string& text) {
    folder_.Write("keys", text);
    fs::permissions(folder_ / "keys", fs::perms(0600));
  };
  write(kAliceSecret);
  Server server(index(), {"--keys", folder_ / "keys"});
  ASSERT_TRUE(server.is_ready());
  const std::string target = "/api/v1/search?q=delegations";
  const auto status = [&](const std::string& key) {
    return server.StatusOf(target, {{"Authorization", "Bearer " + key}});
  };
  EXPECT_EQ(server.StatusOf(target), 401);
  EXPECT_EQ(status("wrong"), 401);
  EXPECT_EQ(status("secret"), 200);
  EXPECT_NE(server.StatusOf("/"), 401);  // the page, which may not be built in

  write("nonsense\n");
  server.Send(SIGHUP);
  EXPECT_THAT(server.WaitForLine("what was there before stays"), HasSubstr("keys:1"));
  EXPECT_EQ(status("secret"), 200);

  write(kAliceChanged);
  server.Send(SIGHUP);
  EXPECT_TRUE(Within(std::chrono::seconds(10), [&] { return status("changed") == 200; }));
  EXPECT_EQ(status("secret"), 401);
  EXPECT_EQ(server.Stop(SIGTERM), 0);
}

TEST_F(OperationsProgramTest, LogsRequestsWithoutWhatWasSearchedForAndOpensTheLogAnew) {
  Add("Oslo", index());
  const std::string log = folder_ / "access.log";
  Server server(index(), {"--access-log", log});
  ASSERT_TRUE(server.is_ready());
  ASSERT_EQ(server.StatusOf("/api/v1/search?q=delegations"), 200);
  const auto content = [](const std::string& file) {
    std::ifstream stream(file);
    return std::string(std::istreambuf_iterator<char>(stream), {});
  };
  ASSERT_TRUE(Within(std::chrono::seconds(10), [&] { return !content(log).empty(); }));
  const Json line = Json::parse(content(log));
  EXPECT_EQ(line["client"], "127.0.0.1");
  EXPECT_EQ(line["status"], 200);
  EXPECT_THAT(content(log), Not(HasSubstr("delegations")));

  fs::rename(log, log + ".1");
  server.Send(SIGHUP);
  // Requests may still be written to the old file when the new one is there.
  EXPECT_TRUE(Within(std::chrono::seconds(10),
                     [&] { return server.StatusOf("/healthz") == 200 && !content(log).empty(); }));
  EXPECT_EQ(server.Stop(SIGTERM), 0);
}

TEST_F(OperationsProgramTest, LogsQueriesWhereToldTo) {
  Add("Oslo", index());
  Server server(index(), {"--access-log", "-", "--log-queries", "--log-format", "json"});
  ASSERT_TRUE(server.is_ready());
  ASSERT_EQ(server.StatusOf("/api/v1/search?q=delegations"), 200);
  const Json line = Json::parse(server.WaitForLine("delegations"));
  EXPECT_EQ(line["target"], "/api/v1/search?q=delegations");
  EXPECT_TRUE(Json::accept(server.WaitForLine("serving")));
  EXPECT_EQ(server.Stop(SIGTERM), 0);
}

TEST_F(OperationsProgramTest, AnswersPagesOfNamedSitesAlone) {
  Add("Oslo", index());
  Server server(index(), {"--cors-origin", "https://a.example"});
  ASSERT_TRUE(server.is_ready());
  httplib::Client client("127.0.0.1", server.port());
  const auto from = [&client](const std::string& origin) {
    return client.Get("/api/v1/status", {{"Origin", origin}})
        ->get_header_value("Access-Control-Allow-Origin");
  };
  EXPECT_EQ(from("https://a.example"), "https://a.example");
  EXPECT_EQ(from("https://b.example"), "");
  const auto refused =
      client.Get("/api/v1/status", {{"Origin", "https://a.example"}, {"Expect", "100-continue"}});
  ASSERT_TRUE(refused);
  EXPECT_EQ(refused->status, 417);
  EXPECT_EQ(refused->get_header_value("Access-Control-Allow-Origin"), "https://a.example");
  const auto preflight = client.Options("/api/v1/status", {{"Origin", "https://a.example"}});
  ASSERT_TRUE(preflight);
  EXPECT_EQ(preflight->status, 204);
  EXPECT_EQ(server.Stop(SIGTERM), 0);
}

// No request is lost while keys, logs and snapshots are changed and commits come in.
TEST_F(OperationsProgramTest, ReloadsUnderLoad) {
  Add("Oslo", index());
  Server server(index(), {"--access-log", folder_ / "access.log"});
  ASSERT_TRUE(server.is_ready());
  std::atomic<bool> done = false;
  std::atomic<int> good = 0;
  std::atomic<int> bad = 0;
  std::vector<std::jthread> clients;
  for (int i = 0; i < 2; ++i) {
    clients.emplace_back([&] {
      httplib::Client client("127.0.0.1", server.port());
      client.set_keep_alive(true);
      while (!done) {
        const auto answer = client.Get("/api/v1/search?q=delegations");
        ++(answer && answer->status == 200 ? good : bad);
      }
    });
  }
  for (int i = 0; i < 10; ++i) {
    if (i % 3 == 0) Add("town" + std::to_string(i), index());
    server.Send(SIGHUP);
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
  }
  done = true;
  clients.clear();
  EXPECT_EQ(bad, 0);
  EXPECT_GT(good, 20);
  EXPECT_EQ(server.Stop(SIGTERM), 0);
}

}  // namespace
}  // namespace dossier
