#include "http/app.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <latch>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "support/index_fixture.h"
#include "support/test_index.h"
#include "text/utf8.h"

namespace dossier::http {
namespace {

using nlohmann::json;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

class AppTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    index_ = std::make_unique<TestIndex>();
    index_->AddAll({
        {.id = "a",
         .title = "Lavrov on grain",
         .text = "Sergei Lavrov spoke of grain at the UN.",
         .date = "2024-05-03",
         .source = "tass",
         .url = "https://example.org/a"},
        {.id = "b",
         .title = "Зерно",
         .text = "22 октября\n\nЛавров говорил о зерне. Это было в 2024 году."},
        {.id = "x",
         .title = "<script>alert(1)</script> grain",
         .text = "\"Quoted\" grain \\ & \xE2\x80\xA8 \x01\x1B <b>bold</b>",
         .date = "1900"},
    });
    keeper_ = *search::SnapshotKeeper::Open(
        {.index = index_->path(), .workers = 1, .interval = std::chrono::hours(1)});
    engine_ = std::make_unique<search::Engine>(*keeper_, search::Engine::Options{});
  }
  static void TearDownTestSuite() {
    engine_.reset();
    keeper_.reset();
    index_.reset();
  }

  static Response Send(Request request) {
    return App(*engine_, [](const std::string&) {}).Handle(request);
  }
  static Response Get(std::string_view target) {
    return Send({.method = "GET", .target = std::string(target)});
  }
  static json GetJson(std::string_view target) {
    const Response response = Get(target);
    EXPECT_EQ(response.status, 200) << target << ": " << response.body;
    EXPECT_EQ(response.content_type, "application/json; charset=utf-8");
    return json::parse(response.body);
  }

  static inline std::unique_ptr<TestIndex> index_;
  static inline std::unique_ptr<search::SnapshotKeeper> keeper_;
  static inline std::unique_ptr<search::Engine> engine_;
};

TEST_F(AppTest, AnswersASearch) {
  const json answer = GetJson("/api/v1/search?q=Lavrov+grain&match=all&hl=ru");
  EXPECT_EQ(answer["total"], 1);
  EXPECT_EQ(answer["query"]["text"], "Lavrov grain");
  EXPECT_EQ(answer["query"]["canonical"], "q=Lavrov%20grain&match=all");
  EXPECT_EQ(answer["query"]["match"]["used"], "all");
  const json& word = answer["query"]["words"][0];
  EXPECT_EQ(word["why"], "name");
  EXPECT_EQ(word["entity"]["id"], "lavrov");
  EXPECT_EQ(word["also"], json::array({"Sergey Lavrov", "Сергей Лавров"}));
  const json& hit = answer["hits"][0];
  EXPECT_EQ(hit["id"], "a");
  EXPECT_EQ(hit["url"], "/a/a");
  EXPECT_EQ(hit["original"], "https://example.org/a");
  EXPECT_EQ(hit["source"]["label"], "ТАСС");
  EXPECT_EQ(hit["date"]["value"], "2024-05-03");
  EXPECT_EQ(hit["date"]["precision"], "day");
  EXPECT_EQ(hit["date"]["basis"], "metadata");
  EXPECT_EQ(hit["title"], json::array({"", "Lavrov", " on ", "grain", ""}));
  EXPECT_EQ(hit["snippets"][0],
            json::array({"", "Sergei Lavrov", " spoke of ", "grain", " at the UN."}));
  EXPECT_EQ(hit["person"][0]["label"], "Сергей Лавров");
  EXPECT_EQ(answer["facets"]["person"]["distinct"], 1);
  EXPECT_EQ(answer["facets"]["person"]["op"], "or");
  EXPECT_EQ(answer["facets"]["person"]["values"][0]["count"], 1);
  EXPECT_EQ(answer["histogram"]["buckets"][0]["start"], "2024-05-03");
  EXPECT_EQ(answer["empty"], nullptr);
  EXPECT_EQ(answer["index"]["articles"], 3);
  EXPECT_EQ(answer["links"]["self"], "/api/v1/search?q=Lavrov%20grain&match=all");
  EXPECT_EQ(answer["links"]["next"], nullptr);
}

