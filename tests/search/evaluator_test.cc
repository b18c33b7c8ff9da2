#include "search/evaluator.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <optional>
#include <random>
#include <span>
#include <string>
#include <vector>

#include "support/test_index.h"
#include "support/test_searcher.h"
#include "support/xapian_oracle.h"

namespace dossier::search {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr std::size_t kArticles = 400;
constexpr int kQueries = 2'000;

// Words of one letter, the first of them in most articles, the last in few.
const std::vector<std::string> kWords = {"aaa", "bbb", "ccc", "ddd", "eee", "fff", "ggg", "hhh"};

class EvaluatorTest : public testing::Test {
 protected:
  std::size_t Roll(std::size_t sides) { return random_() % sides; }

  void LoadRandomArticles() {
    std::vector<article::Record> records;
    for (std::size_t i = 0; i < kArticles; ++i) {
      article::Record record{.title = "Lavrov " + Word()};
      for (std::size_t k = 1 + Roll(12); k > 0; --k) record.text += Word() + " ";
      records.push_back(record);
    }
    Load(records);
  }
  void Load(const std::vector<article::Record>& records) {
    index_.AddAll(records);
    searcher_.emplace(index_);
  }
  std::vector<DocId> Matches(const Query& query) {
    const DocSet set = searcher_->Matches(query);
    return {set.begin(), set.end()};
  }

  static std::map<DocId, double> Scores(Evaluator& evaluator, const Query& query,
                                        const DocSet& hits) {
    const ListedSet listed(hits);
    const std::span<const double> scores = evaluator.Score(query, listed);
    EXPECT_EQ(scores.size(), listed.size());
    std::map<DocId, double> by_doc;
    for (std::size_t i = 0; i < scores.size(); ++i) by_doc[listed.docs()[i]] = scores[i];
    return by_doc;
  }

  std::string Word() { return kWords[std::min(Roll(kWords.size()), Roll(kWords.size()))]; }
  Query RandomTerm() {
    return Query::Term(Roll(12) == 0 ? "XPlavrov" : Roll(12) == 0 ? "nowhere" : Word());
  }
  std::vector<Query> Several(std::size_t depth) {
    std::vector<Query> parts;
    for (std::size_t i = 1 + Roll(3); i > 0; --i) parts.push_back(RandomQuery(depth));
    return parts;
  }
  Query RandomPattern() {
    WordPattern pattern;
    for (std::size_t i = 2 + Roll(2); i > 0; --i) {
      pattern.places.push_back({Word()});
      if (Roll(3) == 0) pattern.places.back().push_back(Word());
    }
    pattern.window = pattern.places.size() + Roll(3);
    if (Roll(2) == 0) pattern.order = WordPattern::Order::kAny;
    if (Roll(6) == 0) pattern.field = QueryField::kLead;
    return Query::Pattern(std::move(pattern));
  }
  Query RandomGroup() {
    std::vector<Query> parts;
    for (std::size_t i = 2 + Roll(2); i > 0; --i) {
      switch (Roll(6)) {
        case 0:
          parts.push_back(RandomPattern());
          break;
        case 1:
          parts.push_back(Query::And({Query::Unweighted(RandomTerm()), RandomTerm()}));
          break;
        case 2:
          parts.push_back(Query::Or({RandomTerm(), RandomTerm()}));
          break;
        case 3:
          parts.push_back(Query::And({RandomTerm(), RandomPattern()}));
          break;
        default:
          parts.push_back(RandomTerm());
      }
    }
    return Query::Synonym(std::move(parts));
  }
  Query RandomSet() {
    DocSet set;
    for (std::size_t i = Roll(kArticles); i > 0; --i)
      set.add(static_cast<DocId>(1 + Roll(kArticles)));
    return Query::Set(std::move(set));
  }
  Query RandomQuery(std::size_t depth) {
    if (depth == 0) return RandomTerm();
    switch (Roll(10)) {
      case 0:
        return Query::And(Several(depth - 1));
      case 1:
        return Query::Or(Several(depth - 1));
      case 2:
        return Query::Without(RandomQuery(depth - 1), RandomQuery(depth - 1));
      case 3:
        return Query::Maybe(RandomQuery(depth - 1), RandomQuery(depth - 1));
      case 4:
        return Query::Scaled(RandomQuery(depth - 1), static_cast<double>(Roll(4)) * 0.5);
      case 5:
        return RandomPattern();
      case 6:
        return RandomGroup();
      case 7:
        return Roll(4) == 0 ? Query::All() : RandomSet();
      default:
        return RandomTerm();
    }
  }

