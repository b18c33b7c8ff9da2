// The engine against a slow and plain way to the same answer: Xapian's matcher with every match,
// every article looked at by itself, filters and counts put together from what its document holds.
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "index/document.h"
#include "index/schema.h"
#include "search/engine.h"
#include "search/query_parser.h"
#include "search/values.h"
#include "support/dictd.h"
#include "support/random_searches.h"
#include "support/test_index.h"
#include "support/xapian_oracle.h"

namespace dossier::search {
namespace {

constexpr int kArticles = 1'000;
constexpr int kSearches = 1'000;

// What one document holds.
struct Facts {
  std::string id;
  PerFacet<std::set<std::string>> values;
  std::optional<std::chrono::sys_days> first;
  std::optional<std::chrono::sys_days> last;
  DatePrecision precision = DatePrecision::kDay;
  bool is_inferred = false;
  std::vector<index::DayPeriod> events;
};

Facts FactsOf(const Xapian::Document& document, const index::ValueTable& values) {
  Facts facts;
  facts.id = index::StoredArticle::Parse(document.get_data())->id();
  std::map<std::string, std::pair<Facet, std::string>> value_of;
  for (index::ValueTable::Number value = 0; value < values.size(); ++value) {
    for (const std::string& term : ValueTerms(values, value)) {
      value_of[term] = {FacetOf(values.kind(value)), std::string(values.id(value))};
    }
  }
  for (auto at = document.termlist_begin(); at != document.termlist_end(); ++at) {
    const std::string term = *at;
    if (const auto found = value_of.find(term); found != value_of.end()) {
      facts.values[found->second.first].insert(found->second.second);
    } else if (term.starts_with(index::kSourcePrefix)) {
      facts.values[Facet::kSource].insert(term.substr(index::kSourcePrefix.size()));
    } else if (term == "Len" || term == "Lru") {
      facts.values[Facet::kLanguage].insert(term.substr(1));
    }
  }
  facts.first = index::DecodeDay(document.get_value(index::kFirstDaySlot));
  facts.last = index::DecodeDay(document.get_value(index::kLastDaySlot));
  const auto kind = index::DecodeDateKind(document.get_value(index::kDateKindSlot));
  if (kind) facts.precision = kind->precision;
  facts.is_inferred = kind && kind->basis == article::DateBasis::kInferred;
  facts.events = index::DecodePeriods(document.get_value(index::kEventDaysSlot));
  return facts;
}

bool Excludes(const FacetFilter& filter, const std::set<std::string>& values) {
  return std::ranges::any_of(filter.excluded,
                             [&](const std::string& id) { return values.contains(id); });
}

bool Includes(const FacetFilter& filter, const std::set<std::string>& values) {
  if (filter.values.empty()) return true;
  const auto has = [&](const std::string& id) { return values.contains(id); };
  return filter.combine == Combine::kAnd ? std::ranges::all_of(filter.values, has)
                                         : std::ranges::any_of(filter.values, has);
}

bool IsInRange(const DateFilter& filter, const Facts& facts) {
  if (filter.from && (!facts.first || *facts.first < filter.from->first_day())) return false;
  if (filter.to && (!facts.last || *facts.last > filter.to->last_day())) return false;
  return true;
}

bool Overlaps(const EventFilter& filter, const Facts& facts) {
  return std::ranges::any_of(facts.events, [&](const index::DayPeriod& period) {
    return (!filter.from || period.last >= filter.from->first_day()) &&
           (!filter.to || period.first <= filter.to->last_day());
  });
}

// Every filter but the values of the facet that is left out.
bool Passes(const Filters& filters, const Facts& facts, std::optional<Facet> left_out) {
  for (const Facet facet : kFacets) {
    if (Excludes(filters.facets[facet], facts.values[facet])) return false;
    if (facet != left_out && !Includes(filters.facets[facet], facts.values[facet])) return false;
  }
  if (filters.date.stated_only && facts.is_inferred) return false;
  if (filters.event.has_range() && !Overlaps(filters.event, facts)) return false;
  return IsInRange(filters.date, facts);
}

// The bucket that the whole period of a date lies in; nothing where there is none.
std::optional<std::string> BucketOf(const Facts& facts, Interval interval) {
  const std::chrono::year_month_day date(*facts.first);
  switch (interval) {
    case Interval::kYear:
      return PartialDate::Day(date).ToString().substr(0, 4);
    case Interval::kMonth:
      if (facts.precision == DatePrecision::kYear) return std::nullopt;
      return PartialDate::Day(date).ToString().substr(0, 7);
    default:
      break;
  }
  if (facts.precision != DatePrecision::kDay) return std::nullopt;
  if (interval == Interval::kDay) return PartialDate::Day(date).ToString();
  const auto since_monday = std::chrono::weekday(*facts.first) - std::chrono::Monday;
  return PartialDate::Day(*facts.first - since_monday).ToString();
}

class EngineOracleTest : public testing::Test {
 protected:
  EngineOracleTest() {
    WriteDictd(
        folder_, "mueller7",
        {{"grain", "   _n. зерно"}, {"harvest", "   _n. урожай"}, {"deal", "   _n. сделка"}});
    index_.SetDictionaries(folder_.path());
    Dice dice(1);
    for (int i = 0; i < kArticles; ++i) {
      index_.Add(dice.OneIn(2) ? RandomArticle(dice) : RandomNamesArticle(dice), RandomFound(dice));
    }
    index_.Commit();
    // Docids have gaps where articles went.
    for (int i = 7; i < kArticles; i += 13) index_.Remove("a" + std::to_string(i));
    index_.Commit();
    keeper_ = *SnapshotKeeper::Open(
        {.index = index_.path(), .workers = 2, .interval = std::chrono::hours(1)});
    database_ = index_.Open();
    const index::ValueTable values = index_.Values();
    facts_.resize(database_.get_lastdocid() + 1);
    for (auto at = database_.postlist_begin(""); at != database_.postlist_end(""); ++at) {
      facts_[*at] = FactsOf(database_.get_document(*at), values);
    }
  }

