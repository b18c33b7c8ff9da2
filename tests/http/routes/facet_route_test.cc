#include <gmock/gmock.h>

#include <algorithm>

#include "http/query_string.h"
#include "support/test_app.h"

namespace dossier::http {
namespace {

using nlohmann::json;
using testing::ElementsAre;

class FacetRouteTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    app_ = std::make_unique<TestApp>([](TestIndex& index) {
      index.Add({.title = "Lavrov and Tokayev on grain", .date = "2024-05-03", .source = "tass"});
      index.Add({.title = "Lavrov at the United Nations", .date = "2024-06-03", .source = "ria"});
      index.Add({.title = "Tokayev on grain", .date = "2025-01-01", .source = "tass"},
                {{"~Казбек Алиев", ""}});
      index.Add({.title = "Anna Smith and John Smith", .source = "ria"});
    });
  }
  static void TearDownTestSuite() { app_.reset(); }

  // As "id count", selected ones with a star.
  static std::vector<std::string> Print(const json& facet) {
    std::vector<std::string> lines;
    for (const json& value : facet["values"]) {
      lines.push_back(value["id"].get<std::string>() + " " + value["count"].dump() +
                      (value["selected"].get<bool>() ? "*" : ""));
    }
    return lines;
  }
  static std::vector<std::string> Values(const std::string& target) {
    return Print(app_->GetJson("/api/v1/facets/" + target));
  }

  static inline std::unique_ptr<TestApp> app_;
};

TEST_F(FacetRouteTest, FindsValuesByTheBeginningOfAnyWordInBothScriptsAndTheWrongLayout) {
  struct Case {
    std::string facet;
    std::string prefix;
    std::vector<std::string> values;
  };
  const std::vector<Case> cases = {
      {"person", "lav", {"lavrov 2"}},
      {"person", "Лав", {"lavrov 2"}},
      {"person", "kfdh", {"lavrov 2"}},  // лавр
      {"person", "дфмк", {"lavrov 2"}},  // lavr
      {"person", "серг лавр", {"lavrov 2"}},
      {"person", "sm", {"smith-a 1", "smith-j 1"}},
      {"person", "анна", {"smith-a 1"}},
      {"person", "avrov", {}},
      {"person", "?!", {}},
      {"org", "nat", {"un 1"}},
      {"org", "оон", {"un 1"}},
      {"source", "нов", {"ria 2"}},
      {"source", "TA", {"tass 2"}},
      {"source", "nfcc", {"tass 2"}},  // тасс
      {"lang", "eng", {"en 4"}},
      {"lang", "анг", {"en 4"}},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(Values(c.facet + "?prefix=" + PercentEncode(c.prefix)), c.values) << c.prefix;
  }
}

TEST_F(FacetRouteTest, FindsWhomTheGazetteerLacks) {
  const std::vector<std::string> found = Values("person?prefix=" + PercentEncode("каз"));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found, Values("person?prefix=kazb"));
}

TEST_F(FacetRouteTest, IsTheFacetOfASearchWhereNothingIsTyped) {
  for (const std::string facet : {"person", "org", "source", "lang"}) {
    for (const std::string query :
         {"?q=grain", "?person=tokayev&person=lavrov", "?person=tokayev&person_op=and",
          "?from=2024&to=2024&hl=ru", "?not.source=tass", "?facet_size=1", "?q=nothing"}) {
      const json searched = app_->GetJson("/api/v1/search" + query);
      EXPECT_EQ(app_->GetJson("/api/v1/facets/" + facet + query), searched["facets"][facet])
          << facet << query;
    }
  }
}

TEST_F(FacetRouteTest, CountsWhatAClickGives) {
  for (const std::string query : {"", "&q=grain", "&source=tass", "&person=tokayev&person_op=and",
                                  "&from=2024-06", "&not.person=lavrov"}) {
    const json facet = app_->GetJson("/api/v1/facets/person?prefix=la" + query);
    for (const json& value : facet["values"]) {
      const std::string click = "/api/v1/search?person=" + value["id"].get<std::string>() + query;
      EXPECT_EQ(app_->GetJson(click)["total"], value["count"]) << click;
    }
  }
}

TEST_F(FacetRouteTest, KeepsSelectedValuesFirst) {
  EXPECT_THAT(Values("person?prefix=lav&person=tokayev"), ElementsAre("tokayev 2*", "lavrov 2"));
  EXPECT_THAT(Values("person?prefix=lav&person=nobody"), ElementsAre("nobody 0*", "lavrov 2"));
  EXPECT_EQ(app_->GetJson("/api/v1/facets/person?prefix=lav&person=tokayev")["distinct"], 1);
}

TEST_F(FacetRouteTest, RefusesWhatItDoesNotKnow) {
  EXPECT_EQ(app_->Get("/api/v1/facets/date").status, 404);
  EXPECT_EQ(app_->Get("/api/v1/facets/").status, 404);
  for (const std::string query :
       {"page=2", "size=1", "sort=newest", "snippet=1", "facets=person", "histogram=day",
        "explain=1", "facet_size=0", "facet_size=201", "from=x", "from=2025&to=2024"}) {
    const Response response = app_->Get("/api/v1/facets/person?" + query);
    EXPECT_EQ(response.status, 400) << query;
    EXPECT_EQ(json::parse(response.body)["errors"][0]["parameter"],
              query.substr(0, query.find('=')));
  }
  const json problem = json::parse(app_->Get("/api/v1/facets/org?q=date:2025-02-30").body);
  EXPECT_EQ(problem["errors"][0]["position"], 5);
}

}  // namespace
}  // namespace dossier::http