TEST_F(AppTest, LinksThePages) {
  const json answer = GetJson("/api/v1/search?size=1&page=2");
  EXPECT_EQ(answer["links"]["prev"], "/api/v1/search?size=1");
  EXPECT_EQ(answer["links"]["next"], "/api/v1/search?page=3&size=1");
  EXPECT_EQ(answer["links"]["page"], "/?page=2&size=1");
  EXPECT_EQ(GetJson("/api/v1/search?size=1&page=3")["links"]["next"], nullptr);
  EXPECT_EQ(GetJson("/api/v1/search?size=0")["links"]["next"], nullptr);
  EXPECT_EQ(GetJson("/api/v1/search?page=9")["total"], 3);
}

TEST_F(AppTest, ListsTheFiltersAndWhatWouldBeThereWithoutThem) {
  const json answer =
      GetJson("/api/v1/search?q=nonsense&person=lavrov&not.org=un&from=2024&dates=stated");
  EXPECT_EQ(answer["filters"][0],
            json::parse(R"({"field":"person","value":"lavrov","label":"Sergey Lavrov"})"));
  EXPECT_EQ(answer["filters"][1]["field"], "not.org");
  EXPECT_EQ(answer["filters"][2], json::parse(R"({"field":"date","from":"2024"})"));
  EXPECT_EQ(answer["filters"][3], json::parse(R"({"field":"dates","value":"stated"})"));
  EXPECT_EQ(answer["empty"]["words"][0]["text"], "nonsense");
  EXPECT_EQ(answer["empty"]["filters"].size(), 4U);
}

TEST_F(AppTest, TellsWarningsInCodePoints) {
  const json answer = GetJson("/api/v1/search?q=%D0%B7%D0%B5%D1%80%D0%BD%D0%BE%20%22x");
  const json& warning = answer["query"]["warnings"][0];
  EXPECT_EQ(warning["code"], "unbalanced-quote");
  EXPECT_EQ(warning["position"], 6);
  EXPECT_EQ(warning["length"], 1);
}

TEST_F(AppTest, SaysLabelsInTheLanguageThatIsPreferred) {
  const Response response = Send({.method = "GET",
                                  .target = "/api/v1/search?q=Lavrov",
                                  .accept_language = "ru-RU,ru;q=0.9,en;q=0.8"});
  const json answer = json::parse(response.body);
  EXPECT_EQ(answer["facets"]["person"]["values"][0]["label"], "Сергей Лавров");
  const json english = json::parse(
      Send({.method = "GET", .target = "/api/v1/search?q=Lavrov&hl=en", .accept_language = "ru"})
          .body);
  EXPECT_EQ(english["facets"]["person"]["values"][0]["label"], "Sergey Lavrov");
}

TEST_F(AppTest, AnswersAnArticle) {
  const json answer = GetJson("/api/v1/articles/b?q=%D0%B7%D0%B5%D1%80%D0%BD%D0%BE");
  EXPECT_EQ(answer["id"], "b");
  EXPECT_EQ(answer["lang"], "ru");
  EXPECT_EQ(answer["source"], nullptr);
  EXPECT_EQ(answer["date"]["basis"], "inferred");
  EXPECT_THAT(answer["date"]["evidence"].get<std::string>(), Not(IsEmpty()));
  EXPECT_EQ(answer["matches"], 2);
  EXPECT_EQ(answer["body"][0]["kind"], "p");
  EXPECT_EQ(answer["body"][0]["text"],
            json::array({"Лавров говорил о ", "зерне", ". Это было в 2024 году."}));
  EXPECT_EQ(answer["links"]["page"], "/a/b");
}

TEST_F(AppTest, ListsTheDatesThatAnArticleNames) {
  const json answer = GetJson("/api/v1/articles/b");
  // Its dateline is no date of what it tells.
  EXPECT_EQ(
      answer["dates"],
      json::array({{{"value", "2024"}, {"basis", "stated"}, {"text", "2024 году"}, {"count", 1}}}));
  EXPECT_EQ(GetJson("/api/v1/articles/a")["dates"], json::array());
}

TEST_F(AppTest, FiltersByTheDatesThatArticlesName) {
  const json answer = GetJson("/api/v1/search?event_to=2024-03-05&event_from=2024-03");
  EXPECT_EQ(answer["total"], 1);
  EXPECT_EQ(answer["hits"][0]["id"], "b");
  EXPECT_EQ(answer["filters"],
            json::array({{{"field", "event"}, {"from", "2024-03"}, {"to", "2024-03-05"}}}));
  EXPECT_EQ(answer["query"]["canonical"], "event_from=2024-03&event_to=2024-03-05");
  EXPECT_EQ(GetJson("/api/v1/search?event_from=2024")["total"], 1);
  EXPECT_EQ(GetJson("/api/v1/search?event_to=2024")["total"], 1);
  const json nothing = GetJson("/api/v1/search?event_from=2025");
  EXPECT_EQ(nothing["total"], 0);
  EXPECT_EQ(nothing["empty"]["filters"][0]["field"], "event");
  EXPECT_EQ(nothing["empty"]["filters"][0]["total"], 3);
}