  // Ids of a filter as those of the facet's values.
  Filters Resolved(Filters filters) const {
    const index::ValueTable& values = keeper_->Current()->columns().values;
    for (const Facet facet : kFacets) {
      for (auto* ids : {&filters.facets[facet].values, &filters.facets[facet].excluded}) {
        for (std::string& id : *ids) id = ResolveId(values, facet, id);
      }
    }
    return filters;
  }

  std::map<DocId, double> Matched(const SearchRequest& request, MatchMode used) {
    const auto snapshot = keeper_->Current();
    const auto worker = snapshot->Acquire(std::chrono::seconds(1));
    Evaluator evaluator = snapshot->EvaluatorFor(**worker, Deadline::max());
    const ParsedQuery parsed = ParseQuery(request.text);
    const BuiltQuery built = BuildQuery(request.text, parsed, request.options, *snapshot, **worker,
                                        evaluator, Deadline::max());
    if (parsed.root.kind == NodeKind::kNothing) return XapianOracle(database_).Scores(Query::All());
    const Query query =
        used == MatchMode::kAny ? Query::Maybe(built.full.any, built.own.all) : built.full.all;
    return XapianOracle(database_).Scores(query);
  }

  void ExpectSameHits(const SearchRequest& request, const SearchAnswer& answer,
                      const std::map<DocId, double>& matched) const {
    struct Ranked {
      double score;
      DocId docid;
      const Facts* facts;
    };
    std::vector<Ranked> expected;
    const Filters filters = Resolved(request.filters);
    for (const auto& [docid, score] : matched) {
      if (Passes(filters, facts_[docid], std::nullopt)) {
        expected.push_back({score, docid, &facts_[docid]});
      }
    }
    const auto later = [](const Ranked& a, const Ranked& b) {
      if (a.facts->first != b.facts->first) {
        if (!a.facts->first || !b.facts->first) return a.facts->first.has_value();
        return *a.facts->first > *b.facts->first;
      }
      return a.docid < b.docid;
    };
    std::ranges::sort(expected, [&](const Ranked& a, const Ranked& b) {
      switch (answer.sort) {
        case SortOrder::kNewest:
          return later(a, b);
        case SortOrder::kOldest:
          if (a.facts->first.has_value() != b.facts->first.has_value()) {
            return a.facts->first.has_value();
          }
          if (a.facts->first != b.facts->first) return *a.facts->first < *b.facts->first;
          return a.docid < b.docid;
        case SortOrder::kRelevance:
          break;
      }
      // Sums of the same numbers in another order differ in their last bits.
      return std::abs(a.score - b.score) > 1e-9 ? a.score > b.score : later(a, b);
    });
    ASSERT_EQ(answer.total, expected.size()) << request.text;
    const std::size_t first = std::min(expected.size(), (request.page - 1) * request.size);
    ASSERT_EQ(answer.hits.size(), std::min(expected.size() - first, request.size)) << request.text;
    for (std::size_t i = 0; i < answer.hits.size(); ++i) {
      ASSERT_EQ(answer.hits[i].summary.id, expected[first + i].facts->id)
          << request.text << ", place " << first + i;
      if (answer.sort != SortOrder::kRelevance) continue;
      ASSERT_NEAR(answer.hits[i].score, expected[first + i].score, 1e-9) << request.text;
    }
  }

