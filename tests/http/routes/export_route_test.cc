#include <gmock/gmock.h>

#include <set>
#include <sstream>

#include "support/test_app.h"

namespace dossier::http {
namespace {

using nlohmann::json;

std::vector<std::string> Lines(const std::string& body) {
  std::vector<std::string> lines;
  std::istringstream stream(body);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

const TestApp& Small() {
  static const TestApp app({{.id = "a",
                             .title = "=Lavrov, \"Tokayev\" at the UN",
                             .date = "2024-05-03",
                             .source = "tass",
                             .url = "https://example.org/a"},
                            {.id = "b", .title = "Зерно", .text = "Ничего."}});
  return app;
}

TEST(ExportRouteTest, WritesJsonLines) {
  for (const std::string target : {"/api/v1/export", "/api/v1/export?format=jsonl"}) {
    const Response response = Small().Get(target);
    EXPECT_EQ(response.status, 200);
    EXPECT_EQ(response.content_type, "application/jsonl; charset=utf-8");
    EXPECT_EQ(response.headers.at("Content-Disposition"), "attachment; filename=dossier.jsonl");
    EXPECT_EQ(response.headers.at("Vary"), "Accept-Encoding, Accept-Language");
    EXPECT_EQ(response.hits, 2U);
    const std::vector<std::string> lines = Lines(TestApp::BodyOf(response));
    ASSERT_EQ(lines.size(), 2U);
    EXPECT_EQ(json::parse(lines[0]), json::parse(R"json({"id": "a", "url": "/a/a", "lang": "en",
        "source": {"id": "tass", "label": "TASS"}, "original": "https://example.org/a",
        "date": {"value": "2024-05-03", "precision": "day", "basis": "metadata"},
        "title": "=Lavrov, \"Tokayev\" at the UN",
        "person": [{"id": "lavrov", "label": "Sergey Lavrov"},
                   {"id": "tokayev", "label": "Kassym-Jomart Tokayev"}],
        "org": [{"id": "un", "label": "United Nations"}]})json"));
    EXPECT_EQ(json::parse(lines[1])["source"], nullptr);
    EXPECT_EQ(json::parse(lines[1])["date"], nullptr);
  }
}

TEST(ExportRouteTest, WritesCsv) {
  const Response response = Small().Get("/api/v1/export?format=csv&hl=ru");
  EXPECT_EQ(response.content_type, "text/csv; charset=utf-8; header=present");
  EXPECT_EQ(TestApp::BodyOf(response),
            "\uFEFFid,date,date_basis,lang,source,source_label,title,original,person,person_labels,"
            "org,"
            "org_labels\r\n"
            "a,2024-05-03,metadata,en,tass,ТАСС,\"'=Lavrov, \"\"Tokayev\"\" at the UN\","
            "https://example.org/a,lavrov|tokayev,Сергей Лавров|Касым-Жомарт Токаев,un,"
            "Организация Объединённых Наций\r\n"
            "b,,,ru,,,Зерно,,,,,\r\n");
}

TEST(ExportRouteTest, TakesTheParametersOfASearchButForItsPage) {
  EXPECT_EQ(Small().Get("/api/v1/export?person=lavrov&sort=oldest&hl=ru").hits, 1U);
  EXPECT_EQ(TestApp::BodyOf(Small().Get("/api/v1/export?q=nothing")), "");
  for (const std::string parameter :
       {"page=1", "size=1", "facets=", "facet_size=1", "histogram=day", "snippet=1", "explain=1",
        "format=xml", "from=x", "who=1"}) {
    EXPECT_EQ(Small().Get("/api/v1/export?" + parameter).status, 400) << parameter;
  }
  const json problem = json::parse(Small().Get("/api/v1/export?q=date:2025-02-30").body);
  EXPECT_EQ(problem["type"], "/problems/invalid-query");
  const json links = Small().GetJson("/api/v1/search?q=lavrov&page=2&sort=oldest&facets=")["links"];
  EXPECT_EQ(links["export"], "/api/v1/export?q=lavrov&sort=oldest");
  EXPECT_EQ(links["atom"], "/feed.atom?q=lavrov");
}

TEST(ExportRouteTest, StopsWhereNobodyReadsAnyMore) {
  const TestApp app([](TestIndex& index) {
    for (int i = 0; i < 600; ++i) index.Add({.title = std::string(100, 'x')});
  });
  const Response response = app.Get("/api/v1/export");
  int pieces = 0;
  response.body_writer([&pieces](std::string_view) { return ++pieces < 2; });
  EXPECT_EQ(pieces, 2);
}

TEST(ExportRouteTest, GivesOneRevisionWhileTheIndexCommits) {
  constexpr int kArticles = 5'000;
  TestApp app([](TestIndex& index) {
    for (int i = 0; i < kArticles; ++i) {
      index.Add({.id = "g" + std::to_string(i), .title = "Grain " + std::to_string(i)});
    }
    index.Add({.title = "Weather"});
  });
  std::vector<std::string> searched;
  for (int page = 1; page <= kArticles / 100; ++page) {
    const json answer =
        app.GetJson("/api/v1/search?q=grain&size=100&facets=&histogram=none&snippet=0&page=" +
                    std::to_string(page));
    EXPECT_EQ(answer["total"], kArticles);
    for (const json& hit : answer["hits"]) searched.push_back(hit["id"]);
  }
  const Response response = app.Get("/api/v1/export?q=grain");
  EXPECT_EQ(response.hits, static_cast<std::uint64_t>(kArticles));
  // Each piece is followed by a commit that changes, adds and removes, and by a newer snapshot.
  std::string body;
  int commits = 0;
  std::set<std::string> removed;
  response.body_writer([&](std::string_view piece) {
    body += piece;
    const std::string gone = "g" + std::to_string(commits * 7);
    removed.insert(gone);
    app.index().Remove(gone);
    app.index().Add({.id = "g" + std::to_string(commits * 7 + 1), .title = "Weather"});
    app.index().Add({.title = "Grain again"});
    app.index().Commit();
    if (++commits % 3 == 0) app.keeper().Refresh();
    return true;
  });
  EXPECT_GT(commits, 10);
  std::vector<std::string> exported;
  for (const std::string& line : Lines(body)) {
    const json row = json::parse(line);
    exported.push_back(row["id"]);
    if (row["title"].is_null()) {
      EXPECT_TRUE(removed.contains(exported.back())) << line;
    }
  }
  EXPECT_EQ(exported, searched);
}

}  // namespace
}  // namespace dossier::http
