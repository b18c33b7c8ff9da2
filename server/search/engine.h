// Answers searches on the newest snapshot.
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "search/entity.h"
#include "search/export.h"
#include "search/facet_search.h"
#include "search/search_answer.h"
#include "search/snapshot_keeper.h"
#include "search/suggest.h"

namespace dossier::search {

struct ExportAnswer {
  std::vector<QueryFault> query_faults;  // where there is any, there are no rows
  std::unique_ptr<search::Export> rows;
};

struct SuggestAnswer {
  std::vector<Suggestion> suggestions;
  std::string identity;  // Snapshot::identity of the snapshot that they come from
};

struct StatusAnswer {
  IndexState index;
  std::optional<Error> damage;  // nothing is served where there is any
  bool is_checked = false;      // all files of the index are as its manifest says
  std::size_t searches_at_once = 0;
  std::chrono::milliseconds time_limit{};  // of a search
  std::vector<std::pair<std::string, std::uint64_t>> articles_by_language;
  std::string newest_date;  // empty where no article has one
};

// Safe to share between threads.
class Engine {
 public:
  struct Options {
    std::chrono::milliseconds patience{500};  // how long a search waits for its turn
    std::chrono::milliseconds time_limit{2000};
  };

  Engine(SnapshotKeeper& keeper, Options options) : keeper_(keeper), options_(options) {}

  // Errors: kTooComplex, kBusy, kTimeout. Throws Xapian::Error where the index is damaged.
  Result<SearchAnswer> Search(const SearchRequest& request) const;

  // The article with the words of `query` marked as Search marks them. Error: kNotFound, and as
  // above.
  Result<ArticleAnswer> FindArticle(std::string_view id, const std::string& query, MatchMode match,
                                    const QueryOptions& options) const;

  // The values of one facet by the beginnings of their names, counted as Search counts them. Errors
  // and exceptions as of Search.
  Result<FacetSearchAnswer> FindFacetValues(const SearchRequest& request, Facet facet,
                                            std::string_view typed) const;

  // Error: kNotFound, and as of Search.
  Result<EntityAnswer> FindEntity(const EntityRequest& request) const;

  // All hits of `request`, whatever its page and size, to be read afterwards without a worker.
  // Errors and exceptions as of Search.
  Result<ExportAnswer> Export(const SearchRequest& request) const;

  // Errors: kBusy, kTimeout.
  Result<SuggestAnswer> Suggest(std::string_view typed, std::size_t limit) const;

  StatusAnswer Status() const;

  // Nothing is served where this is set (SnapshotKeeper::Damage).
  std::optional<Error> Damage() const { return keeper_.Damage(); }

  // To be called where an answer met what may be damage: has the files looked at
  // (SnapshotKeeper::LookAgainOnce), so that Damage tells of it. Cheap.
  void ReportDamage() const { keeper_.LookAgainOnce(); }

  // "gen.revision" of the snapshot that would answer now.
  std::string revision() const { return keeper_.Current()->revision(); }

  // Snapshot::identity of the same.
  std::string identity() const { return keeper_.Current()->identity(); }

 private:
  template <typename Answer, typename Work>
  Result<Answer> OnSnapshot(const Work& work) const;
  template <typename Answer, typename Work>
  Result<Answer> OnWorker(Snapshot& snapshot, const Work& work) const;
  template <typename Answer, typename Work>
  Result<Answer> OnNewest(const Work& work) const;

  SnapshotKeeper& keeper_;
  Options options_;
};

}  // namespace dossier::search
