#include "search/doc_set_source.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <vector>

namespace dossier::search {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

DocSet SetOf(const std::vector<DocId>& docs) { return {docs.size(), docs.data()}; }

// Documents 1 to `count`; every third has the term "third".
Xapian::WritableDatabase MakeDatabase(DocId count) {
  Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
  for (DocId docid = 1; docid <= count; ++docid) {
    Xapian::Document document;
    if (docid % 3 == 0) document.add_term("third");
    database.add_document(document);
  }
  return database;
}

std::vector<DocId> Match(const Xapian::Database& database, const Xapian::Query& query) {
  Xapian::Enquire enquire(database);
  enquire.set_query(query);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_docid_order(Xapian::Enquire::ASCENDING);
  const Xapian::MSet matches = enquire.get_mset(0, database.get_doccount());
  std::vector<DocId> docs;
  for (auto match = matches.begin(); match != matches.end(); ++match) docs.push_back(*match);
  return docs;
}

TEST(DocSetSourceTest, GoesThroughItsMembers) {
  const DocSet set = SetOf({2, 3, 70'000});
  DocSetSource source(set);
  source.init(Xapian::Database());
  std::vector<DocId> docs;
  for (source.next(0); !source.at_end(); source.next(0)) docs.push_back(source.get_docid());
  EXPECT_THAT(docs, ElementsAre(2, 3, 70'000));
  EXPECT_EQ(source.get_termfreq_min(), 3U);
  EXPECT_EQ(source.get_termfreq_est(), 3U);
  EXPECT_EQ(source.get_termfreq_max(), 3U);
  EXPECT_EQ(source.get_maxweight(), 0);
}

TEST(DocSetSourceTest, SkipsForwardsOnly) {
  const DocSet set = SetOf({2, 3, 5, 70'000});
  DocSetSource source(set);
  source.init(Xapian::Database());
  const auto skip_to = [&source](DocId docid) {
    source.skip_to(docid, 0);
    return source.at_end() ? 0 : source.get_docid();
  };
  EXPECT_EQ(skip_to(1), 2U);  // as the first move, too
  EXPECT_EQ(skip_to(2), 2U);
  EXPECT_EQ(skip_to(4), 5U);
  EXPECT_EQ(skip_to(3), 5U);
  source.next(0);
  EXPECT_EQ(source.get_docid(), 70'000U);
  EXPECT_EQ(skip_to(70'001), 0U);
  EXPECT_EQ(skip_to(1), 0U);
}

TEST(DocSetSourceTest, StartsAgainWithEachMatch) {
  const Xapian::WritableDatabase database = MakeDatabase(9);
  const DocSet set = SetOf({3, 4, 9});
  DocSetSource source(set);
  const Xapian::Query query(&source);
  for (int i = 0; i < 2; ++i) EXPECT_THAT(Match(database, query), ElementsAre(3, 4, 9));
}

TEST(DocSetSourceTest, MatchesNothingWhereItIsEmpty) {
  const Xapian::WritableDatabase database = MakeDatabase(3);
  const DocSet none;
  DocSetSource source(none);
  EXPECT_THAT(Match(database, Xapian::Query(&source)), IsEmpty());
}

TEST(DocSetSourceTest, GoesTogetherWithTerms) {
  constexpr DocId kDocs = 300;
  const Xapian::WritableDatabase database = MakeDatabase(kDocs);
  const Xapian::Query third("third");
  std::mt19937 random(1);
  for (const std::uint32_t sparse : {1U, 2U, 5U, 50U}) {
    DocSet set;
    for (DocId docid = 1; docid <= kDocs; ++docid) {
      if (random() % sparse == 0) set.add(docid);
    }
    std::vector<DocId> both;
    std::vector<DocId> either;
    std::vector<DocId> without;
    for (DocId docid = 1; docid <= kDocs; ++docid) {
      const bool has_term = docid % 3 == 0;
      if (has_term && set.contains(docid)) both.push_back(docid);
      if (has_term || set.contains(docid)) either.push_back(docid);
      if (has_term && !set.contains(docid)) without.push_back(docid);
    }
    DocSetSource source(set);
    const Xapian::Query in_set(&source);
    EXPECT_EQ(Match(database, third & in_set), both);
    EXPECT_EQ(Match(database, third | in_set), either);
    EXPECT_EQ(Match(database, {Xapian::Query::OP_AND_NOT, third, in_set}), without);
    EXPECT_EQ(Match(database, {Xapian::Query::OP_FILTER, third, in_set}), both);
  }
}

}  // namespace
}  // namespace dossier::search
