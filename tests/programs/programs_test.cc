// Both programs from end to end: an index is made, served, updated while it is served, and asked
// over HTTP.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "programs/process.h"
#include "programs/server.h"
#include "support/raw_client.h"
#include "support/temp_folder.h"

namespace dossier {
namespace {

using ::dossier::testing::Outcome;
using ::dossier::testing::RunProgram;
using ::dossier::testing::Server;
using ::testing::HasSubstr;
using Json = nlohmann::json;

Outcome Index(const std::vector<std::string>& arguments) {
  std::vector<std::string> command{DOSSIER_INDEX_PROGRAM};
  command.insert(command.end(), arguments.begin(), arguments.end());
  return RunProgram(command);
}

std::set<std::string> Ids(const Json& answer) {
  std::set<std::string> ids;
  for (const Json& hit : answer["hits"]) ids.insert(hit["id"].get<std::string>());
  return ids;
}

class ProgramsTest : public ::testing::Test {
 protected:
  std::string index() const { return folder_ / "index"; }

  void AddCorpus() {
    const Outcome added = Index({"add", "--index", index(), "--source", "dossier",
                                 DOSSIER_CORPUS "/en", DOSSIER_CORPUS "/ru"});
    ASSERT_EQ(added.exit_code, 0) << added.err;
  }

