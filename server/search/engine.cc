// A request runs on one snapshot from end to end. Xapian keeps a revision whole over one commit, so
// a request that two commits overtake starts again on the newest snapshot.
#include "search/engine.h"

#include <utility>

#include "index/document.h"
#include "search/match.h"
#include "search/query_parser.h"
#include "search/search_run.h"

namespace dossier::search {
namespace {

using Clock = std::chrono::steady_clock;

constexpr int kMaxAttempts = 5;

// An export may take the time limit of a search once more for so many ids that it reads. A limit
// that does not grow would refuse all of a large index for good: an id costs 2 to 8 µs, where the
// limit is 20 by default.
constexpr std::size_t kIdsInTimeLimit = 100'000;

}  // namespace

// Runs work(snapshot) on the newest snapshot, again where commits overtake it.
template <typename Answer, typename Work>
Result<Answer> Engine::OnSnapshot(const Work& work) const {
  if (auto damage = keeper_.Damage()) return tl::unexpected(*std::move(damage));
  std::shared_ptr<Snapshot> snapshot = keeper_.Current();
  for (int attempt = 1;; ++attempt) {
    try {
      return work(snapshot);
    } catch (const Xapian::DatabaseModifiedError&) {
      if (attempt == kMaxAttempts) throw;
      snapshot = keeper_.Refresh();
    } catch (const QueryTimeout&) {
      return Fail(ErrorCode::kTimeout, "the search took longer than " +
                                           std::to_string(options_.time_limit.count()) + " ms");
    }
  }
}

// Runs work(snapshot, worker).
template <typename Answer, typename Work>
Result<Answer> Engine::OnWorker(Snapshot& snapshot, const Work& work) const {
  const auto worker = snapshot.Acquire(options_.patience);
  if (!worker) {
    return Fail(ErrorCode::kBusy, "as many searches run as this server allows at once");
  }
  return work(snapshot, **worker);
}

template <typename Answer, typename Work>
Result<Answer> Engine::OnNewest(const Work& work) const {
  return OnSnapshot<Answer>(
      [&](const std::shared_ptr<Snapshot>& snapshot) { return OnWorker<Answer>(*snapshot, work); });
}

Result<SearchAnswer> Engine::Search(const SearchRequest& request) const {
  return OnNewest<SearchAnswer>([&](const Snapshot& snapshot, Worker& worker) {
    const Deadline deadline = Clock::now() + options_.time_limit;
    return RunSearch(request, snapshot, worker, deadline);
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

Result<FacetSearchAnswer> Engine::FindFacetValues(const SearchRequest& request, Facet facet,
                                                  std::string_view typed) const {
  return OnNewest<FacetSearchAnswer>([&](const Snapshot& snapshot, Worker& worker) {
    const Deadline deadline = Clock::now() + options_.time_limit;
    return SearchFacet(request, facet, typed, snapshot, worker, deadline);
  });
}

Result<EntityAnswer> Engine::FindEntity(const EntityRequest& request) const {
  return OnNewest<EntityAnswer>(
      [&](const Snapshot& snapshot, Worker& worker) -> Result<EntityAnswer> {
        const Deadline deadline = Clock::now() + options_.time_limit;
        auto answer = search::FindEntity(request, snapshot, worker, deadline);
        if (answer) return *std::move(answer);
        return Fail(ErrorCode::kNotFound,
                    "there is no person and no organization \"" + request.id + "\"");
      });
}

Result<ExportAnswer> Engine::Export(const SearchRequest& request) const {
  return OnSnapshot<ExportAnswer>(
      [&](const std::shared_ptr<Snapshot>& newest) -> Result<ExportAnswer> {
        auto hits = OnWorker<OrderedHits>(*newest, [&](const Snapshot& snapshot, Worker& worker) {
          return FindAllHits(request, snapshot, worker, Clock::now() + options_.time_limit);
        });
        if (!hits) return tl::unexpected(hits.error());
        if (!hits->query_faults.empty()) {
          return ExportAnswer{std::move(hits->query_faults), nullptr};
        }
        const auto limit = options_.time_limit * (1 + hits->docs.size() / kIdsInTimeLimit);
        return ExportAnswer{{},
                            std::make_unique<search::Export>(newest, keeper_.index(),
                                                             std::move(hits->docs), limit)};
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
  status.index = StateOf(*snapshot);
  KeeperState keeper = keeper_.State();
  status.damage = std::move(keeper.damage);
  status.is_checked = keeper.is_checked;
  status.searches_at_once = keeper_.workers();
  status.time_limit = options_.time_limit;
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