TEST_F(AppTest, SuggestsWhatMayBeMeant) {
  const json answer = GetJson("/api/v1/suggest?q=lav");
  EXPECT_EQ(answer, json::parse(R"({"query": "lav", "suggestions": [
      {"kind": "person", "id": "lavrov", "label": "Sergey Lavrov", "matched": "Sergey Lavrov", "count": 2},
      {"kind": "query", "label": "lavrov", "matched": "lavrov"},
      {"kind": "article", "id": "a", "label": "Lavrov on grain", "matched": "Lavrov on grain"}]})"));
  EXPECT_EQ(GetJson("/api/v1/suggest?q=lav&hl=ru")["suggestions"][0]["label"], "Сергей Лавров");
  EXPECT_EQ(GetJson("/api/v1/suggest?q=kfdh")["suggestions"][0]["id"], "lavrov");
  EXPECT_EQ(GetJson("/api/v1/suggest?q=lav&limit=1")["suggestions"].size(), 1U);
  EXPECT_EQ(GetJson("/api/v1/suggest"), json::parse(R"({"query": "", "suggestions": []})"));
  EXPECT_EQ(GetJson("/api/v1/suggest?q=%22%3Cb%3E")["query"], "\"<b>");
}

TEST_F(AppTest, ExplainsAQueryToThoseWhoAsk) {
  EXPECT_FALSE(GetJson("/api/v1/search?q=grain").contains("explain"));
  // зерно -title:(talks OR grai*)
  const json answer = GetJson(
      "/api/v1/search?explain=1&q=%D0%B7%D0%B5%D1%80%D0%BD%D0%BE%20-title:(talks%20OR%20grai*)");
  const json& tree = answer["explain"]["tree"];
  EXPECT_EQ(tree["kind"], "sequence");
  EXPECT_EQ(tree["position"], 0);
  EXPECT_EQ(tree["length"], 29);
  EXPECT_EQ(tree["children"][0],
            json::parse(R"({"kind": "word", "text": "зерно", "position": 0, "length": 5})"));
  const json& left_out = tree["children"][1];
  EXPECT_EQ(left_out["kind"], "not");
  EXPECT_EQ(left_out["position"], 6);
  EXPECT_EQ(left_out["children"][0]["kind"], "or");
  EXPECT_EQ(left_out["children"][0]["children"][1],
            json::parse(R"({"kind": "word", "field": "title", "form": "prefix", "text": "grai",
                            "position": 23, "length": 5})"));
  EXPECT_THAT(answer["explain"]["query"].get<std::string>(), HasSubstr("AND NOT"));
  ASSERT_EQ(answer["explain"]["hits"].size(), answer["hits"].size());
  const json& hit = answer["explain"]["hits"][0];
  EXPECT_EQ(hit["id"], answer["hits"][0]["id"]);
  EXPECT_EQ(hit["words"][0]["word"], "зерно");
  EXPECT_GT(hit["words"][0]["score"], 0);

  const json dates = GetJson("/api/v1/search?explain=1&q=date:2024-05..%20a%20NEAR/3%20b");
  EXPECT_EQ(dates["explain"]["tree"]["children"][0]["field"], "date");
  EXPECT_EQ(dates["explain"]["tree"]["children"][0]["from"], "2024-05");
  EXPECT_FALSE(dates["explain"]["tree"]["children"][0].contains("to"));
  EXPECT_EQ(dates["explain"]["tree"]["children"][1]["distance"], 3);
  EXPECT_EQ(GetJson("/api/v1/search?explain=1")["explain"]["tree"]["kind"], "nothing");
}