  void ExpectSameCounts(const SearchRequest& request, const SearchAnswer& answer,
                        const std::map<DocId, double>& matched) const {
    const Filters filters = Resolved(request.filters);
    for (const Facet facet : kFacets) {
      ASSERT_EQ(answer.facets[facet].has_value(), request.wanted_facets[facet]);
      if (!answer.facets[facet]) continue;
      const FacetFilter& filter = filters.facets[facet];
      const bool disjunctive = filter.combine == Combine::kOr && !filter.values.empty();
      std::map<std::string, std::uint64_t> expected;
      for (const auto& [docid, score] : matched) {
        const Facts& facts = facts_[docid];
        if (!Passes(filters, facts, disjunctive ? std::optional(facet) : std::nullopt)) continue;
        for (const std::string& id : facts.values[facet]) ++expected[id];
      }
      const std::size_t distinct = expected.size();
      for (const std::string& id : filter.values) expected.try_emplace(id, 0);
      const std::vector<FacetValue>& values = answer.facets[facet]->values;
      for (const FacetValue& value : values) {
        ASSERT_EQ(value.count, expected[value.id]) << request.text << ", " << value.id;
      }
      // Those that were not selected are the most frequent ones, by label where they are even.
      std::vector<std::string> others;
      for (const auto& [id, count] : expected) {
        if (std::ranges::find(filter.values, id) == filter.values.end()) others.push_back(id);
      }
      const Snapshot& snapshot = *keeper_->Current();
      const auto label = [&](const std::string& id) {
        return LabelsOf(snapshot.catalogue(), snapshot.columns().values, facet, id)
            .in(request.language);
      };
      std::ranges::sort(others, [&](const std::string& a, const std::string& b) {
        if (expected[a] != expected[b]) return expected[a] > expected[b];
        return label(a) != label(b) ? label(a) < label(b) : a < b;
      });
      if (others.size() > request.facet_size) others.resize(request.facet_size);
      std::vector<std::string> shown;
      for (const FacetValue& value : values) {
        if (!value.selected) shown.push_back(value.id);
      }
      ASSERT_EQ(shown, others) << request.text << ", " << FacetName(facet);
      ASSERT_EQ(answer.facets[facet]->distinct, distinct) << request.text;
    }
  }