  TempFolder folder_;
};

TEST_F(ProgramsTest, ServesTheBundledCorpus) {
  AddCorpus();
  Server server(index());
  ASSERT_TRUE(server.is_ready());

  const Json status = server.Get("/api/v1/status");
  const Json all = server.Get("/api/v1/search?size=100");
  EXPECT_EQ(all["total"], status["index"]["articles"]);
  EXPECT_EQ(all["sort"], "newest");

  // One person, however the name is typed.
  const auto latin = Ids(server.Get("/api/v1/search?q=Putin&size=100"));
  EXPECT_GT(latin.size(), 1U);
  EXPECT_EQ(
      latin,
      Ids(server.Get("/api/v1/search?q=%D0%9F%D1%83%D1%82%D0%B8%D0%BD%D1%8B%D0%BC&size=100")));
  EXPECT_EQ(latin, Ids(server.Get("/api/v1/search?person=putin&size=100")));

  for (const std::string& id : Ids(all)) {
    const Json article = server.Get("/api/v1/articles/" + id);
    EXPECT_EQ(article["id"], id);
    EXPECT_FALSE(article["body"].empty()) << id;
  }
  EXPECT_EQ(server.Get("/api/v1/articles/none", 404)["type"], "/problems/not-found");
  EXPECT_EQ(server.Get("/api/v1/search?nonsense=1", 400)["errors"][0]["parameter"], "nonsense");
  EXPECT_EQ(server.Stop(SIGTERM), 0);
}

TEST_F(ProgramsTest, ServesAnUpdateWithoutARestart) {
  folder_.Write("first.txt", "Talks in Oslo\n\n3 March 2020\n\nThe delegations met in Oslo.\n");
  ASSERT_EQ(Index({"add", "--index", index(), (folder_ / "first.txt")}).exit_code, 0);
  Server server(index());
  ASSERT_TRUE(server.is_ready());
  EXPECT_EQ(server.Get("/api/v1/search?q=delegations")["total"], 1);

  folder_.Write("second.txt",
                "Talks in Bergen\n\n4 March 2020\n\nThe delegations went on to Bergen.\n");
  ASSERT_EQ(Index({"add", "--index", index(), (folder_ / "second.txt")}).exit_code, 0);
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(10);
  while (server.Get("/api/v1/search?q=delegations")["total"] != 2) {
    ASSERT_LT(std::chrono::steady_clock::now(), end) << "the update was not noticed";
    std::this_thread::yield();
  }
  EXPECT_EQ(server.Stop(SIGINT), 0);
}

TEST_F(ProgramsTest, ServesWhatIsInFlightBeforeItEnds) {
  AddCorpus();
  // However busy the machine is, a search gets its turn.
  Server server(index(), {"--patience-ms", "30000"});
  ASSERT_TRUE(server.is_ready());
  std::vector<std::unique_ptr<RawClient>> idle;
  for (int i = 0; i < 50; ++i) idle.push_back(std::make_unique<RawClient>(server.port()));
  std::vector<std::unique_ptr<RawClient>> asking;
  for (int i = 0; i < 20; ++i) {
    asking.push_back(std::make_unique<RawClient>(server.port()));
    asking.back()->Get("/api/v1/search?q=president+OR+war+OR+" + std::to_string(i));
  }
  std::thread stop([&server] { EXPECT_EQ(server.Stop(SIGTERM), 0); });
  for (const auto& client : asking) {
    const RawAnswer answer = client->Read();
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.body.size(), std::stoul("0" + answer.Field("Content-Length")));
    EXPECT_TRUE(client->IsClosed());
  }
  for (const auto& client : idle) EXPECT_TRUE(client->IsClosed());
  stop.join();
}

// The script is for people, too; here its limits are wide, since other tests run beside it.
TEST_F(ProgramsTest, BearsEveryAttack) {
  AddCorpus();
  Server server(index());
  ASSERT_TRUE(server.is_ready());
  const Outcome attacks = RunProgram({"/usr/bin/env", "python3", DOSSIER_ATTACKS "/attack.py",
                                      "--url", "http://127.0.0.1:" + std::to_string(server.port()),
                                      "--pid", std::to_string(server.pid()), "--patience",
                                      DOSSIER_ATTACK_PATIENCE, "--memory", DOSSIER_ATTACK_MEMORY});
  EXPECT_EQ(attacks.exit_code, 0) << attacks.out << attacks.err;
  EXPECT_EQ(server.Stop(SIGTERM), 0);
}

TEST_F(ProgramsTest, EndsInTimeWithWhatIsInFlight) {
  AddCorpus();
  Server server(index(), {"--patience-ms", "30000"});
  ASSERT_TRUE(server.is_ready());
  const Outcome row = RunProgram({"/usr/bin/env", "python3", DOSSIER_ATTACKS "/attack.py", "--url",
                                  "http://127.0.0.1:" + std::to_string(server.port()), "--pid",
                                  std::to_string(server.pid()), "--patience",
                                  DOSSIER_ATTACK_PATIENCE, "--only", "SIGTERM", "--stop"});
  EXPECT_EQ(row.exit_code, 0) << row.out << row.err;
  EXPECT_THAT(row.out, HasSubstr("20 served"));
  EXPECT_EQ(server.Wait(), 0);
}

TEST_F(ProgramsTest, ServesManyWhileTheIndexIsUpdated) {
  const Outcome soak = RunProgram(
      {"/usr/bin/env", "python3", DOSSIER_ATTACKS "/soak.py", "--server", DOSSIER_SERVER_PROGRAM,
       "--indexer", DOSSIER_INDEX_PROGRAM, "--seconds", "4", "--clients", "16", "--patience",
       DOSSIER_ATTACK_PATIENCE, "--memory", DOSSIER_ATTACK_MEMORY});
  EXPECT_EQ(soak.exit_code, 0) << soak.out << soak.err;
}

TEST_F(ProgramsTest, AddingTwiceChangesNothing) {
  AddCorpus();
  const Outcome before = Index({"stats", "--index", index(), "--json"});
  const Outcome again = Index({"add", "--index", index(), "--json", "--source", "dossier",
                               DOSSIER_CORPUS "/en", DOSSIER_CORPUS "/ru"});
  EXPECT_EQ(again.exit_code, 0);
  EXPECT_EQ(Json::parse(again.out)["added"], 0);
  EXPECT_EQ(Json::parse(again.out)["replaced"], 0);
  EXPECT_EQ(Index({"stats", "--index", index(), "--json"}).out, before.out);
}

TEST_F(ProgramsTest, NamesABadArticleAndTakesTheOthers) {
  folder_.Write("articles.jsonl",
                "{\"id\": \"good\", \"title\": \"A treaty\", \"date\": \"2020-01-02\"}\n"
                "{\"id\": \"bad\", \"title\": 7}\n"
                "{\"id\": \"fine\", \"text\": \"Another treaty.\"}\n");
  const Outcome added = Index({"add", "--index", index(), (folder_ / "articles.jsonl")});
  EXPECT_EQ(added.exit_code, 1);
  EXPECT_THAT(added.err, HasSubstr("articles.jsonl:2"));
  EXPECT_THAT(added.err, HasSubstr("title"));
  EXPECT_EQ(Json::parse(Index({"stats", "--index", index(), "--json"}).out)["articles"], 2);
}

TEST_F(ProgramsTest, FindsTheGazetteerThatWasInstalledWithIt) {
  const auto gazetteer_of = [](const std::string& program) {
    const std::string help = RunProgram({program, "analyze", "--help"}).out;
    const std::size_t begin = help.find("--gazetteer");
    return begin == std::string::npos ? "" : help.substr(begin, help.find('\n', begin) - begin);
  };
  EXPECT_THAT(gazetteer_of(DOSSIER_INDEX_PROGRAM), HasSubstr(DOSSIER_CORPUS "/entities"));
  const std::string program = folder_ / "bin/dossier-index";
  std::filesystem::create_directories(folder_ / "bin");
  std::filesystem::copy_file(DOSSIER_INDEX_PROGRAM, program);
  std::filesystem::create_directories(folder_ / "share/dossier/corpus/entities");
  EXPECT_THAT(gazetteer_of(program), HasSubstr(folder_ / "share/dossier/corpus/entities"));
}

TEST_F(ProgramsTest, TellsWhatIsWrongWithItsArguments) {
  EXPECT_EQ(Index({}).exit_code, 2);
  EXPECT_EQ(Index({"add", "--index", index()}).exit_code, 2);
  EXPECT_EQ(Index({"add", "--index", index(), "--nonsense", "x"}).exit_code, 2);
  const Outcome none = Index({"stats", "--index", (folder_ / "nowhere")});
  EXPECT_EQ(none.exit_code, 2);
  EXPECT_THAT(none.err, HasSubstr("nowhere"));
  EXPECT_EQ(Index({"--help"}).exit_code, 0);
  const Outcome server = RunProgram({DOSSIER_SERVER_PROGRAM, "--index", (folder_ / "nowhere")});
  EXPECT_EQ(server.exit_code, 2);
}

}  // namespace
}  // namespace dossier
