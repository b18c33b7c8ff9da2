// The steps of a search:
//
//   text -> query -> set of articles -> filters -> page of hits, facet counts, histogram
//
// Ranking looks for the best few; counting takes all, from sets and columns. Both answer for the
// same set.
#include "search/search_run.h"

#include <algorithm>
#include <iterator>
#include <span>
#include <utility>

#include "search/match.h"
#include "search/query_parser.h"
#include "search/ranking.h"

namespace dossier::search {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t kMaxWordsLeftOut = 12;

double MillisecondsSince(Clock::time_point start) {
  return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

// One search on one snapshot.
class SearchRun {
 public:
  SearchRun(const SearchRequest& request, const Snapshot& snapshot, Worker& worker,
            Deadline deadline)
      : request_(request),
        snapshot_(snapshot),
        worker_(worker),
        deadline_(deadline),
        evaluator_(snapshot.EvaluatorFor(worker, deadline)) {}

  SearchAnswer Run() {
    const Clock::time_point start = Clock::now();
    parsed_ = ParseQuery(request_.text);
    BuiltQuery built = Build(parsed_);
    if (!built.faults.empty()) {
      answer_.query_faults = std::move(built.faults);
      return std::move(answer_);
    }
    answer_.timing.parse_ms = MillisecondsSince(start);

    const Matched matched = Match(parsed_, built, request_.match, snapshot_, evaluator_);
    const FilteredSets sets(matched.docs, request_.filters, evaluator_);
    answer_.match_used = matched.used;
    answer_.all_total = matched.all_total;
    answer_.total = sets.hits().size();
    answer_.sort = OrderOf(request_, parsed_);
    const std::vector<RankedDoc> page = RankPage(matched.query, sets.hits());
    answer_.timing.match_ms = MillisecondsSince(start) - answer_.timing.parse_ms;

    Count(sets);
    const double before_hits = MillisecondsSince(start);
    answer_.timing.facets_ms = before_hits - answer_.timing.parse_ms - answer_.timing.match_ms;
    AddHits(page, MarkedIn(built, matched.used));
    answer_.timing.snippets_ms = MillisecondsSince(start) - before_hits;

    if (answer_.total == 0) ExplainEmpty(matched);
    if (request_.explain) Explain(matched, page, built);
    LabelFilters();
    answer_.words = WordsIn(std::move(built.words), matched.used);
    answer_.interpretations = std::move(built.interpretations);
    answer_.warnings = std::move(built.warnings);
    answer_.index = StateOf(snapshot_);
    answer_.timing.total_ms = MillisecondsSince(start);
    return std::move(answer_);
  }

 private:
  BuiltQuery Build(const ParsedQuery& parsed) {
    return BuildQuery(request_.text, parsed, request_.options, snapshot_, worker_, evaluator_,
                      deadline_);
  }

  static std::vector<WordReading> WordsIn(std::vector<WordReading> words, MatchMode used) {
    if (used == MatchMode::kAll) return words;
    for (WordReading& word : words)
      std::ranges::move(word.also_loosely, std::back_inserter(word.also));
    return words;
  }

  std::vector<RankedDoc> RankPage(const Query& query, const ListedSet& hits) {
    const std::size_t first = (request_.page - 1) * request_.size;
    if (request_.size == 0 || first >= hits.size()) return {};
    if (answer_.sort != SortOrder::kRelevance) {
      return RankByDate(answer_.sort, hits, snapshot_.columns(), first, request_.size);
    }
    return RankByScore(hits, evaluator_.Score(query, hits), snapshot_.columns(), first,
                       request_.size);
  }

  void Count(const FilteredSets& sets) {
    for (const Facet facet : kFacets) {
      if (!request_.wanted_facets[facet]) continue;
      LookAtClock();
      answer_.facets[facet] = CountFacet(
          {facet, request_.filters.facets[facet], request_.facet_size, request_.language}, sets,
          snapshot_.columns(), snapshot_.catalogue(), snapshot_.label_order());
    }
    if (request_.histogram == Interval::kNone) return;
    LookAtClock();
    const ListedSet& counted = request_.zoom ? sets.hits() : sets.WithoutDate();
    auto histogram = snapshot_.histograms().Count(counted, request_.histogram);
    if (histogram) {
      answer_.histogram = std::move(*histogram);
    } else {
      answer_.histogram_fault = std::move(histogram.error());
    }
  }

  void AddHits(const std::vector<RankedDoc>& page, const MarkedTerms& marked) {
    answer_.hits.reserve(page.size());
    for (const RankedDoc& ranked : page) {
      LookAtClock();
      const auto article = snapshot_.Read(worker_, ranked.docid);
      answer_.hits.push_back(
          MakeHit(*article, marked, request_.snippet_length, snapshot_, worker_));
      answer_.hits.back().score = ranked.score;
    }
  }

  void LabelFilters() {
    for (const Facet facet : kFacets) {
      const FacetFilter& filter = request_.filters.facets[facet];
      for (const std::string& id : filter.values) LabelFilter(facet, false, id);
      for (const std::string& id : filter.excluded) LabelFilter(facet, true, id);
    }
  }

  void LabelFilter(Facet facet, bool excluded, const std::string& id) {
    answer_.filter_labels.push_back(
        {facet, excluded, id,
         LabelsOf(snapshot_.catalogue(), snapshot_.columns().values, facet, id)});
  }

  void LookAtClock() const {
    if (Clock::now() > deadline_) throw QueryTimeout();
  }

  std::uint64_t CountWith(const DocSet& docs, const Filters& filters) {
    LookAtClock();
    return FilteredSets(docs, filters, evaluator_).hits().size();
  }

  // Tries the search again without each of its parts.
  void ExplainEmpty(const Matched& matched) {
    ExplainWords();
    const Filters& filters = request_.filters;
    for (const Facet facet : kFacets) {
      for (const std::string& id : filters.facets[facet].values) {
        Filters fewer = filters;
        std::erase(fewer.facets[facet].values, id);
        AddWithout(FacetName(facet), facet, id, CountWith(matched.docs, fewer));
      }
      for (const std::string& id : filters.facets[facet].excluded) {
        Filters fewer = filters;
        std::erase(fewer.facets[facet].excluded, id);
        AddWithout("not." + std::string(FacetName(facet)), facet, id,
                   CountWith(matched.docs, fewer));
      }
    }
    if (filters.date.has_range()) {
      Filters fewer = filters;
      fewer.date.from.reset();
      fewer.date.to.reset();
      answer_.without.push_back({"date", "", {}, CountWith(matched.docs, fewer), {}});
    }
    if (filters.event.has_range()) {
      Filters fewer = filters;
      fewer.event = {};
      answer_.without.push_back({"event", "", {}, CountWith(matched.docs, fewer), {}});
    }
    if (filters.date.stated_only) {
      Filters fewer = filters;
      fewer.date.stated_only = false;
      answer_.without.push_back({"dates", "stated", {}, CountWith(matched.docs, fewer), {}});
    }
  }

  void AddWithout(std::string_view field, Facet facet, const std::string& id, std::uint64_t total) {
    answer_.without.push_back(
        {std::string(field),
         id,
         LabelsOf(snapshot_.catalogue(), snapshot_.columns().values, facet, id),
         total,
         {}});
  }

  // For each item of the query by itself, of the first kMaxWordsLeftOut: the total of the query
  // without it, under the same match mode.
  void ExplainWords() {
    const QueryNode& root = parsed_.root;
    if (root.kind == NodeKind::kNothing) return;
    if (root.kind != NodeKind::kSequence && root.kind != NodeKind::kAnd) {
      return ExplainWithout(root.span, {});
    }
    // Nobody tries forty words one by one, and each try puts the others together anew.
    const std::size_t tried = std::min(root.children.size(), kMaxWordsLeftOut);
    for (std::size_t i = 0; i < tried; ++i) {
      ParsedQuery fewer{.root = root, .warnings = {}, .faults = {}};
      fewer.root.children.erase(fewer.root.children.begin() + static_cast<std::ptrdiff_t>(i));
      if (fewer.root.children.empty()) fewer = {};
      ExplainWithout(root.children[i].span, fewer);
    }
  }

  void ExplainWithout(Span part, const ParsedQuery& fewer) {
    const BuiltQuery built = Build(fewer);
    answer_.without.push_back(
        {"q",
         std::string(part.In(request_.text)),
         {},
         CountWith(Match(fewer, built, request_.match, snapshot_, evaluator_).docs,
                   request_.filters),
         part});
  }

  // What each word by itself weighs in each hit of the page.
  void Explain(const Matched& matched, const std::vector<RankedDoc>& page,
               const BuiltQuery& built) {
    Explanation& explanation = answer_.explanation.emplace();
    explanation.tree = parsed_.root;
    explanation.query = matched.query.Describe();
    explanation.weights.assign(page.size(), std::vector<double>(built.words.size(), 0));
    DocSet docs;
    for (const RankedDoc& ranked : page) docs.add(ranked.docid);
    for (std::size_t word = 0; word < built.words.size(); ++word) {
      const Query& query = built.words[word].query;
      const ListedSet having(evaluator_.Matches(query) & docs);
      const std::span<const double> scores = evaluator_.Score(query, having);
      for (std::size_t i = 0; i < page.size(); ++i) {
        const auto place = std::ranges::lower_bound(having.docs(), page[i].docid);
        if (place == having.docs().end() || *place != page[i].docid) continue;
        explanation.weights[i][word] =
            scores[static_cast<std::size_t>(place - having.docs().begin())];
      }
    }
  }

  const SearchRequest& request_;
  const Snapshot& snapshot_;
  Worker& worker_;
  Deadline deadline_;
  Evaluator evaluator_;
  ParsedQuery parsed_;
  SearchAnswer answer_;
};

}  // namespace

IndexState StateOf(const Snapshot& snapshot) {
  return {snapshot.revision(), snapshot.identity(), snapshot.article_count(), snapshot.updated()};
}

SearchAnswer RunSearch(const SearchRequest& request, const Snapshot& snapshot, Worker& worker,
                       Deadline deadline) {
  return SearchRun(request, snapshot, worker, deadline).Run();
}

}  // namespace dossier::search