  std::mt19937 random_{7};
  TestIndex index_;
  std::optional<TestSearcher> searcher_;
};

TEST_F(EvaluatorTest, MatchesAndScoresAsXapianDoes) {
  LoadRandomArticles();
  XapianOracle oracle(searcher_->database());
  for (int i = 0; i < kQueries; ++i) {
    const Query query = RandomQuery(3);
    const std::map<DocId, double> expected = oracle.Scores(query);
    Evaluator evaluator = searcher_->evaluator();
    const DocSet matches = evaluator.Matches(query);
    ASSERT_EQ(matches, oracle.Matches(query)) << query.Describe();
    // All hits, and then some of them, as filters leave them.
    for (const std::size_t left : {std::size_t{1}, std::size_t{3}, std::size_t{60}}) {
      DocSet hits;
      for (const DocId docid : matches) {
        if (left == 1 || Roll(left) == 0) hits.add(docid);
      }
      const std::map<DocId, double> scores = Scores(evaluator, query, hits);
      for (const DocId docid : hits) {
        ASSERT_NEAR(scores.at(docid), expected.at(docid), 1e-9) << docid << " " << query.Describe();
      }
    }
  }
}

// Scores are added up for some thousand docids at a time.
TEST_F(EvaluatorTest, ScoresArticlesFarFromEachOther) {
  Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
  for (std::size_t i = 0; i < kArticles; ++i) {
    Xapian::Document document;
    for (std::size_t k = 1 + Roll(12); k > 0; --k) document.add_term(Word());
    database.replace_document(static_cast<DocId>(1 + Roll(100'000)), document);
  }
  const Columns columns = Columns::Load(database, {});
  PostingCache cache(1 << 20);
  std::vector<double> memory;
  XapianOracle oracle(database);
  const auto term = [](std::size_t word) { return Query::Term(kWords[word]); };
  for (const Query& query : {term(0), Query::And({term(7), term(0)}),
                             Query::Or({term(0), Query::And({term(1), term(2)}), term(3)}),
                             Query::Maybe(term(0), Query::Without(term(1), term(2))),
                             Query::Maybe(Query::All(), term(5))}) {
    const std::map<DocId, double> expected = oracle.Scores(query);
    Evaluator evaluator(database, columns, cache, memory, Deadline::max());
    for (const std::size_t left : {std::size_t{1}, std::size_t{3}, std::size_t{60}}) {
      DocSet hits;
      for (const auto& [docid, score] : expected) {
        if (left == 1 || Roll(left) == 0) hits.add(docid);
      }
      for (const auto& [docid, score] : Scores(evaluator, query, hits)) {
        EXPECT_NEAR(score, expected.at(docid), 1e-9) << docid << " " << query.Describe();
      }
    }
  }
}

TEST_F(EvaluatorTest, WeighsATermAsXapiansBm25) {
  LoadRandomArticles();
  Xapian::Enquire enquire(searcher_->database());
  enquire.set_weighting_scheme(Xapian::BM25Weight(Bm25::kK1, 0, 1, Bm25::kB, 0));
  for (const std::string& word : kWords) {
    enquire.set_query(Xapian::Query(word));
    Evaluator evaluator = searcher_->evaluator();
    const Query query = Query::Term(word);
    const std::map<DocId, double> scores = Scores(evaluator, query, evaluator.Matches(query));
    const Xapian::MSet matches = enquire.get_mset(0, kArticles);
    EXPECT_GT(matches.size(), 0U) << word;
    for (auto match = matches.begin(); match != matches.end(); ++match) {
      EXPECT_NEAR(scores.at(*match), match.get_weight(), 1e-12) << word << " " << *match;
    }
  }
}

TEST_F(EvaluatorTest, FindsNothingForATermThatIsNone) {
  Load({{.title = "Grain"}});
  EXPECT_THAT(Matches(Query::Term("")), IsEmpty());
  EXPECT_THAT(Matches(Query::Term("XPnobody")), IsEmpty());
  EXPECT_EQ(searcher_->evaluator().Frequency(""), 0U);
  EXPECT_EQ(searcher_->evaluator().Frequency("grain"), 1U);
}

TEST_F(EvaluatorTest, GivesTheSameFromTheCache) {
  Load({{.title = "Grain deal"}, {.title = "Grain"}, {.title = "A deal on grain"}});
  const Query phrase = Query::Pattern({.places = {{"grain"}, {"deal"}}, .window = 2});
  for (int i = 0; i < 2; ++i) {
    EXPECT_THAT(Matches(phrase), ElementsAre(1));
    EXPECT_THAT(Matches(Query::Term("grain")), ElementsAre(1, 2, 3));
  }
}

TEST_F(EvaluatorTest, GivesUpAtTheDeadline) {
  Load({{.title = "Grain"}});
  const Deadline past = std::chrono::steady_clock::now() - std::chrono::seconds(1);
  EXPECT_THROW(searcher_->evaluator(past).Matches(Query::Term("grain")), QueryTimeout);
  Evaluator evaluator = searcher_->evaluator(past);
  EXPECT_THROW(evaluator.Score(Query::Term("grain"), searcher_->columns().all), QueryTimeout);
}

}  // namespace
}  // namespace dossier::search
