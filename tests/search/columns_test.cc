#include "search/columns.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "index/schema.h"
#include "support/test_index.h"

namespace dossier::search {
namespace {

using testing::ElementsAre;

std::vector<std::string> Values(const FacetColumn& column, DocId docid) {
  std::vector<std::string> ids;
  column.ForEachPlace(std::vector<DocId>{docid}, [&](Ordinal ordinal) {
    if (ordinal < column.value_count()) ids.emplace_back(column.id(ordinal));
  });
  return ids;
}

TEST(ColumnsTest, HoldsWhatTheIndexSaysOfEachArticle) {
  TestIndex index;
  index.AddAll({
      {.id = "c", .title = "Lavrov and Tokayev of the UN", .date = "2024-05-03", .source = "tass"},
      {.id = "a", .title = "Nobody here", .date = "1969-12", .language = "ru"},
      {.id = "b", .title = "Undated"},
  });
  const Columns columns = Columns::Load(index.Open(), index.Values());
  EXPECT_EQ(columns.all.cardinality(), 3U);
  EXPECT_THAT(Values(columns.facets[Facet::kPerson], 1), ElementsAre("lavrov", "tokayev"));
  EXPECT_THAT(Values(columns.facets[Facet::kOrganization], 1), ElementsAre("un"));
  EXPECT_THAT(Values(columns.facets[Facet::kSource], 1), ElementsAre("tass"));
  EXPECT_THAT(Values(columns.facets[Facet::kPerson], 2), ElementsAre());
  EXPECT_THAT(Values(columns.facets[Facet::kLanguage], 2), ElementsAre("ru"));
  EXPECT_EQ(columns.dates.first(1), columns.dates.last(1));
  EXPECT_EQ(columns.dates.first(2), -31);
  EXPECT_EQ(columns.dates.last(2), -1);
  EXPECT_EQ(columns.dates.precision(2), DatePrecision::kMonth);
  EXPECT_EQ(columns.dates.basis(2), article::DateBasis::kMetadata);
  EXPECT_EQ(columns.dates.first(3), kNoDay);
  EXPECT_THAT(columns.newest_first, ElementsAre(1, 2, 3));
}

TEST(ColumnsTest, FindsValuesById) {
  TestIndex index;
  index.AddAll({{.title = "Lavrov"}, {.title = "Tokayev"}});
  const FacetColumn people =
      FacetColumn::LoadValues(index.Open(), index.Values(), entities::EntityKind::kPerson);
  EXPECT_EQ(people.value_count(), 2U);
  EXPECT_EQ(people.Find("lavrov"), 0);
  EXPECT_EQ(people.Find("tokayev"), 1);
  for (const std::string_view unknown : {"", "lavro", "lavrovv", "zz"}) {
    EXPECT_EQ(people.Find(unknown), -1) << unknown;
  }
}

TEST(ColumnsTest, CountsAnArticleOnceForAllNamesOfAValue) {
  TestIndex index;
  index.Add({.title = "x"}, {{"~Ivan Petrov", ""}, {"~I. Petrov", ""}, {"~Иван Петров", ""}});
  index.Add({.title = "x"}, {{"~Иван Петров", ""}, {"~Anna Novak", ""}});
  index.Add({.title = "Lavrov"}, {{"~Lavrov", ""}});
  index.Commit();
  const Columns columns = Columns::Load(index.Open(), index.Values());
  const FacetColumn& people = columns.facets[Facet::kPerson];
  EXPECT_THAT(Values(people, 1), ElementsAre("ivan-petrov"));
  EXPECT_THAT(Values(people, 2), ElementsAre("anna-novak", "ivan-petrov"));
  EXPECT_THAT(Values(people, 3), ElementsAre("lavrov"));
  EXPECT_EQ(people.count(1), 2U);
  EXPECT_EQ(people.count(2), 1U);
}

TEST(ColumnsTest, HoldsOneValueOrSeveralOfAnArticle) {
  TestIndex index;
  index.AddAll({{.title = "Talks", .language = "ru", .source = "tass"},
                {.title = "Talks", .language = "en"},
                {.title = "Talks", .language = "en", .source = "ria"}});
  const Columns single = Columns::Load(index.Open(), index.Values());
  EXPECT_THAT(Values(single.facets[Facet::kLanguage], 1), ElementsAre("ru"));
  EXPECT_THAT(Values(single.facets[Facet::kSource], 2), ElementsAre());
  EXPECT_THAT(Values(single.facets[Facet::kSource], 3), ElementsAre("ria"));
  index.AddAll({{.title = "Talks", .language = "mixed"}});
  const Columns several = Columns::Load(index.Open(), index.Values());
  EXPECT_THAT(Values(several.facets[Facet::kLanguage], 1), ElementsAre("ru"));
  EXPECT_THAT(Values(several.facets[Facet::kLanguage], 4), ElementsAre("en", "ru"));
}

TEST(ColumnsTest, HoldsMoreValuesThanSixteenBitsAndManyOfOneArticle) {
  constexpr std::size_t kMost = OrdinalRows<std::uint16_t>::kMaxOrdinals;
  constexpr std::size_t kOfOne = 1'000;
  for (const std::size_t count : {kMost, kMost + 1, kMost + 20}) {
    Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
    std::vector<std::vector<std::string>> expected(1);
    for (std::size_t value = 0; value < count;) {
      Xapian::Document document;
      std::vector<std::string>& values = expected.emplace_back();
      for (std::size_t end = std::min(count, value + kOfOne); value < end; ++value) {
        values.push_back(std::to_string(1'000'000 + value));
        document.add_boolean_term(std::string(index::kSourcePrefix) + values.back());
      }
      database.add_document(document);
    }
    const FacetColumn column = FacetColumn::Load(database, index::kSourcePrefix);
    ASSERT_EQ(column.value_count(), count);
    for (DocId docid = 1; docid < expected.size(); ++docid) {
      std::vector<std::string> values = Values(column, docid);
      std::ranges::sort(values);
      ASSERT_EQ(values, expected[docid]) << count << ", " << docid;
    }
  }
}

TEST(ColumnsTest, PutsLaterDaysFirst) {
  TestIndex index;
  index.AddAll({{.title = "a", .date = "1969-12-31"},
                {.title = "b"},
                {.title = "c", .date = "2024-05-03"},
                {.title = "d", .date = "1901-09-04"},
                {.title = "e", .date = "2024-05-03"},
                {.title = "f", .date = "1970-01-02"},
                {.title = "g", .date = "2025-11-19"}});
  EXPECT_THAT(Columns::Load(index.Open(), index.Values()).newest_first,
              ElementsAre(7, 3, 5, 6, 1, 4, 2));
}

TEST(ColumnsTest, LeavesGapsWhereArticlesWereReplaced) {
  TestIndex index;
  index.AddAll({{.id = "a", .title = "Lavrov"}, {.id = "b", .title = "Talks"}});
  index.AddAll({{.id = "a", .title = "Talks"}});
  const Columns columns = Columns::Load(index.Open(), index.Values());
  EXPECT_EQ(columns.all.cardinality(), 2U);
  EXPECT_EQ(columns.facets[Facet::kPerson].Find("lavrov"), -1);
}

TEST(ColumnsTest, IsEmptyForAnEmptyIndex) {
  const TestIndex index;
  const Columns columns = Columns::Load(index.Open(), index.Values());
  EXPECT_TRUE(columns.all.isEmpty());
  EXPECT_TRUE(columns.newest_first.empty());
}

}  // namespace
}  // namespace dossier::search
