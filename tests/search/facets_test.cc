#include "search/facets.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <map>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "index/schema.h"
#include "support/test_index.h"
#include "support/test_searcher.h"

namespace dossier::search {
namespace {

using testing::ElementsAre;
using text::Language;

class FacetsTest : public testing::Test {
 protected:
  FacetsTest() {
    index_.AddAll({{.title = "Lavrov, Tokayev and Guterres", .source = "tass"},
                   {.title = "Lavrov and Tokayev", .source = "tass"},
                   {.title = "Lavrov", .source = "ria"},
                   {.title = "Guterres", .source = "afp"}});
    searcher_.emplace(index_);
  }

  FacetAnswer Count(Facet facet, const Filters& filters, std::size_t size = 10,
                    Language language = Language::kEnglish) {
    Evaluator evaluator = searcher_->evaluator();
    const Columns& columns = searcher_->columns();
    const FilteredSets sets(columns.all, filters, evaluator);
    return CountFacet({facet, filters.facets[facet], size, language}, sets, columns,
                      index_.catalogue(), LabelOrder(columns, index_.catalogue()));
  }

  // As "id count", selected ones with a star.
  static std::vector<std::string> Print(const FacetAnswer& answer) {
    std::vector<std::string> lines;
    for (const FacetValue& value : answer.values) {
      lines.push_back(value.id + " " + std::to_string(value.count) + (value.selected ? "*" : ""));
    }
    return lines;
  }