TEST_F(AppTest, SaysHowAWordWasReadAndHowToUndoIt) {
  const json answer = GetJson("/api/v1/search?q=graim&page=2&size=1");
  const json& reading = answer["query"]["interpretation"][0];
  EXPECT_EQ(reading, json::parse(R"({"kind": "spelling", "from": "graim", "to": "grain",
                                     "undo": "?q=graim&interpret=off&size=1"})"));
  EXPECT_EQ(answer["query"]["words"][0]["read_as"], "grain");
  EXPECT_EQ(answer["query"]["words"][0]["why"], "spelling");
  EXPECT_EQ(answer["total"], 2);
  const json undone = GetJson("/api/v1/search" + reading["undo"].get<std::string>());
  EXPECT_EQ(undone["total"], 0);
  EXPECT_EQ(undone["query"]["interpretation"], json::array());
  EXPECT_EQ(undone["query"]["words"][0], json::parse(R"({"text": "graim"})"));
  EXPECT_EQ(GetJson("/api/v1/search?q=grain")["query"]["interpretation"], json::array());

  EXPECT_GT(GetJson("/api/v1/articles/a?q=graim")["matches"], 0);
  EXPECT_EQ(GetJson("/api/v1/articles/a?q=graim&interpret=off")["matches"], 0);
}

TEST_F(AppTest, NamesEveryFaultOfAQueryWithItsPlace) {
  // зерно date:2025-02-30 date:2025..2024 a NEAR/500 b
  const std::string query =
      "?q=%D0%B7%D0%B5%D1%80%D0%BD%D0%BE%20date:2025-02-30%20date:2025..2024%20a%20NEAR/500%20b";
  for (const std::string_view route : {"/api/v1/search", "/api/v1/articles/a"}) {
    const Response response = Get(std::string(route) + query);
    EXPECT_EQ(response.status, 400) << route;
    const json problem = json::parse(response.body);
    EXPECT_EQ(problem["type"], "/problems/invalid-query");
    struct Fault {
      std::string code;
      int position;
      int length;
    };
    const std::vector<Fault> faults = {
        {"date-format", 11, 10}, {"date-range", 27, 10}, {"too-complex", 40, 8}};
    ASSERT_EQ(problem["errors"].size(), faults.size()) << response.body;
    for (std::size_t i = 0; i < faults.size(); ++i) {
      EXPECT_EQ(problem["errors"][i]["parameter"], "q");
      EXPECT_EQ(problem["errors"][i]["code"], faults[i].code);
      EXPECT_EQ(problem["errors"][i]["position"], faults[i].position);
      EXPECT_EQ(problem["errors"][i]["length"], faults[i].length);
      EXPECT_THAT(problem["errors"][i]["detail"].get<std::string>(), Not(IsEmpty()));
    }
  }
}

TEST_F(AppTest, RefusesAQueryOverEachCapAndNamesIt) {
  const auto repeat = [](const std::string& piece, std::size_t times) {
    std::string text;
    for (std::size_t i = 0; i < times; ++i) text += piece;
    return text;
  };
  struct Case {
    std::string just_within;
    std::string over;
    std::string cap;
  };
  const std::vector<Case> cases = {
      {repeat("a%20", 48), repeat("a%20", 49), "at most 48"},
      {"%22" + repeat("a%20", 12) + "%22", "%22" + repeat("a%20", 13) + "%22", "at most 12"},
      {repeat("abc*%20", 4), repeat("abc*%20", 5), "at most 4"},
      {repeat("(", 16) + "a" + repeat(")", 16), repeat("(", 17) + "a" + repeat(")", 17),
       "at most 16"},
      {"a%20NEAR/100%20b", "a%20NEAR/101%20b", "at most 100"},
      {"a" + repeat("/a", 11), "a" + repeat("/a", 12), "at most 12"},
      {"=a" + repeat("/a", 11), "=a" + repeat("/a", 12), "at most 12"},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(Get("/api/v1/search?q=" + c.just_within).status, 200) << c.just_within;
    for (const std::string_view route : {"/api/v1/search?q=", "/api/v1/articles/a?q="}) {
      const Response response = Get(std::string(route) + c.over);
      EXPECT_EQ(response.status, 422) << c.over;
      const json problem = json::parse(response.body);
      EXPECT_EQ(problem["type"], "/problems/query-too-complex") << c.over;
      ASSERT_EQ(problem["errors"].size(), 1U) << response.body;
      EXPECT_EQ(problem["errors"][0]["code"], "too-complex");
      EXPECT_EQ(problem["errors"][0]["expected"], c.cap) << c.over;
    }
  }
  // The bytes are a matter of the parameter.
  EXPECT_EQ(Get("/api/v1/articles/a?q=" + std::string(1024, 'a')).status, 200);
  EXPECT_EQ(Get("/api/v1/articles/a?q=" + std::string(1025, 'a')).status, 400);
}