  void ExpectSameHistogram(const SearchRequest& request, const SearchAnswer& answer,
                           const std::map<DocId, double>& matched) const {
    if (request.histogram == Interval::kNone) {
      ASSERT_FALSE(answer.histogram.has_value());
      return;
    }
    ASSERT_TRUE(answer.histogram.has_value()) << request.text;
    const Histogram& histogram = *answer.histogram;
    if (request.histogram != Interval::kAuto) {
      ASSERT_EQ(histogram.interval, request.histogram);
    }
    Filters filters = Resolved(request.filters);
    if (!request.zoom) filters.date.from = filters.date.to = std::nullopt;
    struct Count {
      std::uint64_t all = 0;
      std::uint64_t inferred = 0;
    };
    std::map<std::string, Count> expected;
    std::uint64_t undated = 0;
    std::uint64_t coarse = 0;
    std::uint64_t inferred = 0;
    for (const auto& [docid, score] : matched) {
      const Facts& facts = facts_[docid];
      if (!Passes(filters, facts, std::nullopt)) continue;
      if (!facts.first) {
        ++undated;
        continue;
      }
      inferred += facts.is_inferred ? 1 : 0;
      const auto bucket = BucketOf(facts, histogram.interval);
      if (!bucket) {
        ++coarse;
        continue;
      }
      ++expected[*bucket].all;
      expected[*bucket].inferred += facts.is_inferred ? 1 : 0;
    }
    std::string before;
    for (const Bucket& bucket : histogram.buckets) {
      ASSERT_LT(before, bucket.start) << request.text;
      before = bucket.start;
      ASSERT_EQ(bucket.count, expected[bucket.start].all) << request.text << ", " << bucket.start;
      ASSERT_EQ(bucket.inferred, expected[bucket.start].inferred) << request.text;
      expected.erase(bucket.start);
    }
    ASSERT_TRUE(expected.empty()) << request.text << ", " << expected.begin()->first;
    ASSERT_EQ(histogram.undated, undated) << request.text;
    ASSERT_EQ(histogram.coarse, coarse) << request.text;
    ASSERT_EQ(histogram.inferred, inferred) << request.text;
  }

  TempFolder folder_;
  TestIndex index_;
  std::unique_ptr<SnapshotKeeper> keeper_;
  Xapian::Database database_;
  std::vector<Facts> facts_;  // by docid
};

TEST_F(EngineOracleTest, GivesTheHitsTheOrderAndTheCountsOfThePlainWay) {
  Dice dice(11);
  RandomQuery random(12);
  int found = 0;
  int found_by_event = 0;
  for (int round = 0; round < kSearches; ++round) {
    SearchRequest request;
    if (!dice.OneIn(6)) request.text = random.Make();
    if (!dice.OneIn(3)) request.filters = RandomFilters(dice);
    request.match = dice.Pick<MatchMode>({MatchMode::kAuto, MatchMode::kAll, MatchMode::kAny});
    request.options.expand = !dice.OneIn(3);
    request.options.interpret = !dice.OneIn(3);
    if (dice.OneIn(2)) request.sort = SortOrder::kRelevance;
    if (dice.OneIn(4))
      request.sort = dice.Pick<SortOrder>({SortOrder::kNewest, SortOrder::kOldest});
    request.size = 1 + dice.Roll(40);
    request.page = 1 + dice.Roll(3);
    request.facet_size = dice.OneIn(2) ? kMaxFacetSize : 1 + dice.Roll(4);
    request.histogram = dice.Pick<Interval>({Interval::kAuto, Interval::kDay, Interval::kWeek,
                                             Interval::kMonth, Interval::kYear, Interval::kNone});
    request.zoom = dice.OneIn(3);
    for (const Facet facet : kFacets) request.wanted_facets[facet] = !dice.OneIn(8);
    if (dice.OneIn(2)) request.language = text::Language::kRussian;
    const auto answer = Engine(*keeper_, {.time_limit = std::chrono::minutes(1)}).Search(request);
    ASSERT_TRUE(answer.has_value()) << request.text;
    if (!answer->query_faults.empty()) continue;
    const std::map<DocId, double> matched = Matched(request, answer->match_used);
    ExpectSameHits(request, *answer, matched);
    ExpectSameCounts(request, *answer, matched);
    // Articles of 1970 and of 2024 are more days apart than there may be buckets.
    if (!answer->histogram_fault) ExpectSameHistogram(request, *answer, matched);
    if (HasFatalFailure()) return;
    found += answer->total > 0 ? 1 : 0;
    found_by_event += request.filters.event.has_range() && answer->total > 0 ? 1 : 0;
  }
  EXPECT_GT(found, kSearches / 3);
  EXPECT_GT(found_by_event, kSearches / 30);
}

}  // namespace
}  // namespace dossier::search
