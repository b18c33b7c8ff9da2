// What holds of every query, tried on random ones made of all pieces of the query language.
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <iterator>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "search/engine.h"
#include "search/query_parser.h"
#include "support/dictd.h"
#include "support/random_searches.h"
#include "support/test_index.h"
#include "text/stopwords.h"

namespace dossier::search {
namespace {

constexpr int kArticles = 90;
constexpr int kQueries = 300;

class EngineQueriesTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = std::make_unique<TempFolder>();
    WriteDictd(*folder_, "mueller7",
               {{"grain", "   _n. зерно"},
                {"harvest", "   _n. урожай"},
                {"freedom", "   _n. свобода; freedom of speech свобода слова"}});
    index_ = std::make_unique<TestIndex>();
    index_->SetDictionaries(folder_->path());
    Dice dice(1);
    for (int i = 0; i < kArticles; ++i) index_->Add(RandomArticle(dice));
    index_->Commit();
    keeper_ = *SnapshotKeeper::Open(
        {.index = index_->path(), .workers = 1, .interval = std::chrono::hours(1)});
  }
  static void TearDownTestSuite() {
    keeper_.reset();
    index_.reset();
    folder_.reset();
  }

  static Engine engine() { return {*keeper_, {.time_limit = std::chrono::minutes(1)}}; }

  // All hits, page by page.
  static std::vector<Hit> HitsOf(SearchRequest request) {
    std::vector<Hit> hits;
    std::uint64_t total = 0;
    request.size = 40;
    for (request.page = 1; request.page == 1 || hits.size() == (request.page - 1) * request.size;
         ++request.page) {
      const auto answer = engine().Search(request);
      EXPECT_TRUE(answer.has_value()) << request.text;
      if (!answer) break;
      if (request.page == 1) total = answer->total;
      EXPECT_EQ(answer->total, total) << request.text << ", page " << request.page;
      hits.insert(hits.end(), answer->hits.begin(), answer->hits.end());
    }
    EXPECT_EQ(hits.size(), total) << request.text;
    return hits;
  }
  static std::set<std::string> IdsOf(const std::vector<Hit>& hits) {
    std::set<std::string> ids;
    for (const Hit& hit : hits) EXPECT_TRUE(ids.insert(hit.summary.id).second) << hit.summary.id;
    return ids;
  }

  static SearchRequest Ask(const std::string& text, Dice& dice) {
    SearchRequest request;
    request.text = text;
    request.match = dice.Pick<MatchMode>({MatchMode::kAuto, MatchMode::kAll, MatchMode::kAny});
    request.options.expand = !dice.OneIn(3);
    request.options.interpret = !dice.OneIn(3);
    request.explain = dice.OneIn(5);
    request.wanted_facets = {{false, false, false, false}};
    request.histogram = Interval::kNone;
    request.snippet_length = kMaxSnippet;  // more than an article has
    return request;
  }

  static inline std::unique_ptr<TempFolder> folder_;
  static inline std::unique_ptr<TestIndex> index_;
  static inline std::unique_ptr<SnapshotKeeper> keeper_;
};

// What is known of the hits of a part of a query before looking at them.
enum class Marks {
  kNone,   // asks for nothing: no letter, or a stop word that is left out
  kMaybe,  // may be found without a word: by a filter, or by what it leaves out
  kSure,   // found by a word
};

Marks MarksOf(const QueryNode& node, MatchMode used, text::Analyzer& analyzer) {
  switch (node.kind) {
    case NodeKind::kNothing:
      return Marks::kNone;
    case NodeKind::kWord:
    case NodeKind::kPhrase: {
      const bool is_text = node.field == QueryField::kAny || node.field == QueryField::kTitle ||
                           node.field == QueryField::kLead;
      if (!is_text) return Marks::kMaybe;
      const auto tokens = analyzer.Analyze(node.text);
      if (tokens.empty()) return Marks::kNone;
      return tokens.size() == 1 && text::IsStopWord(tokens[0].term) ? Marks::kNone : Marks::kSure;
    }
    case NodeKind::kNear:
      return Marks::kSure;
    case NodeKind::kNot:
      return Marks::kMaybe;
    case NodeKind::kSequence:
    case NodeKind::kAnd:
    case NodeKind::kOr:
      break;
  }
  bool all = true;
  bool any = false;
  for (const QueryNode& child : node.children) {
    const Marks marks = MarksOf(child, used, analyzer);
    // In a sequence, a filter is no word.
    const bool is_word = child.kind != NodeKind::kNot && marks != Marks::kNone;
    if (node.kind == NodeKind::kSequence && !is_word) continue;
    all = all && marks == Marks::kSure;
    any = any || marks == Marks::kSure;
  }
  const bool needs_all =
      node.kind == NodeKind::kOr || (node.kind == NodeKind::kSequence && used == MatchMode::kAny);
  return any && (all || !needs_all) ? Marks::kSure : Marks::kMaybe;
}

