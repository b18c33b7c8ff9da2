// A search runs on one snapshot from end to end:
//
//   text -> query -> set of articles -> filters -> page of hits, facet counts, histogram
//
// Ranking looks for the best few; counting takes all, from sets and columns. Both answer for the
// same set. Xapian keeps a revision whole over one commit, so a search that two commits overtake
// starts again on the newest snapshot.
#include "search/engine.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "index/document.h"
#include "search/query_parser.h"
#include "text/utf8.h"

namespace dossier::search {
namespace {

using Clock = std::chrono::steady_clock;

constexpr int kMaxAttempts = 5;
constexpr std::size_t kMaxWordsLeftOut = 12;

double MillisecondsSince(Clock::time_point start) {
  return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

// The query as a set of articles of the whole index, before any filter.
struct Matched {
  Query query;
  DocSet docs;
  MatchMode used = MatchMode::kAll;
  std::uint64_t all_total = 0;
};

// How the words of a query are to be matched where `asked` for: kAll or kAny. kAuto means all
// words, unless it is a sentence, or no article has them all. An article that has all of them in
// the other language only is no reason to leave out all those in the language of the query.
MatchMode UsedMode(const BuiltQuery& built, MatchMode asked, Evaluator& evaluator) {
  if (!built.has_choice || asked == MatchMode::kAll) return MatchMode::kAll;
  if (asked == MatchMode::kAny || built.is_sentence) return MatchMode::kAny;
  if (built.has_translations && !evaluator.HasMatch(built.own.all) &&
      evaluator.HasMatch(built.own.any)) {
    return MatchMode::kAny;
  }
  return evaluator.HasMatch(built.full.all) ? MatchMode::kAll : MatchMode::kAny;
}

const MarkedTerms& MarkedIn(const BuiltQuery& built, MatchMode used) {
  return used == MatchMode::kAny ? built.loosely_marked : built.marked;
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

  Result<SearchAnswer> Run() {
    const Clock::time_point start = Clock::now();
    parsed_ = ParseQuery(request_.text);
    BuiltQuery built = Build(parsed_);
    if (!built.faults.empty()) {
      answer_.query_faults = std::move(built.faults);
      return std::move(answer_);
    }
    answer_.timing.parse_ms = MillisecondsSince(start);

    const Matched matched = Match(parsed_, built);
    const FilteredSets sets(matched.docs, request_.filters, evaluator_);
    answer_.match_used = matched.used;
    answer_.all_total = matched.all_total;
    answer_.total = sets.hits().size();
    answer_.sort =
        request_.sort.value_or(HasWords(parsed_) ? SortOrder::kRelevance : SortOrder::kNewest);
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
    answer_.index = {snapshot_.revision(), snapshot_.identity(), snapshot_.article_count(),
                     snapshot_.updated()};
    answer_.timing.total_ms = MillisecondsSince(start);
    return std::move(answer_);
  }

 private:
  // No words, no query: all articles.
  static bool HasWords(const ParsedQuery& parsed) { return parsed.root.kind != NodeKind::kNothing; }

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

  Matched Match(const ParsedQuery& parsed, const BuiltQuery& built) {
    Matched matched;
    if (!HasWords(parsed)) {
      matched.query = Query::All();
      matched.docs = snapshot_.columns().all;
      matched.all_total = matched.docs.cardinality();
      return matched;
    }
    matched.used = UsedMode(built, request_.match, evaluator_);
    if (matched.used == MatchMode::kAll) {
      matched.query = built.full.all;
      matched.docs = evaluator_.Matches(built.full.all);
      matched.all_total = matched.docs.cardinality();
      return matched;
    }
    // Those that have every word as it was typed go first: their words count twice.
    matched.query = Query::Maybe(built.full.any, built.own.all);
    matched.docs = evaluator_.Matches(built.full.any);
    matched.all_total = evaluator_.Matches(built.full.all).cardinality();
    return matched;
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
          facet, request_.filters.facets[facet], sets, snapshot_.columns(), snapshot_.catalogue(),
          snapshot_.label_order(), request_.facet_size, request_.language);
    }
    if (request_.histogram == Interval::kNone) return;
    LookAtClock();
    auto histogram = snapshot_.histograms().Count(sets.WithoutDate(), request_.histogram);
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
    answer_.without.push_back({"q",
                               std::string(part.In(request_.text)),
                               {},
                               CountWith(Match(fewer, built).docs, request_.filters),
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
      const DocSet having = evaluator_.Matches(query) & docs;
      const std::vector<double>& scores = evaluator_.Score(query, having);
      for (std::size_t i = 0; i < page.size(); ++i) {
        const DocId docid = page[i].docid;
        if (having.contains(docid)) explanation.weights[i][word] = scores[docid];
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

// Runs work(snapshot, worker) on the newest snapshot, again where commits overtake it.
template <typename Answer, typename Work>
Result<Answer> Engine::OnNewest(const Work& work) const {
  if (auto damage = keeper_.Damage()) return tl::unexpected(*std::move(damage));
  std::shared_ptr<Snapshot> snapshot = keeper_.Current();
  for (int attempt = 1;; ++attempt) {
    try {
      const auto worker = snapshot->Acquire(options_.patience);
      if (!worker) {
        return Fail(ErrorCode::kBusy, "as many searches run as this server allows at once");
      }
      return work(*snapshot, **worker);
    } catch (const Xapian::DatabaseModifiedError&) {
      if (attempt == kMaxAttempts) throw;
      snapshot = keeper_.Refresh();
    } catch (const QueryTimeout&) {
      return Fail(ErrorCode::kTimeout, "the search took longer than " +
                                           std::to_string(options_.time_limit.count()) + " ms");
    }
  }
}

Result<SearchAnswer> Engine::Search(const SearchRequest& request) const {
  return OnNewest<SearchAnswer>([&](const Snapshot& snapshot, Worker& worker) {
    const Deadline deadline = Clock::now() + options_.time_limit;
    return SearchRun(request, snapshot, worker, deadline).Run();
  });
}

Result<ArticleAnswer> Engine::FindArticle(std::string_view id, const std::string& query,
                                          MatchMode match, const QueryOptions& options) const {
  return OnNewest<ArticleAnswer>(
      [&](const Snapshot& snapshot, Worker& worker) -> Result<ArticleAnswer> {
        const std::string term = index::IdTerm(id);
        const auto posting = worker.database.postlist_begin(term);
        // The empty term would be that of all articles.
        if (term.empty() || posting == worker.database.postlist_end(term)) {
          return Fail(ErrorCode::kNotFound, "there is no article \"" + std::string(id) + "\"");
        }
        const auto article = snapshot.Read(worker, *posting);
        const Deadline deadline = Clock::now() + options_.time_limit;
        Evaluator evaluator = snapshot.EvaluatorFor(worker, deadline);
        const BuiltQuery built =
            BuildQuery(query, ParseQuery(query), options, snapshot, worker, evaluator, deadline);
        ArticleAnswer answer;
        if (built.faults.empty()) {
          const MatchMode used = UsedMode(built, match, evaluator);
          answer = MakeArticleAnswer(*article, MarkedIn(built, used), snapshot, worker);
        }
        answer.query_faults = built.faults;
        answer.identity = snapshot.identity();
        return answer;
      });
}

Result<SuggestAnswer> Engine::Suggest(std::string_view typed, std::size_t limit) const {
  return OnNewest<SuggestAnswer>([&](const Snapshot& snapshot, Worker& worker) {
    const Deadline deadline = Clock::now() + options_.time_limit;
    return SuggestAnswer{search::Suggest(typed, limit, snapshot, worker, deadline),
                         snapshot.identity()};
  });
}

StatusAnswer Engine::Status() const {
  const std::shared_ptr<Snapshot> snapshot = keeper_.Current();
  const Columns& columns = snapshot->columns();
  StatusAnswer status;
  status.index = {snapshot->revision(), snapshot->identity(), snapshot->article_count(),
                  snapshot->updated()};
  const FacetColumn& languages = columns.facets[Facet::kLanguage];
  for (Ordinal ordinal = 0; ordinal < languages.value_count(); ++ordinal) {
    status.articles_by_language.emplace_back(languages.id(ordinal), languages.count(ordinal));
  }
  if (!columns.newest_first.empty()) {
    const DayNumber day = columns.dates.first(columns.newest_first.front());
    if (day != kNoDay) {
      status.newest_date =
          PartialDate::Day(std::chrono::sys_days(std::chrono::days(day))).ToString();
    }
  }
  return status;
}

}  // namespace dossier::search
