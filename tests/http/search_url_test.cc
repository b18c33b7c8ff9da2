#include "http/search_url.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "http/query_string.h"
#include "http/search_parameters.h"

namespace dossier::http {
namespace {

search::SearchRequest Parse(const std::string& query) {
  const auto request = ParseSearchParameters(*ParseQueryString(query), text::Language::kEnglish);
  EXPECT_TRUE(request.has_value()) << query;
  return request.value_or(search::SearchRequest());
}

TEST(SearchUrlTest, LeavesOutWhatIsUsual) {
  for (const std::string query :
       {"", "q=", "q=+", "page=1&size=20", "match=auto&expand=on&dates=all&histogram=auto",
        "interpret=auto", "facets=lang,source,org,person", "person_op=or", "hl=ru"}) {
    EXPECT_EQ(CanonicalQuery(Parse(query)), "") << query;
  }
}

TEST(SearchUrlTest, IsTheSameForEqualSearches) {
  EXPECT_EQ(CanonicalQuery(Parse("size=5&person=b&q=a+b&person=a&person=b")),
            CanonicalQuery(Parse("q=a%20b&person=a&person=b&size=5")));
  EXPECT_EQ(CanonicalQuery(Parse("size=5&person=b&q=a+b&person=a")),
            "q=a%20b&person=a&person=b&size=5");
}

TEST(SearchUrlTest, TellsWhatIsNotUsual) {
  EXPECT_EQ(CanonicalQuery(Parse("explain=1&interpret=off&expand=off&match=any&q=a")),
            "q=a&match=any&expand=off&interpret=off&explain=1");
  EXPECT_NE(CanonicalQuery(Parse("q=a&interpret=off")), CanonicalQuery(Parse("q=a")));
  EXPECT_NE(CanonicalQuery(Parse("q=a&explain=1")), CanonicalQuery(Parse("q=a")));
}

class RandomQuery {
 public:
  std::string Make() {
    query_.clear();
    Maybe("q", {"a", "%D0%BB%D0%B0%D0%B4", "%22a%20b%22", "+", "a%26b", "", "%2B"});
    for (const std::string name : {"person", "org", "source", "lang", "not.person", "not.source"}) {
      for (int i = 0; i < 3; ++i) Maybe(name, {"a", "b", "c%20d", "%D0%BB"});
    }
    Maybe("person_op", {"or", "and"});
    Maybe("org_op", {"or", "and"});
    Maybe("from", {"2020", "2020-05", "2020-05-03"});
    Maybe("to", {"2021", "2021-05", "2021-05-03"});
    Maybe("dates", {"all", "stated"});
    Maybe("match", {"auto", "all", "any"});
    Maybe("expand", {"on", "off"});
    Maybe("interpret", {"auto", "off"});
    Maybe("explain", {"1"});
    Maybe("sort", {"relevance", "newest", "oldest"});
    Maybe("page", {"1", "2", "100"});
    Maybe("size", {"0", "20", "100"});
    Maybe("facets", {"", "person", "lang,org", "person,org,source,lang"});
    Maybe("facet_size", {"1", "10", "200"});
    Maybe("histogram", {"auto", "day", "week", "month", "year", "none"});
    Maybe("zoom", {"on", "off"});
    Maybe("snippet", {"0", "240", "1000"});
    Maybe("hl", {"en", "ru"});
    return query_;
  }

 private:
  void Maybe(const std::string& name, const std::vector<std::string>& values) {
    if (random_() % 3 > 0) return;
    query_ += (query_.empty() ? "" : "&") + name + "=" + values[random_() % values.size()];
  }

  std::mt19937 random_{5};
  std::string query_;
};

TEST(SearchUrlTest, ComesBackTheSame) {
  RandomQuery random;
  for (int round = 0; round < 2'000; ++round) {
    const std::string query = random.Make();
    const std::string canonical = CanonicalQuery(Parse(query));
    EXPECT_EQ(CanonicalQuery(Parse(canonical)), canonical) << query;
  }
}

}  // namespace
}  // namespace dossier::http