TEST_F(AppTest, TellsItsStatus) {
  const json answer = GetJson("/api/v1/status");
  EXPECT_EQ(answer["index"]["articles"], 3);
  EXPECT_EQ(answer["languages"]["en"], 2);
  EXPECT_EQ(answer["newest_date"], "2025-10-22");
  EXPECT_EQ(answer["limits"]["query_words"], 48);
  EXPECT_EQ(answer["limits"]["searches_at_once"], 1);
  EXPECT_EQ(answer["limits"]["search_ms"], 2000);
  EXPECT_EQ(answer["files"], "whole");
  const Response health = Get("/healthz");
  EXPECT_EQ(health.status, 200);
  EXPECT_EQ(health.body, "ok\n");
}

TEST(StatusTest, SaysThatFilesAreStillChecked) {
  IndexFixture index;  // at rest, so that its manifest has sums
  index.Add(JsonArticle("a", "Grain talks", "Lavrov spoke."));
  std::latch checked(1);
  const auto keeper =
      *search::SnapshotKeeper::Open({.index = index.index(),
                                     .workers = 1,
                                     .interval = std::chrono::hours(1),
                                     .max_bytes_at_once = 0,
                                     // Told of the outcome, which is known once this returns.
                                     .log = [&checked](const std::string&) { checked.wait(); }});
  const search::Engine engine(*keeper, {});
  const App app(engine, [](const std::string&) {});
  const auto files = [&app] {
    const Response response = app.Handle({.method = "GET", .target = "/api/v1/status"});
    return json::parse(response.body)["files"].get<std::string>();
  };
  EXPECT_EQ(files(), "checking");
  checked.count_down();
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(10);
  while (files() != "whole" && std::chrono::steady_clock::now() < end) std::this_thread::yield();
  EXPECT_EQ(files(), "whole");
}

