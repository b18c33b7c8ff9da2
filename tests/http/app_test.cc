#include "http/app.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

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

TEST_F(AppTest, TellsItsStatus) {
  const json answer = GetJson("/api/v1/status");
  EXPECT_EQ(answer["index"]["articles"], 3);
  EXPECT_EQ(answer["languages"]["en"], 2);
  EXPECT_EQ(answer["newest_date"], "2025-10-22");
  EXPECT_EQ(answer["limits"]["query_words"], 48);
  const Response health = Get("/healthz");
  EXPECT_EQ(health.status, 200);
  EXPECT_EQ(health.body, "ok\n");
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
      {"/api/v1/search?size=x", 400, "invalid-parameter", "size"},
      {"/api/v1/search?q=%00", 400, "invalid-parameter", ""},
      {"/api/v1/search?q=" + std::string(100, '('), 422, "query-too-complex", "q"},
      {"/api/v1/search?histogram=day", 422, "query-too-complex", "histogram"},
      {"/api/v1/articles/zz", 404, "not-found", ""},
      {"/api/v1/articles/", 404, "not-found", ""},
      {"/api/v1/articles/%zz", 404, "not-found", ""},
      {"/api/v1/articles/a?page=1", 400, "unknown-parameter", "page"},
      {"/api/v1/articles/a?q=" + std::string(100, '('), 422, "query-too-complex", "q"},
      {"/api/v1/status?x", 400, "unknown-parameter", "x"},
      {"/api/v1/export", 404, "not-found", ""},
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
       {"/api/v1/search", "/api/v1/search?who=1", "/api/v1/articles/a", "/healthz", "/nothing"}) {
    const Response response = Get(target);
    EXPECT_THAT(response.headers.at("Content-Security-Policy"), HasSubstr("default-src 'none'"));
    EXPECT_EQ(response.headers.at("X-Content-Type-Options"), "nosniff");
    EXPECT_EQ(response.headers.at("Referrer-Policy"), "same-origin");
    if (response.content_type.find("json") != std::string::npos) {
      EXPECT_EQ(response.headers.at("Vary"), "Accept-Encoding, Accept-Language") << target;
    }
  }
  EXPECT_THAT(Get("/api/v1/search").headers.at("Server-Timing"), HasSubstr("total;dur="));
  EXPECT_EQ(App::Refuse(414).headers.count("Content-Security-Policy"), 1U);
}

TEST_F(AppTest, AnswersNotModifiedToItsOwnTag) {
  for (const std::string target : {"/api/v1/search?q=grain&size=5", "/api/v1/articles/a?q=grain"}) {
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
  EXPECT_EQ(Send({.method = "GET", .target = "/api/v1/articles/zz", .if_none_match = "*"}).status,
            404);
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
  EXPECT_EQ(log.size(), 1U);
}

}  // namespace
}  // namespace dossier::http
