#include <gmock/gmock.h>

#include <pugixml.hpp>

#include "support/test_app.h"

namespace dossier::http {
namespace {

using nlohmann::json;

const TestApp& App1() {
  static const TestApp app({{.id = "a", .title = "Lavrov on grain", .date = "2024-05-03"}});
  return app;
}

std::string TemplateOf(const pugi::xml_node& root, const char* type) {
  return root.find_child_by_attribute("Url", "type", type).attribute("template").value();
}

TEST(OpenSearchRouteTest, DescribesItself) {
  const Response response =
      App1().Send({.method = "GET", .target = "/opensearch.xml", .host = "news.example:8080"});
  EXPECT_EQ(response.status, 200);
  EXPECT_EQ(response.content_type, "application/opensearchdescription+xml; charset=utf-8");
  pugi::xml_document document;
  ASSERT_TRUE(document.load_string(response.body.c_str(), pugi::parse_full));
  const pugi::xml_node root = document.document_element();
  EXPECT_STREQ(root.name(), "OpenSearchDescription");
  EXPECT_STREQ(root.attribute("xmlns").value(), "http://a9.com/-/spec/opensearch/1.1/");
  EXPECT_LE(std::string(root.child_value("ShortName")).size(), 16U);
  EXPECT_STREQ(root.child_value("ShortName"), "Dossier");
  EXPECT_STREQ(root.child_value("InputEncoding"), "UTF-8");
  EXPECT_EQ(TemplateOf(root, "text/html"), "http://news.example:8080/?q={searchTerms}");
  EXPECT_EQ(TemplateOf(root, "application/atom+xml"),
            "http://news.example:8080/feed.atom?q={searchTerms}");
  EXPECT_EQ(TemplateOf(root, "application/x-suggestions+json"),
            "http://news.example:8080/api/v1/opensearch-suggest?q={searchTerms}&hl=en");
  EXPECT_EQ(App1().Get("/opensearch.xml?q=x").status, 400);
}

TEST(OpenSearchRouteTest, TrustsNoHostThatIsNone) {
  const Response response =
      App1().Send({.method = "GET", .target = "/opensearch.xml", .host = "evil\"/><x"});
  EXPECT_EQ(response.body.find("evil"), std::string::npos);
  const TestApp known({{.title = "x"}}, {.base_url = "https://dossier.example"});
  EXPECT_NE(known.Send({.method = "GET", .target = "/opensearch.xml", .host = "other.example"})
                .body.find("template=\"https://dossier.example/?q="),
            std::string::npos);
}

TEST(OpenSearchRouteTest, Suggests) {
  const Response response = App1().Send({.method = "GET",
                                         .target = "/api/v1/opensearch-suggest?q=lav&hl=ru",
                                         .host = "news.example"});
  EXPECT_EQ(response.content_type, "application/x-suggestions+json; charset=utf-8");
  EXPECT_EQ(json::parse(response.body), json::parse(R"(["lav",
      ["Сергей Лавров", "lavrov", "Lavrov on grain"], ["человек, 1", "", "статья"],
      ["http://news.example/e/lavrov", "http://news.example/?q=lavrov",
       "http://news.example/a/a"]])"));
  EXPECT_EQ(json::parse(App1().Get("/api/v1/opensearch-suggest").body),
            json::parse(R"(["", [], [], []])"));
  EXPECT_EQ(App1().Get("/api/v1/opensearch-suggest?limit=0").status, 400);
}

}  // namespace
}  // namespace dossier::http