TEST_F(AppTest, RefusesWithAStatusAndAType) {
  struct Case {
    std::string target;
    int status;
    std::string type;
    std::string parameter;  // of the first error
  };
  const std::vector<Case> cases = {
      {"/api/v1/search?who=1", 400, "unknown-parameter", "who"},
      {"/api/v1/search?event_from=soon", 400, "invalid-parameter", "event_from"},
      {"/api/v1/search?event_to=2024-13", 400, "invalid-parameter", "event_to"},
      {"/api/v1/search?event_from=2025&event_to=2024", 400, "invalid-parameter", "event_from"},
      {"/api/v1/search?event_to=2024&event_to=2024", 400, "invalid-parameter", "event_to"},
      {"/api/v1/articles/a?event_from=2024", 400, "unknown-parameter", "event_from"},
      {"/api/v1/search?size=x", 400, "invalid-parameter", "size"},
      {"/api/v1/search?q=%00", 400, "invalid-parameter", "q"},
      {"/api/v1/search?q=" + std::string(100, '('), 422, "query-too-complex", "q"},
      {"/api/v1/search?histogram=day", 422, "query-too-complex", "histogram"},
      {"/api/v1/articles/zz", 404, "not-found", ""},
      {"/api/v1/articles/", 404, "not-found", ""},
      {"/api/v1/articles/%zz", 404, "not-found", ""},
      {"/api/v1/articles/a?page=1", 400, "unknown-parameter", "page"},
      {"/api/v1/articles/a?q=" + std::string(100, '('), 422, "query-too-complex", "q"},
      {"/api/v1/status?x", 400, "unknown-parameter", "x"},
      {"/api/v1/suggest?prefix=a", 400, "unknown-parameter", "prefix"},
      {"/api/v1/suggest?limit=0", 400, "invalid-parameter", "limit"},
      {"/api/v1/suggest?limit=21", 400, "invalid-parameter", "limit"},
      {"/api/v1/suggest?q=%FF", 400, "invalid-parameter", "q"},
      {"/api/v1/suggest?%FF=a", 400, "invalid-parameter", ""},
      {"/api/v1/suggest?q=" + std::string(1025, 'a'), 400, "invalid-parameter", "q"},
      {"/api/v1/suggest/x", 404, "not-found", ""},
      {"/api/v1/search?explain=0", 400, "invalid-parameter", "explain"},
      {"/api/v1/search?interpret=on", 400, "invalid-parameter", "interpret"},
      {"/api/v1/search?q=date:1", 400, "invalid-query", "q"},
      {"/api/v1/articles/a?q=date:1", 400, "invalid-query", "q"},
      {"/api/v1/articles/zz?q=date:1", 404, "not-found", ""},
      {"/api/v1/articles/a?explain=1", 400, "unknown-parameter", "explain"},
      {"/api/v1/exports", 404, "not-found", ""},
      {"/api/v2/search", 404, "not-found", ""},
      {"/nothing", 404, "not-found", ""},
      {"", 404, "not-found", ""},
      {"/api/v1/search?q=" + std::string(20'000, 'a'), 414, "uri-too-long", ""},
  };
  for (const Case& c : cases) {
    const Response response = Get(c.target);
    EXPECT_EQ(response.status, c.status) << c.target.substr(0, 80);
    EXPECT_EQ(response.content_type, "application/problem+json; charset=utf-8");
    const json problem = json::parse(response.body);
    EXPECT_EQ(problem["type"], "/problems/" + c.type) << c.target.substr(0, 80);
    EXPECT_EQ(problem["status"], c.status);
    if (c.parameter.empty()) continue;
    EXPECT_EQ(problem["errors"][0]["parameter"], c.parameter);
  }
}

TEST_F(AppTest, AnswersGetAndHeadOnly) {
  for (const std::string method : {"POST", "PUT", "DELETE", "OPTIONS", "TRACE", "get", ""}) {
    const Response response = Send({.method = method, .target = "/api/v1/search"});
    EXPECT_EQ(response.status, 405) << method;
    EXPECT_EQ(response.headers.at("Allow"), "GET, HEAD");
  }
  EXPECT_EQ(Send({.method = "HEAD", .target = "/api/v1/search"}).status, 200);
}

TEST_F(AppTest, SendsItsHeadersWithEveryAnswer) {
  for (const std::string_view target :
       {"/api/v1/search", "/api/v1/search?who=1", "/api/v1/articles/a", "/api/v1/suggest?q=a",
        "/healthz", "/nothing"}) {
    const Response response = Get(target);
    EXPECT_THAT(response.headers.at("Content-Security-Policy"), HasSubstr("default-src 'none'"));
    EXPECT_EQ(response.headers.at("X-Content-Type-Options"), "nosniff");
    EXPECT_EQ(response.headers.at("Referrer-Policy"), "same-origin");
    if (response.content_type.find("json") != std::string::npos) {
      EXPECT_EQ(response.headers.at("Vary"), "Accept-Encoding, Accept-Language") << target;
    }
  }
  EXPECT_THAT(Get("/api/v1/search").headers.at("Server-Timing"), HasSubstr("total;dur="));
  EXPECT_EQ(App::Refuse(414, "").headers.count("Content-Security-Policy"), 1U);
}

TEST_F(AppTest, AnswersNotModifiedToItsOwnTag) {
  for (const std::string target :
       {"/api/v1/search?q=grain&size=5", "/api/v1/articles/a?q=grain", "/api/v1/suggest?q=lav",
        "/api/v1/status", "/api/v1/entities/lavrov", "/api/v1/facets/person?prefix=l",
        "/api/v1/articles/a?format=ris", "/feed.atom", "/opensearch.xml",
        "/api/v1/opensearch-suggest?q=lav", "/openapi.json"}) {
    const std::string tag = Get(target).headers.at("ETag");
    EXPECT_TRUE(tag.starts_with("W/\"")) << tag;
    for (const std::string& known : {tag, "\"other\", " + tag, tag.substr(2), std::string("*")}) {
      const Response response = Send({.method = "GET", .target = target, .if_none_match = known});
      EXPECT_EQ(response.status, 304) << known;
      EXPECT_THAT(response.body, IsEmpty());
      EXPECT_EQ(response.headers.at("ETag"), tag);
      EXPECT_EQ(response.headers.count("Vary"), 1U);
    }
    for (const std::string& known : {std::string("\"other\""), std::string("W/")}) {
      EXPECT_EQ(Send({.method = "GET", .target = target, .if_none_match = known}).status, 200);
    }
  }
  const auto tag_of = [](std::string_view target) { return Get(target).headers.at("ETag"); };
  EXPECT_EQ(tag_of("/api/v1/search?size=5&q=grain"), tag_of("/api/v1/search?q=grain&size=5"));
  EXPECT_NE(tag_of("/api/v1/search?q=grain"), tag_of("/api/v1/search?q=grain&hl=ru"));
  EXPECT_NE(tag_of("/api/v1/articles/a"), tag_of("/api/v1/articles/a?q=grain"));
  EXPECT_NE(tag_of("/api/v1/articles/a"), tag_of("/api/v1/articles/b"));
  EXPECT_EQ(tag_of("/api/v1/suggest?q=a&limit=8"), tag_of("/api/v1/suggest?q=a"));
  for (const std::string_view other :
       {"/api/v1/suggest?q=b", "/api/v1/suggest?q=a&limit=7", "/api/v1/suggest?q=a&hl=ru"}) {
    EXPECT_NE(tag_of("/api/v1/suggest?q=a"), tag_of(other)) << other;
  }
  for (const std::string& target :
       {std::string("/api/v1/search?q=grain"), std::string("/api/v1/articles/a?q=grain")}) {
    for (const std::string& option : {std::string("&interpret=off"), std::string("&expand=off")}) {
      EXPECT_NE(tag_of(target), tag_of(target + option)) << target + option;
    }
  }
  EXPECT_NE(tag_of("/api/v1/search?q=grain"), tag_of("/api/v1/search?q=grain&explain=1"));
  EXPECT_EQ(Send({.method = "GET", .target = "/api/v1/articles/zz", .if_none_match = "*"}).status,
            404);
}

TEST_F(AppTest, KeepsAnswersForThoseWhoAskTheSameAndSaysSo) {
  const App app(*engine_, [](const std::string&) {});
  const auto get = [&app](std::string_view target) {
    return app.Handle({.method = "GET", .target = std::string(target)});
  };
  json first = json::parse(get("/api/v1/search?q=grain&size=5").body);
  EXPECT_FALSE(first["timing_ms"].contains("cached"));
  const Response kept = get("/api/v1/search?size=5&q=grain");
  json second = json::parse(kept.body);
  EXPECT_EQ(second["timing_ms"]["cached"], true);
  EXPECT_EQ(second["timing_ms"]["total"], 0.0);
  EXPECT_THAT(kept.headers.at("Server-Timing"), HasSubstr("cached"));
  EXPECT_EQ(kept.hits, 2U);
  EXPECT_EQ(kept.route, "/api/v1/search");
  EXPECT_EQ(kept.headers.count("ETag"), 1U);
  first.erase("timing_ms");
  second.erase("timing_ms");
  EXPECT_EQ(first, second);
  for (const std::string_view other :
       {"/api/v1/search?q=grain&size=6", "/api/v1/search?q=grain&size=5&hl=ru",
        "/api/v1/search?q=grain&size=5&explain=1", "/api/v1/search?q=grain&size=5&explain=1"}) {
    EXPECT_FALSE(json::parse(get(other).body)["timing_ms"].contains("cached")) << other;
  }
  // Errors are not kept.
  for (int i = 0; i < 2; ++i) {
    EXPECT_EQ(get("/api/v1/search?q=date:2025-02-30").headers.count("Server-Timing"), 0U);
  }
}

TEST_F(AppTest, ForgetsItsAnswersWithTheRevision) {
  TestIndex index;
  index.AddAll({{.title = "Grain"}});
  const auto keeper =
      *search::SnapshotKeeper::Open({.index = index.path(), .interval = std::chrono::hours(1)});
  const search::Engine engine(*keeper, {});
  const App app(engine, [](const std::string&) {});
  for (const std::string target : {"/api/v1/search?q=grain", "/api/v1/facets/lang?q=grain"}) {
    static_cast<void>(app.Handle({.method = "GET", .target = target}));
  }
  index.AddAll({{.title = "Grain"}});
  keeper->Refresh();
  const auto get = [&app](std::string_view target) {
    return json::parse(app.Handle({.method = "GET", .target = std::string(target)}).body);
  };
  EXPECT_EQ(get("/api/v1/search?q=grain")["total"], 2);
  EXPECT_EQ(get("/api/v1/facets/lang?q=grain")["values"][0]["count"], 2);
}

TEST_F(AppTest, NamesTheRouteOfEveryAnswer) {
  struct Case {
    std::string target;
    std::string route;
  };
  for (const Case& c : std::vector<Case>{{"/api/v1/search?who=1", "/api/v1/search"},
                                         {"/api/v1/articles/a", "/api/v1/articles/{id}"},
                                         {"/api/v1/articles/zz", "/api/v1/articles/{id}"},
                                         {"/api/v1/entities/lavrov", "/api/v1/entities/{id}"},
                                         {"/api/v1/facets/org", "/api/v1/facets/{facet}"},
                                         {"/nothing/at/all", "none"}}) {
    EXPECT_EQ(Get(c.target).route, c.route) << c.target;
    EXPECT_EQ(App::RouteOf({.target = c.target}), c.route) << c.target;
  }
}

TEST_F(AppTest, WritesWhateverAnArticleHoldsAsTextInJson) {
  const Response response = Get("/api/v1/search?q=quoted");
  EXPECT_TRUE(text::IsValidUtf8(response.body));
  for (const char c : response.body) EXPECT_GE(static_cast<unsigned char>(c), 0x20);
  const json hit = json::parse(response.body)["hits"][0];
  EXPECT_EQ(hit["title"], json::array({"<script>alert(1)</script> grain"}));
  EXPECT_EQ(hit["snippets"][0][2].get<std::string>(),
            "\" grain \\ & \xE2\x80\xA8 \x01\x1B <b>bold</b>");
}

TEST_F(AppTest, SaysNothingOfItsFaultsToTheClient) {
  TempFolder folder;
  {
    TestIndex index;
    // More than the blocks that an open database holds in memory.
    for (int i = 0; i < 500; ++i) {
      index.Add({.title = "Grain " + std::to_string(i),
                 .text = std::string(500, static_cast<char>('a' + i % 26))});
    }
    index.Commit();
    std::filesystem::copy(index.path(), folder / "index", std::filesystem::copy_options::recursive);
  }
  const auto keeper =
      *search::SnapshotKeeper::Open({.index = folder / "index", .interval = std::chrono::hours(1)});
  for (const char* file : {"docdata.glass", "postlist.glass"}) {
    std::filesystem::resize_file(folder / ("index/gen-1/xapian/" + std::string(file)), 0);
  }
  const search::Engine engine(*keeper, {});
  std::vector<std::string> log;
  const App app(engine, [&log](const std::string& message) { log.push_back(message); });
  const Response response = app.Handle({.method = "GET", .target = "/api/v1/search?q=grain"});
  EXPECT_EQ(response.status, 503) << response.body;
  EXPECT_EQ(response.headers.at("Retry-After"), "1");
  EXPECT_EQ(json::parse(response.body)["type"], "/problems/index-unavailable");
  EXPECT_THAT(response.body, Not(HasSubstr("glass")));
  ASSERT_EQ(log.size(), 1U);
  // What people search for is theirs.
  EXPECT_THAT(log.front(), testing::StartsWith("/api/v1/search: "));
  EXPECT_THAT(log.front(), Not(HasSubstr("grain")));
}

TEST(AppLogTest, SaysWhyAnExportBreaksOff) {
  TestIndex index;
  index.AddAll({{.title = "Grain"}});
  const auto keeper = *search::SnapshotKeeper::Open({.index = index.path()});
  const search::Engine engine(*keeper, {});
  std::vector<std::string> log;
  const App app(engine, [&log](const std::string& message) { log.push_back(message); });
  const Response response = app.Handle({.method = "GET", .target = "/api/v1/export?q=grain"});
  const auto fail = [](std::string_view) -> bool { throw std::runtime_error("no memory"); };
  EXPECT_THROW(response.body_writer(fail), std::runtime_error);
  EXPECT_THAT(log, testing::ElementsAre("/api/v1/export breaks off: no memory"));
}

TEST(AppLightTest, IsWhatWaitsForNoSearch) {
  for (const char* target : {"/", "/healthz", "/app.js", "/a/a1?q=x", "/api/v1/status", "/none"}) {
    EXPECT_TRUE(App::IsLight({.target = target})) << target;
  }
  for (const char* target : {"/api/v1/search", "/api/v1/search?q=x", "/api/v1/articles/a1",
                             "/api/v1/suggest?q=x", "/feed.atom?q=x"}) {
    EXPECT_FALSE(App::IsLight({.target = target})) << target;
  }
}

TEST(AppStreamTest, IsAnExport) {
  for (const char* target : {"/api/v1/export", "/api/v1/export?format=csv"}) {
    EXPECT_TRUE(App::IsStream({.target = target})) << target;
  }
  for (const char* target : {"/api/v1/search?q=/api/v1/export", "/api/v1/exports", "/"}) {
    EXPECT_FALSE(App::IsStream({.target = target})) << target;
  }
}

}  // namespace
}  // namespace dossier::http
