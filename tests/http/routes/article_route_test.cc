#include <gmock/gmock.h>

#include "http/query_string.h"
#include "support/test_app.h"
#include "text/utf8.h"

namespace dossier::http {
namespace {

using nlohmann::json;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

class ArticleRouteTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    app_ = std::make_unique<TestApp>(std::vector<article::Record>{
        {.id = "a",
         .title = "Лавров о зерне",
         .text = "Говорил  Сергей  Лавров, и \t снова Лавров.\n\nТокаев молчал в ООН.",
         .date = "2024-05-03",
         .source = "tass",
         .url = "https://example.org/a"},
        {.id = "b", .title = "Nobody", .text = "Nothing was said."},
    });
  }
  static void TearDownTestSuite() { app_.reset(); }

  // The places of a block as "id text".
  static std::vector<std::string> Places(const json& block) {
    std::string text;
    for (const json& piece : block["text"]) text += piece.get<std::string>();
    std::vector<std::string> places;
    for (const json& entity : block["entities"]) {
      const std::size_t begin = entity["begin"];
      const std::size_t end = entity["end"];
      const std::string_view front = text::TakeCodePoints(text, begin);
      const std::string_view whole = text::TakeCodePoints(text, end);
      places.push_back(entity["id"].get<std::string>() + " " +
                       std::string(whole.substr(front.size())));
    }
    return places;
  }

  static inline std::unique_ptr<TestApp> app_;
};

TEST_F(ArticleRouteTest, SaysWhereABlockNamesWhom) {
  for (const std::string query : {"", "лавров", "сергей снова"}) {
    const json body = app_->GetJson("/api/v1/articles/a?q=" + PercentEncode(query))["body"];
    ASSERT_EQ(body.size(), 2U);
    EXPECT_THAT(Places(body[0]), ElementsAre("lavrov Сергей Лавров", "lavrov Лавров")) << query;
    EXPECT_THAT(Places(body[1]), ElementsAre("tokayev Токаев", "un ООН"));
    EXPECT_EQ(body[1]["entities"][0]["kind"], "person");
    EXPECT_EQ(body[1]["entities"][1]["kind"], "org");
  }
  EXPECT_EQ(app_->GetJson("/api/v1/articles/b")["body"][0]["entities"], json::array());
}

TEST_F(ArticleRouteTest, CitesAnArticle) {
  struct Case {
    std::string format;
    std::string type;
    std::string part;
  };
  const std::vector<Case> cases = {
      {"bibtex", "application/x-bibtex; charset=utf-8", "@misc{a,\n  title = {{Лавров о зерне}},"},
      {"ris", "application/x-research-info-systems; charset=utf-8", "TI  - Лавров о зерне\r\n"},
      {"csl-json", "application/vnd.citationstyles.csl+json",
       R"("accessed":{"date-parts":[[2025,11,20]]})"},
      {"gost", "text/plain; charset=utf-8",
       "Лавров о зерне. – Текст : электронный // ТАСС : [сайт]. – 2024. – 3 мая. – URL: "
       "https://example.org/a (дата обращения: 20.11.2025)."},
  };
  for (const Case& c : cases) {
    const Response response = app_->Get("/api/v1/articles/a?format=" + c.format);
    EXPECT_EQ(response.status, 200) << response.body;
    EXPECT_EQ(response.content_type, c.type);
    EXPECT_THAT(response.body, HasSubstr(c.part));
    EXPECT_EQ(app_->Get("/api/v1/articles/zz?format=" + c.format).status, 404);
  }
}

TEST_F(ArticleRouteTest, CitesThePageHereWhereThereIsNoOriginal) {
  const auto cite = [](const std::string& host) {
    return app_->Send({.method = "GET", .target = "/api/v1/articles/b?format=ris", .host = host})
        .body;
  };
  EXPECT_THAT(cite("news.example:8080"), HasSubstr("UR  - http://news.example:8080/a/b\r\n"));
  EXPECT_THAT(cite("[::1]:80"), HasSubstr("UR  - http://[::1]:80/a/b\r\n"));
  for (const std::string host : {"", "a b", "a/b", "user@a", "a:b", "a:123456", "<a>", "[::1",
                                 "[x]", "a\r\nUR  - x", "-a"}) {
    EXPECT_THAT(cite(host), Not(HasSubstr("UR  -"))) << host;
  }
  const TestApp known({{.id = "b", .title = "Nobody"}}, {.base_url = "https://dossier.example"});
  EXPECT_THAT(
      known
          .Send(
              {.method = "GET", .target = "/api/v1/articles/b?format=ris", .host = "other.example"})
          .body,
      HasSubstr("UR  - https://dossier.example/a/b\r\n"));
}

TEST_F(ArticleRouteTest, RefusesInACitationWhatItHasNot) {
  for (const std::string parameter : {"q=a", "match=all", "expand=off", "interpret=off", "hl=ru"}) {
    const Response response = app_->Get("/api/v1/articles/a?format=ris&" + parameter);
    EXPECT_EQ(response.status, 400);
    EXPECT_EQ(json::parse(response.body)["errors"][0]["code"], "conflict");
  }
  EXPECT_EQ(app_->Get("/api/v1/articles/a?format=word").status, 400);
}

}  // namespace
}  // namespace dossier::http
