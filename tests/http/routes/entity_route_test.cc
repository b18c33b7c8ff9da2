#include <gmock/gmock.h>

#include "http/query_string.h"
#include "support/test_app.h"

namespace dossier::http {
namespace {

using nlohmann::json;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

class EntityRouteTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    app_ = std::make_unique<TestApp>([](TestIndex& index) {
      index.Add({.id = "a",
                 .title = "Lavrov and Tokayev",
                 .text = "They met at the United Nations.",
                 .date = "2024-05-03"});
      index.Add({.id = "b", .title = "Lavrov", .text = "He spoke.", .date = "2024-07"});
      index.Add({.id = "c", .title = "Tokayev", .text = "He spoke.", .date = "2025-01-01"},
                {{"~Kazbek Aliyev", ""}, {"~K. Aliyev", ""}});
      index.Add({.id = "d", .title = "Lavrov, undated", .text = "He spoke of the CSTO."});
    });
  }
  static void TearDownTestSuite() { app_.reset(); }

  static json Entity(const std::string& id) { return app_->GetJson("/api/v1/entities/" + id); }
  static std::vector<std::string> Ids(const json& list) {
    std::vector<std::string> ids;
    for (const json& each : list) ids.push_back(each["id"]);
    return ids;
  }

  static inline std::unique_ptr<TestApp> app_;
};

TEST_F(EntityRouteTest, TellsWhoSomebodyIsAndWhereHeIsNamed) {
  const json lavrov = Entity("lavrov?hl=ru");
  EXPECT_EQ(lavrov["id"], "lavrov");
  EXPECT_EQ(lavrov["kind"], "person");
  EXPECT_EQ(lavrov["label"], "Сергей Лавров");
  EXPECT_EQ(lavrov["labels"]["en"], "Sergey Lavrov");
  EXPECT_EQ(lavrov["aliases"], json::array({"Сергей Викторович Лавров", "Sergei Lavrov"}));
  EXPECT_EQ(lavrov["listed"], true);
  EXPECT_EQ(lavrov["country"], "RU");
  EXPECT_EQ(lavrov["total"], 3);
  EXPECT_EQ(lavrov["first"], "2024-05-03");
  EXPECT_EQ(lavrov["last"], "2024-07");
  EXPECT_EQ(lavrov["histogram"]["interval"], "month");
  EXPECT_EQ(lavrov["histogram"]["buckets"].size(), 3U);
  EXPECT_EQ(lavrov["histogram"]["undated"], 1);
  EXPECT_THAT(Ids(lavrov["person"]["values"]), ElementsAre("tokayev"));
  EXPECT_EQ(lavrov["person"]["distinct"], 1);
  EXPECT_THAT(Ids(lavrov["org"]["values"]), ElementsAre("csto", "un"));
  EXPECT_THAT(Ids(lavrov["newest"]), ElementsAre("b", "a", "d"));
  EXPECT_EQ(lavrov["links"]["page"], "/e/lavrov");
  EXPECT_EQ(app_->GetJson(lavrov["links"]["search"].get<std::string>())["total"], 3);
}

TEST_F(EntityRouteTest, CountsWhatAClickGives) {
  for (const std::string id : {"lavrov", "tokayev", "un", "csto"}) {
    const json entity = Entity(id);
    const std::string kind = entity["kind"];
    EXPECT_EQ(app_->GetJson("/api/v1/search?" + kind + "=" + id)["total"], entity["total"]);
    for (const std::string other : {"person", "org"}) {
      for (const json& value : entity[other]["values"]) {
        const std::string click = "/api/v1/search?" + kind + "=" + id + "&" + other + "=" +
                                  value["id"].get<std::string>() + "&" + kind + "_op=and";
        EXPECT_EQ(app_->GetJson(click)["total"], value["count"]) << click;
        EXPECT_NE(value["id"], id);
      }
    }
  }
}

TEST_F(EntityRouteTest, KnowsOrganizationsAndWhomNoArticleNames) {
  EXPECT_EQ(Entity("un")["kind"], "org");
  EXPECT_EQ(Entity("un")["total"], 1);
  const json nobody = Entity("guterres");
  EXPECT_EQ(nobody["label"], "António Guterres");
  EXPECT_EQ(nobody["total"], 0);
  EXPECT_EQ(nobody["first"], nullptr);
  EXPECT_THAT(nobody["newest"], IsEmpty());
  EXPECT_THAT(nobody["histogram"]["buckets"], IsEmpty());
}

TEST_F(EntityRouteTest, KnowsWhomTheGazetteerLacksByAnySlug) {
  const json aliyev = Entity("kazbek-aliyev");
  EXPECT_EQ(aliyev["listed"], false);
  EXPECT_EQ(aliyev["country"], nullptr);
  EXPECT_EQ(aliyev["total"], 1);
  EXPECT_THAT(aliyev["aliases"], Contains("K. Aliyev"));
  EXPECT_THAT(aliyev["aliases"], Not(Contains(aliyev["label"])));
  EXPECT_EQ(Entity("k-aliyev"), aliyev);
}

TEST_F(EntityRouteTest, TellsTheOfficesThatTheGazetteerKnows) {
  const TempFolder names;
  names.Write("people.tsv", kTestPeople);
  names.Write("countries.tsv",
              "RU\tstate\tRussia\tРоссии\tRussian\tроссийский\t\t\t\n"
              "KZ\tstate\tKazakhstan\tКазахстана\tKazakh\tказахстанский\t\t\t\n");
  names.Write("bodies.tsv",
              "foreign-minister\tOFFICE\tForeign Minister\tминистр иностранных дел\t"
              "foreign minister\tминистр иностранных дел\t\t\n");
  names.Write("offices.tsv",
              "foreign-minister-ru\ttokayev\t1998\t2003\n"
              "foreign-minister-ru\tlavrov\t2004-03-09\t\n");
  names.Write("sources.tsv", kTestSources);
  TestIndex index(names.path());
  index.AddAll({{.title = "Lavrov"}});
  const auto keeper =
      *search::SnapshotKeeper::Open({.index = index.path(), .interval = std::chrono::hours(1)});
  const search::Engine engine(*keeper, {});
  const App app(engine, [](const std::string&) {});
  const auto offices = [&](const std::string& id) {
    const Response response = app.Handle({.method = "GET", .target = "/api/v1/entities/" + id});
    return json::parse(response.body)["offices"];
  };
  EXPECT_EQ(offices("lavrov"), json::parse(R"([{"id": "foreign-minister-ru",
      "label": "Foreign Minister of Russia", "labels": {"en": "Foreign Minister of Russia",
      "ru": "министр иностранных дел России"}, "since": "2004-03-09", "until": null}])"));
  EXPECT_EQ(offices("tokayev")[0]["until"], "2003");
  EXPECT_THAT(offices("guterres"), IsEmpty());
}

TEST_F(EntityRouteTest, RefusesWhatItDoesNotKnow) {
  for (const std::string target : {"nobody", "", "%zz", "lavrov/x"}) {
    EXPECT_EQ(app_->Get("/api/v1/entities/" + target).status, 404) << target;
  }
  EXPECT_EQ(app_->Get("/api/v1/entities/lavrov?q=x").status, 400);
  EXPECT_EQ(app_->Get("/api/v1/entities/lavrov?facet_size=0").status, 400);
  EXPECT_EQ(app_->Get("/api/v1/entities/lavrov?facet_size=1").status, 200);
}

}  // namespace
}  // namespace dossier::http