  TestIndex index_;
  std::optional<TestSearcher> searcher_;
};

TEST_F(FacetsTest, CountsByFallingFrequencyThenByLabel) {
  // António Guterres, Kassym-Jomart Tokayev; Антониу Гутерриш, Касым-Жомарт Токаев.
  EXPECT_THAT(Print(Count(Facet::kPerson, {})), ElementsAre("lavrov 3", "guterres 2", "tokayev 2"));
  EXPECT_THAT(Print(Count(Facet::kSource, {})), ElementsAre("tass 2", "ria 1", "afp 1"));
  EXPECT_THAT(Print(Count(Facet::kLanguage, {})), ElementsAre("en 4"));
}

TEST_F(FacetsTest, GivesTheMostFrequentAndSaysHowManyThereAre) {
  const FacetAnswer answer = Count(Facet::kPerson, {}, 1);
  EXPECT_THAT(Print(answer), ElementsAre("lavrov 3"));
  EXPECT_EQ(answer.distinct, 3U);
  EXPECT_THAT(Print(Count(Facet::kPerson, {}, 2)), ElementsAre("lavrov 3", "guterres 2"));
}

TEST_F(FacetsTest, CountsWithoutItsOwnFilterWhereValuesAreAlternatives) {
  Filters filters;
  filters.facets[Facet::kPerson].values = {"tokayev"};
  EXPECT_THAT(Print(Count(Facet::kPerson, filters)),
              ElementsAre("tokayev 2*", "lavrov 3", "guterres 2"));
  EXPECT_THAT(Print(Count(Facet::kSource, filters)), ElementsAre("tass 2"));
}

TEST_F(FacetsTest, CountsWithItsOwnFilterWhereValuesAddUp) {
  Filters filters;
  filters.facets[Facet::kPerson] = {
      .values = {"tokayev"}, .excluded = {}, .combine = Combine::kAnd};
  const FacetAnswer answer = Count(Facet::kPerson, filters);
  EXPECT_THAT(Print(answer), ElementsAre("tokayev 2*", "lavrov 2", "guterres 1"));
  EXPECT_EQ(answer.combine, Combine::kAnd);
}

TEST_F(FacetsTest, ListsSelectedValuesFirstWhateverTheirCount) {
  Filters filters;
  filters.facets[Facet::kPerson].values = {"nobody", "guterres"};
  const FacetAnswer answer = Count(Facet::kPerson, filters, 1);
  EXPECT_THAT(Print(answer), ElementsAre("guterres 2*", "nobody 0*", "lavrov 3"));
  EXPECT_EQ(answer.values[0].labels.ru, "Антониу Гутерриш");
  EXPECT_EQ(answer.values[1].labels.en, "nobody");
  EXPECT_EQ(answer.distinct, 3U);
}

TEST_F(FacetsTest, KnowsASelectedValueByAnySlugOfIt) {
  TestIndex index;
  index.Add({.title = "x"}, {{"~Ivan Petrov", ""}, {"~I. Petrov", ""}});
  index.Add({.title = "x"}, {{"~Jan Novak", ""}});
  index.Commit();
  TestSearcher searcher(index);
  Evaluator evaluator = searcher.evaluator();
  Filters filters;
  filters.facets[Facet::kPerson].values = {"i-petrov", "ivan-petrov", "petrov"};
  const FilteredSets sets(searcher.columns().all, filters, evaluator);
  const FacetAnswer answer =
      CountFacet({Facet::kPerson, filters.facets[Facet::kPerson]}, sets, searcher.columns(),
                 index.catalogue(), LabelOrder(searcher.columns(), index.catalogue()));
  EXPECT_THAT(Print(answer), ElementsAre("ivan-petrov 1*", "petrov 0*", "jan-novak 1"));
  EXPECT_EQ(answer.values[0].labels.ru, "Ivan Petrov");
}

TEST_F(FacetsTest, CountsThoseAloneThatAreLookedForAndWhatIsSelected) {
  Evaluator evaluator = searcher_->evaluator();
  const Columns& columns = searcher_->columns();
  Filters filters;
  filters.facets[Facet::kPerson].values = {"tokayev"};
  const FilteredSets sets(columns.all, filters, evaluator);
  const std::vector<bool> among = {true, false, false};  // guterres, lavrov, tokayev
  const FacetAnswer answer = CountFacet(
      {.facet = Facet::kPerson, .filter = filters.facets[Facet::kPerson], .among = &among}, sets,
      columns, index_.catalogue(), LabelOrder(columns, index_.catalogue()));
  EXPECT_THAT(Print(answer), ElementsAre("tokayev 2*", "guterres 2"));
  EXPECT_EQ(answer.distinct, 1U);
}

TEST_F(FacetsTest, LeavesOutWhatIsExcluded) {
  Filters filters;
  filters.facets[Facet::kPerson].excluded = {"guterres"};
  EXPECT_THAT(Print(Count(Facet::kPerson, filters)), ElementsAre("lavrov 2", "tokayev 1"));
}

// The values of few articles are sorted, those of many counted, those of more than half told by the
// articles that are missing, and those of all are known beforehand.
TEST(FacetsOfSetsTest, CountsSetsOfEverySizeAlike) {
  constexpr std::size_t kSources = 1'500;
  std::mt19937 random(9);
  Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
  std::map<DocId, std::set<std::string>> sources;
  std::vector<DocId> docids;
  for (DocId docid = 1; docid < 1'200; docid += 2) {
    Xapian::Document document;
    // Some are in many articles, so that few articles have some in common.
    for (std::size_t i = random() % 20; i > 0; --i) {
      sources[docid].insert("s" + std::to_string(random() % (i % 3 == 0 ? 10 : kSources)));
    }
    for (const std::string& source : sources[docid]) {
      document.add_boolean_term(std::string(index::kSourcePrefix) + source);
    }
    database.replace_document(docid, document);
    docids.push_back(docid);
  }
  const Columns columns = Columns::Load(database, {});
  const index::Catalogue catalogue;
  const LabelOrder order(columns, catalogue);
  PostingCache cache(1 << 20);
  std::vector<double> memory;
  Evaluator evaluator(database, columns, cache, memory, Deadline::max());
  const Filters none;
  for (const std::size_t size : {0, 1, 2, 4, 5, 6, 100, 300, 301, 599, 600}) {
    std::ranges::shuffle(docids, random);
    std::map<std::string, std::uint64_t> counts;
    DocSet set;
    for (std::size_t i = 0; i < size; ++i) {
      set.add(docids[i]);
      for (const std::string& source : sources[docids[i]]) ++counts[source];
    }
    std::vector<std::pair<std::string, std::uint64_t>> expected(counts.begin(), counts.end());
    std::ranges::stable_sort(expected, std::ranges::greater(),
                             &std::pair<std::string, std::uint64_t>::second);
    expected.resize(std::min<std::size_t>(expected.size(), 20));
    const FacetAnswer answer =
        CountFacet({.facet = Facet::kSource, .filter = none.facets[Facet::kSource], .size = 20},
                   FilteredSets(set, none, evaluator), columns, catalogue, order);
    std::vector<std::pair<std::string, std::uint64_t>> counted;
    for (const FacetValue& value : answer.values) counted.emplace_back(value.id, value.count);
    EXPECT_EQ(counted, expected) << size;
    EXPECT_EQ(answer.distinct, counts.size()) << size;
  }
}

}  // namespace
}  // namespace dossier::search