bool HasMark(const MarkedText& text) { return text.size() > 1; }

TEST_F(EngineQueriesTest, MarksEveryHitThatIsFoundByWords) {
  Dice dice(2);
  RandomQuery random(3);
  std::size_t marked = 0;
  for (int round = 0; round < kQueries; ++round) {
    const SearchRequest request = Ask(random.Make(), dice);
    const auto answer = engine().Search(request);
    ASSERT_TRUE(answer.has_value()) << request.text;
    if (!answer->query_faults.empty()) continue;
    const Marks marks =
        MarksOf(ParseQuery(request.text).root, answer->match_used, index_->analyzer());
    for (const Hit& hit : HitsOf(request)) {
      const auto article =
          engine().FindArticle(hit.summary.id, request.text, request.match, request.options);
      ASSERT_TRUE(article.has_value()) << request.text;
      if (marks != Marks::kSure) continue;
      ++marked;
      EXPECT_TRUE(HasMark(hit.summary.title) || std::ranges::any_of(hit.snippets, HasMark))
          << request.text << " found " << hit.summary.id << ", match "
          << MatchModeName(request.match) << ", expand " << request.options.expand << ", interpret "
          << request.options.interpret;
      // The article does not know of another match mode.
      if (request.match != MatchMode::kAuto) continue;
      EXPECT_GT(article->matches, 0U) << request.text << " found " << hit.summary.id;
    }
  }
  EXPECT_GT(marked, 1000U);
}

TEST_F(EngineQueriesTest, FindsWhatBothTheQueryAndTheFiltersLetThrough) {
  Dice dice(4);
  RandomQuery random(5);
  for (int round = 0; round < kQueries; ++round) {
    SearchRequest request = Ask(random.Make(), dice);
    const std::set<std::string> by_query = IdsOf(HitsOf(request));
    Filters filters;
    filters.facets[Facet::kSource].values = {dice.Pick<std::string>({"tass", "ria"})};
    if (dice.OneIn(2)) filters.facets[Facet::kPerson].excluded = {"lavrov"};
    if (dice.OneIn(2)) filters.date.from = PartialDate::Year(2024);
    SearchRequest no_words = Ask("", dice);
    no_words.filters = request.filters = filters;
    const std::set<std::string> by_filters = IdsOf(HitsOf(no_words));
    std::set<std::string> both;
    std::ranges::set_intersection(by_query, by_filters, std::inserter(both, both.end()));
    EXPECT_EQ(IdsOf(HitsOf(request)), both) << request.text << ", round " << round;
  }
}

TEST_F(EngineQueriesTest, ScoresAHitTheSameOnPagesOfEverySize) {
  Dice dice(8);
  RandomQuery random(9);
  for (int round = 0; round < kQueries; ++round) {
    SearchRequest request = Ask(random.Make(), dice);
    request.snippet_length = 0;
    request.size = kMaxPageSize;  // more than there are articles
    const auto whole = engine().Search(request);
    ASSERT_TRUE(whole.has_value()) << request.text;
    request.size = 1 + dice.Roll(9);
    for (request.page = 1; request.page <= 3; ++request.page) {
      const auto answer = engine().Search(request);
      for (std::size_t i = 0; i < answer->hits.size(); ++i) {
        const Hit& expected = whole->hits[(request.page - 1) * request.size + i];
        EXPECT_EQ(answer->hits[i].summary.id, expected.summary.id)
            << request.text << ", page " << request.page << " of " << request.size;
        EXPECT_NEAR(answer->hits[i].score, expected.score, 1e-9)
            << request.text << ", page " << request.page << " of " << request.size;
      }
    }
  }
}

TEST_F(EngineQueriesTest, TakesAFilterOfTheQueryAsOneOfTheRequest) {
  Dice dice(6);
  RandomQuery random(7);
  int tried = 0;
  for (int round = 0; round < kQueries; ++round) {
    SearchRequest request = Ask(random.Make(), dice);
    request.match = MatchMode::kAll;
    const auto answer = engine().Search(request);
    const ParsedQuery parsed = ParseQuery(request.text);
    // A stray sign would change what the brackets hold.
    if (!answer->query_faults.empty() || !parsed.warnings.empty()) continue;
    if (answer->words.empty()) continue;  // "!!!" finds nothing, but leaves "lang:ru !!!" as it is
    ++tried;
    request.filters.facets[Facet::kSource].values = {"tass"};
    const std::set<std::string> expected = IdsOf(HitsOf(request));
    request.filters = {};
    const std::string typed = request.text;
    for (const std::string& text :
         {"(" + typed + ") AND source:tass", "source:tass (" + typed + ")"}) {
      request.text = text;
      EXPECT_EQ(IdsOf(HitsOf(request)), expected) << text << ", round " << round;
    }
  }
  EXPECT_GT(tried, kQueries / 2);
}

}  // namespace
}  // namespace dossier::search
