#include <gmock/gmock.h>

#include <pugixml.hpp>
#include <regex>
#include <set>

#include "support/test_app.h"

namespace dossier::http {
namespace {

using nlohmann::json;
using testing::ElementsAre;
using testing::HasSubstr;

std::vector<article::Record> Articles() {
  return {{.id = "a",
           .title = "Lavrov <b>&amp;</b> \"grain\" ]]>",
           .text = "It was said that 1 < 2 & \x01 so on. Grain.",
           .date = "2024-05-03",
           .source = "tass"},
          {.id = "b", .title = "Зерно", .text = "Зерно дешевеет.", .date = "2024-07"},
          {.id = "c", .title = "Undated grain"}};
}

// What RFC 4287 asks of a feed, and what it does not know.
class Feed {
 public:
  explicit Feed(const Response& response) {
    EXPECT_EQ(response.status, 200) << response.body;
    EXPECT_EQ(response.content_type, "application/atom+xml; charset=utf-8");
    const auto parsed = document_.load_string(response.body.c_str(), pugi::parse_full);
    EXPECT_TRUE(parsed) << parsed.description();
    EXPECT_STREQ(document_.first_child().name(), "xml");
    EXPECT_STREQ(root().name(), "feed");
    EXPECT_STREQ(root().attribute("xmlns").value(), "http://www.w3.org/2005/Atom");
    ExpectChildren(root(), {"id", "title", "updated"}, {"link", "author", "entry"});
    EXPECT_TRUE(root().child("author"));
    EXPECT_TRUE(LinkOf(root(), "self") != "");
    std::set<std::string> ids = {root().child_value("id")};
    for (const pugi::xml_node entry : root().children("entry")) {
      ExpectChildren(entry, {"id", "title", "updated"}, {"link", "author", "published", "summary"});
      EXPECT_TRUE(LinkOf(entry, "alternate") != "");
      EXPECT_TRUE(ids.insert(entry.child_value("id")).second) << "an id twice";
    }
    for (const std::string& id : ids) {
      EXPECT_TRUE(std::regex_match(id, std::regex("urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-"
                                                  "[89ab][0-9a-f]{3}-[0-9a-f]{12}")))
          << id;
    }
    ExpectTimes(document_);
  }

  pugi::xml_node root() const { return document_.document_element(); }
  std::vector<std::string> Of(const char* name) const {
    std::vector<std::string> values;
    for (const pugi::xml_node entry : root().children("entry")) {
      values.emplace_back(entry.child_value(name));
    }
    return values;
  }
  static std::string LinkOf(const pugi::xml_node& node, const char* rel) {
    return node.find_child_by_attribute("link", "rel", rel).attribute("href").value();
  }

 private:
  static void ExpectChildren(const pugi::xml_node& node, const std::set<std::string>& once,
                             const std::set<std::string>& others) {
    std::multiset<std::string> names;
    for (const pugi::xml_node child : node.children()) {
      if (child.type() != pugi::node_element) continue;
      names.insert(child.name());
      EXPECT_TRUE(once.contains(child.name()) || others.contains(child.name())) << child.name();
    }
    for (const std::string& name : once) EXPECT_EQ(names.count(name), 1U) << name;
  }

  static void ExpectTimes(const pugi::xml_node& node) {
    for (const pugi::xml_node child : node.children()) {
      const std::string name = child.name();
      if (name == "updated" || name == "published") {
        EXPECT_TRUE(ParseTime(child.child_value())) << child.child_value();
        EXPECT_TRUE(std::string(child.child_value()).ends_with("Z"));
      }
      ExpectTimes(child);
    }
  }

