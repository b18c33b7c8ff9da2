#include "http/search_parameters.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace dossier::http {
namespace {

using search::Facet;
using testing::ElementsAre;
using testing::IsEmpty;
using text::Language;

Checked<search::SearchRequest> Parse(std::string_view query) {
  return ParseSearchParameters(*ParseQueryString(query), Language::kEnglish);
}

// As "parameter code".
std::vector<std::string> Faults(std::string_view query) {
  std::vector<std::string> lines;
  const auto request = Parse(query);
  if (request) return lines;
  for (const Fault& fault : request.error()) lines.push_back(fault.parameter + " " + fault.code);
  return lines;
}

TEST(SearchParametersTest, HasADefaultForEverything) {
  const auto request = Parse("");
  ASSERT_TRUE(request.has_value());
  EXPECT_EQ(request->text, "");
  EXPECT_EQ(request->match, search::MatchMode::kAuto);
  EXPECT_EQ(request->sort, std::nullopt);
  EXPECT_EQ(request->page, 1U);
  EXPECT_EQ(request->size, 20U);
  EXPECT_EQ(request->facet_size, 10U);
  EXPECT_EQ(request->snippet_length, 240U);
  EXPECT_TRUE(request->options.expand);
  EXPECT_TRUE(request->options.interpret);
  EXPECT_FALSE(request->explain);
  EXPECT_FALSE(request->zoom);
  for (const Facet facet : search::kFacets) EXPECT_TRUE(request->wanted_facets[facet]);
}

TEST(SearchParametersTest, ReadsEveryParameter) {
  const auto request = Parse(
      "q=%D0%BB&person=b&person=a&person=b&org=un&source=tass&lang=ru&person_op=and&org_op=or"
      "&not.person=x&not.org=y&not.source=z&from=2024&to=2024-05-03&dates=stated&match=any"
      "&expand=off&interpret=off&explain=1&sort=oldest&page=2&size=0&facets=org,lang&facet_size="
      "200&histogram=week&zoom=on"
      "&snippet=0&hl=ru");
  ASSERT_TRUE(request.has_value());
  EXPECT_EQ(request->text, "л");
  const auto& facets = request->filters.facets;
  EXPECT_THAT(facets[Facet::kPerson].values, ElementsAre("b", "a"));
  EXPECT_EQ(facets[Facet::kPerson].combine, search::Combine::kAnd);
  EXPECT_THAT(facets[Facet::kOrganization].values, ElementsAre("un"));
  EXPECT_THAT(facets[Facet::kSource].values, ElementsAre("tass"));
  EXPECT_THAT(facets[Facet::kLanguage].values, ElementsAre("ru"));
  EXPECT_THAT(facets[Facet::kPerson].excluded, ElementsAre("x"));
  EXPECT_THAT(facets[Facet::kOrganization].excluded, ElementsAre("y"));
  EXPECT_THAT(facets[Facet::kSource].excluded, ElementsAre("z"));
  EXPECT_EQ(request->filters.date.from->ToString(), "2024");
  EXPECT_EQ(request->filters.date.to->ToString(), "2024-05-03");
  EXPECT_TRUE(request->filters.date.stated_only);
  EXPECT_EQ(request->match, search::MatchMode::kAny);
  EXPECT_FALSE(request->options.expand);
  EXPECT_FALSE(request->options.interpret);
  EXPECT_TRUE(request->explain);
  EXPECT_EQ(request->sort, search::SortOrder::kOldest);
  EXPECT_EQ(request->page, 2U);
  EXPECT_EQ(request->size, 0U);
  EXPECT_FALSE(request->wanted_facets[Facet::kPerson]);
  EXPECT_TRUE(request->wanted_facets[Facet::kOrganization]);
  EXPECT_EQ(request->facet_size, 200U);
  EXPECT_EQ(request->histogram, search::Interval::kWeek);
  EXPECT_TRUE(request->zoom);
  EXPECT_EQ(request->snippet_length, 0U);
  EXPECT_EQ(request->language, Language::kRussian);
}

TEST(SearchParametersTest, NamesEachFault) {
  struct Case {
    std::string query;
    std::string fault;
  };
  const std::vector<Case> cases = {
      {"who=x", "who unknown"},
      {"Q=x", "Q unknown"},
      {"not.lang=ru", "not.lang unknown"},
      {"collapse=story", "collapse unknown"},
      {"q=a&q=b", "q repeated"},
      {"hl=en&hl=en", "hl repeated"},
      {"q=" + std::string(1025, 'a'), "q too-long"},
      {"person=", "person format"},
      {"person=" + std::string(201, 'a'), "person format"},
      {"person_op=not", "person_op format"},
      {"from=yesterday", "from format"},
      {"from=2024-02-30", "from format"},
      {"to=2024-13", "to format"},
      {"to=", "to format"},
      {"from=2024-08&to=2024-07", "from range"},
      {"dates=some", "dates format"},
      {"match=ALL", "match format"},
      {"expand=yes", "expand format"},
      {"interpret=on", "interpret format"},
      {"interpret=", "interpret format"},
      {"explain=0", "explain format"},
      {"explain=true", "explain format"},
      {"explain=1&explain=1", "explain repeated"},
      {"limit=5", "limit unknown"},
      {"sort=", "sort format"},
      {"page=0", "page range"},
      {"page=-1", "page format"},
      {"page=1.5", "page format"},
      {"page=99999999999999999999999", "page range"},
      {"size=101", "size range"},
      {"size=+5", "size format"},
      {"page=101&size=100", "page range"},
      {"facets=person,place", "facets format"},
      {"facets=person,", "facets format"},
      {"facet_size=0", "facet_size range"},
      {"histogram=decade", "histogram format"},
      {"zoom=1", "zoom format"},
      {"snippet=1001", "snippet range"},
      {"hl=de", "hl format"},
  };
  for (const Case& c : cases) EXPECT_THAT(Faults(c.query), ElementsAre(c.fault)) << c.query;
}

TEST(SearchParametersTest, TakesWhatIsJustWithinTheLimits) {
  for (const std::string& query :
       {"q=" + std::string(1024, 'a'), std::string("page=100&size=100"),
        std::string("page=10000&size=0"), std::string("from=2024-07&to=2024"),
        std::string("facets="), std::string("snippet=1000")}) {
    EXPECT_THAT(Faults(query), IsEmpty()) << query;
  }
}

TEST(SearchParametersTest, NamesAllFaultsAtOnce) {
  EXPECT_THAT(Faults("size=x&who=1&from=2025&to=2024&q=a&q=b"),
              ElementsAre("size format", "who unknown", "q repeated", "from range"));
}

TEST(SearchParametersTest, SaysWhereTheFaultIsInCodePoints) {
  const auto request = Parse("sort=%D0%BB%D0%B0%D0%B4");
  ASSERT_FALSE(request.has_value());
  const Fault& fault = request.error().front();
  EXPECT_EQ(fault.position, 0U);
  EXPECT_EQ(fault.length, 3U);
  EXPECT_EQ(fault.expected, "one of relevance, newest, oldest");
}

TEST(SearchParametersTest, ReadsThoseOfAFacet) {
  const auto request = ParseFacetParameters(
      *ParseQueryString("q=a&person=b&prefix=c&facet_size=200&hl=ru&from=2024"),
      Language::kEnglish);
  ASSERT_TRUE(request.has_value());
  EXPECT_EQ(request->search.text, "a");
  EXPECT_THAT(request->search.filters.facets[Facet::kPerson].values, ElementsAre("b"));
  EXPECT_EQ(request->prefix, "c");
  EXPECT_EQ(request->search.facet_size, 200U);
  EXPECT_EQ(request->search.language, Language::kRussian);
  EXPECT_EQ(ParseFacetParameters({}, Language::kRussian)->search.language, Language::kRussian);
  EXPECT_FALSE(ParseFacetParameters({{"from", "2025"}, {"to", "2024"}}, Language::kEnglish));
  EXPECT_FALSE(ParseFacetParameters({{"page", "1"}}, Language::kEnglish));
}

}  // namespace
}  // namespace dossier::http
