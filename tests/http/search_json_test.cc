#include "http/search_json.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "http/app.h"
#include "support/test_index.h"

namespace dossier::http {
namespace {

using nlohmann::json;

// An index whose people and organizations the gazetteer lacks.
class SearchJsonTest : public testing::Test {
 protected:
  SearchJsonTest() {
    index_.Add({.id = "a", .title = "Talks", .text = "Marlen Abdrakhmanov spoke."},
               {{"~Marlen Abdrakhmanov", "Marlen Abdrakhmanov"}});
    index_.Add({.id = "b", .title = "Переговоры", .text = "Говорил М. Абдрахманов из АПК."},
               {{"~Марлен Абдрахманов", "М. Абдрахманов"},
                {"~АПК", "АПК", entities::EntityKind::kOrganization}});
    index_.Commit();
    keeper_ = *search::SnapshotKeeper::Open(
        {.index = index_.path(), .workers = 1, .interval = std::chrono::hours(1)});
  }

  json Get(std::string_view target) const {
    const search::Engine engine(*keeper_, {});
    const Response response = App(engine, [](const std::string&) {
                              }).Handle({.method = "GET", .target = std::string(target)});
    EXPECT_EQ(response.status, 200) << target << ": " << response.body;
    return json::parse(response.body);
  }

  TestIndex index_;
  std::unique_ptr<search::SnapshotKeeper> keeper_;
};

TEST_F(SearchJsonTest, TellsPeopleThatTheGazetteerLacks) {
  const json answer = Get("/api/v1/search?hl=ru&sort=newest");
  EXPECT_EQ(answer["facets"]["person"]["values"][0],
            json::parse(R"({"id": "marlen-abdrakhmanov", "label": "Марлен Абдрахманов",
                            "labels": {"en": "Marlen Abdrakhmanov", "ru": "Марлен Абдрахманов"},
                            "count": 2, "selected": false})"));
  EXPECT_EQ(answer["facets"]["org"]["values"][0]["labels"]["en"], "APK");
  EXPECT_EQ(answer["hits"][0]["person"][0]["id"], "marlen-abdrakhmanov");
}

TEST_F(SearchJsonTest, TakesTheirIdsAsFilters) {
  for (const char* id : {"marlen-abdrakhmanov", "Marlen-abdrakhmanov"}) {
    const json answer = Get("/api/v1/search?person=" + std::string(id));
    const bool is_id = id[0] == 'm';
    EXPECT_EQ(answer["total"], is_id ? 2 : 0);
    EXPECT_EQ(answer["filters"][0]["label"], is_id ? "Marlen Abdrakhmanov" : id);
  }
  EXPECT_EQ(Get("/api/v1/search?not.person=marlen-abdrakhmanov")["total"], 0);
  EXPECT_EQ(Get("/api/v1/search?person=marlen-abdrakhmanov&org=apk")["total"], 1);
  EXPECT_EQ(Get("/api/v1/search?q=person:%22Marlen+Abdrakhmanov%22")["total"], 2);
}

TEST_F(SearchJsonTest, SuggestsThem) {
  const json answer = Get("/api/v1/suggest?q=abdr");
  EXPECT_EQ(answer["suggestions"][0]["id"], "marlen-abdrakhmanov");
  EXPECT_EQ(answer["suggestions"][0]["count"], 2);
}

}  // namespace
}  // namespace dossier::http