  pugi::xml_document document_;
};

TEST(FeedRouteTest, ListsTheNewestFirstAndEscapesThem) {
  const TestApp app(Articles());
  const Feed feed(app.Get("/feed.atom"));
  EXPECT_THAT(feed.Of("title"), ElementsAre("Зерно", "Lavrov <b>&amp;</b> \"grain\" ]]>"));
  EXPECT_THAT(feed.Of("updated"), ElementsAre("2025-11-20T00:00:00Z", "2025-11-20T00:00:00Z"));
  EXPECT_THAT(feed.Of("published"), ElementsAre("", "2024-05-03T00:00:00Z"));
  EXPECT_THAT(feed.Of("summary")[1], HasSubstr("1 < 2 & \uFFFD so on"));
  const pugi::xml_node entry = feed.root().child("entry").next_sibling("entry");
  EXPECT_STREQ(entry.child("author").child_value("name"), "TASS");
  EXPECT_EQ(Feed::LinkOf(entry, "alternate"), "/a/a");
  EXPECT_EQ(feed.root().child_value("updated"),
            app.GetJson("/api/v1/status")["index"]["updated"].get<std::string>());
}

TEST(FeedRouteTest, TakesASearch) {
  const TestApp app(Articles());
  const Feed feed(app.Send({.method = "GET",
                            .target = "/feed.atom?q=grain&person=lavrov&hl=ru&size=5",
                            .host = "news.example"}));
  EXPECT_EQ(feed.Of("title").size(), 1U);
  EXPECT_STREQ(feed.root().child_value("title"), "Dossier: grain");
  EXPECT_STREQ(feed.root().attribute("xml:lang").value(), "ru");
  EXPECT_EQ(Feed::LinkOf(feed.root(), "self"),
            "http://news.example/feed.atom?q=grain&person=lavrov&size=5");
  EXPECT_EQ(Feed::LinkOf(feed.root(), "alternate"),
            "http://news.example/?q=grain&person=lavrov&size=5");
  EXPECT_EQ(Feed::LinkOf(feed.root().child("entry"), "alternate"), "http://news.example/a/a");
  for (const std::string parameter : {"page=2", "sort=oldest", "facets=", "size=0", "size=101",
                                      "explain=1", "histogram=day", "facet_size=1"}) {
    EXPECT_EQ(app.Get("/feed.atom?" + parameter).status, 400) << parameter;
  }
  EXPECT_EQ(app.Get("/feed.atom?q=date:2025-02-30").status, 400);
  EXPECT_THAT(Feed(app.Get("/feed.atom?q=nothing")).Of("id"), testing::IsEmpty());
}

TEST(FeedRouteTest, SaysWhichEntriesHaveChanged) {
  TestApp app(Articles());
  app.index().set_now(*ParseTime("2025-11-21T09:30:00Z"));
  app.index().Add({.id = "b", .title = "Зерно дорожает", .date = "2024-07"});
  app.index().Commit();
  app.keeper().Refresh();
  const Feed feed(app.Get("/feed.atom"));
  EXPECT_THAT(feed.Of("title")[0], "Зерно дорожает");
  EXPECT_THAT(feed.Of("updated"), ElementsAre("2025-11-21T09:30:00Z", "2025-11-20T00:00:00Z"));
}

// As of an index that an older program has made.
TEST(FeedRouteTest, TakesTheDateOfAnArticleWhereItIsNotKnownWhenItChanged) {
  const TestApp app([](TestIndex& index) {
    index.set_now({});
    index.Add({.id = "b", .title = "Grain", .date = "1969-07-20"});
  });
  EXPECT_THAT(Feed(app.Get("/feed.atom")).Of("updated"), ElementsAre("1969-07-20T00:00:00Z"));
}

TEST(FeedRouteTest, KeepsTheIdsOfEntries) {
  std::vector<article::Record> articles = Articles();
  const auto ids = Feed(TestApp(articles).Get("/feed.atom")).Of("id");
  articles.push_back({.id = "z", .title = "Newest", .date = "2025-01-01"});
  articles[0].title = "Another title";
  const TestApp later(articles);
  const auto later_ids = Feed(later.Get("/feed.atom?snippet=0&hl=ru")).Of("id");
  EXPECT_THAT(std::vector(later_ids.begin() + 1, later_ids.end()), testing::ElementsAreArray(ids));
}

}  // namespace
}  // namespace dossier::http
