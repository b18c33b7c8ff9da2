#include "search/ranking.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <optional>
#include <random>
#include <string>
#include <vector>

#include "support/test_index.h"
#include "support/test_searcher.h"

namespace dossier::search {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<DocId> Docids(const std::vector<RankedDoc>& ranked) {
  std::vector<DocId> docids;
  for (const RankedDoc& doc : ranked) docids.push_back(doc.docid);
  return docids;
}

class RankingTest : public testing::Test {
 protected:
  void Load(const std::vector<article::Record>& records) {
    index_.AddAll(records);
    searcher_.emplace(index_);
  }
  std::vector<DocId> ByDate(SortOrder order, std::size_t first, std::size_t count) const {
    return Docids(RankByDate(order, columns().all, columns(), first, count));
  }
  std::vector<DocId> ByScore(const Query& query, const DocSet& hits, std::size_t first,
                             std::size_t count) {
    Evaluator evaluator = searcher_->evaluator();
    return Docids(RankByScore(hits, evaluator.Score(query, hits), columns(), first, count));
  }
  const Columns& columns() const { return searcher_->columns(); }

  TestIndex index_;
  std::optional<TestSearcher> searcher_;
};

TEST_F(RankingTest, PutsTheMoreRelevantFirst) {
  Load({{.title = "Trade", .text = "Grain was one of many things that they spoke of at length."},
        {.title = "Grain", .text = "Grain and more grain."},
        {.title = "Talks", .text = "Nothing."}});
  const Query query = Query::Term("grain");
  EXPECT_THAT(ByScore(query, searcher_->Matches(query), 0, 10), ElementsAre(2, 1));
}

TEST_F(RankingTest, BreaksTiesByLaterDateThenByDocid) {
  Load({{.id = "d", .title = "Grain"},
        {.id = "c", .title = "Grain", .date = "2024-05-03"},
        {.id = "b", .title = "Grain", .date = "1960-01-01"},
        {.id = "a", .title = "Grain", .date = "2024-05-03"},
        {.id = "e", .title = "Grain", .date = "2025-01"}});
  const std::vector<DocId> expected = {5, 2, 4, 3, 1};
  EXPECT_EQ(ByScore(Query::Term("grain"), columns().all, 0, 10), expected);
  EXPECT_EQ(ByScore(Query::All(), columns().all, 0, 10), expected);
  EXPECT_EQ(ByDate(SortOrder::kNewest, 0, 10), expected);
  EXPECT_THAT(ByDate(SortOrder::kOldest, 0, 10), ElementsAre(3, 2, 4, 5, 1));
}

TEST_F(RankingTest, StaysWithinTheSetThatItIsGiven) {
  Load(std::vector<article::Record>(10, {.title = "Grain"}));
  const DocSet hits = DocSet::bitmapOf(3, 1U, 4U, 9U);
  EXPECT_THAT(ByScore(Query::Term("grain"), hits, 0, 10), ElementsAre(1, 4, 9));
  EXPECT_THAT(ByScore(Query::Term("grain"), {}, 0, 10), IsEmpty());
  EXPECT_THAT(Docids(RankByDate(SortOrder::kNewest, hits, columns(), 1, 1)), ElementsAre(4));
}

TEST_F(RankingTest, CutsPagesOutOfOneOrder) {
  std::mt19937 random(3);
  const std::vector<std::string> words = {"grain", "deal", "talks", "port"};
  std::vector<article::Record> records;
  for (int i = 0; i < 300; ++i) {
    article::Record record{.title = words[random() % 4], .date = {}};
    for (int k = static_cast<int>(random() % 6); k > 0; --k)
      record.text += words[random() % 4] + " ";
    if (random() % 4 > 0) record.date = "2024-0" + std::to_string(1 + random() % 9);
    records.push_back(record);
  }
  Load(records);
  const Query query = Query::Or({Query::Term("grain"), Query::Term("deal")});
  DocSet hits = searcher_->Matches(query);
  hits -= DocSet::bitmapOf(3, 2U, 3U, 250U);
  const auto whole = ByScore(query, hits, 0, 300);
  EXPECT_EQ(whole.size(), hits.cardinality());
  std::vector<DocId> pages;
  for (std::size_t first = 0; first < whole.size(); first += 7) {
    const auto page = ByScore(query, hits, first, 7);
    pages.insert(pages.end(), page.begin(), page.end());
  }
  EXPECT_EQ(pages, whole);
  for (const SortOrder order : {SortOrder::kNewest, SortOrder::kOldest}) {
    const auto all = ByDate(order, 0, 300);
    EXPECT_EQ(DocSet(all.size(), all.data()), columns().all);
    pages.clear();
    for (std::size_t first = 0; first < all.size(); first += 7) {
      const auto page = ByDate(order, first, 7);
      pages.insert(pages.end(), page.begin(), page.end());
    }
    EXPECT_EQ(pages, all);
    // All articles have their order beforehand; the same one as that of some of them.
    std::vector<DocId> without_one = all;
    std::erase(without_one, DocId{100});
    const DocSet some = columns().all - DocSet::bitmapOf(1, 100U);
    EXPECT_EQ(Docids(RankByDate(order, some, columns(), 0, 300)), without_one);
  }
}

}  // namespace
}  // namespace dossier::search
