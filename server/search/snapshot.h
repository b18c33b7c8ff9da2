// One revision of the index, ready to be searched.
#pragma once

#include <xapian.h>

#include <chrono>
#include <condition_variable>
#include <filesystem>
#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "entities/matcher.h"
#include "index/catalogue.h"
#include "index/lexicon.h"
#include "search/columns.h"
#include "search/evaluator.h"
#include "search/histogram.h"
#include "search/label_order.h"
#include "search/lru_cache.h"
#include "search/name_index.h"
#include "search/packed_ids.h"
#include "search/read_article.h"
#include "search/readings.h"
#include "search/translator.h"
#include "search/vocabulary.h"
#include "text/analyzer.h"
#include "text/sentences.h"

namespace dossier::search {

// What a search needs for itself alone: Xapian's handles and the analyzer are not made to be shared
// between threads.
struct Worker {
  // The readings of words that no article has (search/readings.h), by field and word, so that a
  // query that is put together several times, or typed letter by letter, looks each up once. An
  // empty one means that there is none.
  static constexpr std::size_t kMaxReadings = 4096;
  std::unordered_map<std::string, std::optional<Reading>> readings;

  Xapian::Database database;
  std::vector<double> scores;  // of Evaluator
  text::Analyzer analyzer;
  text::SentenceFinder sentences;
};

// Of the decoded posting lists of one snapshot: 16 bytes a posting and a little. A list that is
// being made, or still read, is not counted.
inline constexpr std::size_t kPostingCacheBytes = std::size_t{256} << 20;

// Of the articles that were read last.
inline constexpr std::size_t kArticleCacheBytes = std::size_t{64} << 20;

// Immutable but for the pool of workers and the caches. The number of workers bounds how many
// searches run at once. Safe to share between threads; held by shared pointers, as the searches
// that still run on an old snapshot keep it alive, and all its memory.
class Snapshot {
 public:
  // Opens the current generation of `index`, with `workers` handles of one revision. What has not
  // changed since `previous` (null: nothing is known) is shared with it. Errors: those of
  // CurrentGeneration, LoadCatalogue and the side tables. Throws Xapian::Error.
  static Result<std::shared_ptr<Snapshot>> Open(const std::filesystem::path& index,
                                                std::size_t workers,
                                                const Snapshot* previous = nullptr);

  // Gives its worker back when it goes.
  class Lease {
   public:
    explicit Lease(Snapshot& snapshot, std::unique_ptr<Worker> worker)
        : snapshot_(&snapshot), worker_(std::move(worker)) {}
    ~Lease();
    Lease(Lease&& other) noexcept = default;
    Lease& operator=(Lease&&) = delete;
    Worker* operator->() const { return worker_.get(); }
    Worker& operator*() const { return *worker_; }

   private:
    Snapshot* snapshot_;
    std::unique_ptr<Worker> worker_;
  };

  // Waits for a worker, behind all who wait already; nothing where none is free in time.
  std::optional<Lease> Acquire(std::chrono::milliseconds patience);

  // Workers that are lent.
  std::size_t running_searches() const;

  // For one search, on a worker of this snapshot. Both must outlive it.
  Evaluator EvaluatorFor(Worker& worker, Deadline deadline) const {
    return {worker.database, columns_, postings_, worker.scores, deadline};
  }

  // An article, from the cache of those that were read last. Throws Xapian::DatabaseCorruptError
  // where its stored fields are not whole.
  std::shared_ptr<const ReadArticle> Read(Worker& worker, DocId docid) const;

  // The ids of `docs`, in their order. Waits for others who do the same, on a handle of their own,
  // and may then take `limit`. Throws Xapian::DatabaseModifiedError where commits have overtaken
  // the snapshot, QueryTimeout beyond the limit.
  PackedIds IdsOf(const std::vector<DocId>& docs, std::chrono::milliseconds limit) const;

  const Columns& columns() const { return columns_; }
  const Histograms& histograms() const { return *histograms_; }
  const LabelOrder& label_order() const { return *label_order_; }
  const index::Catalogue& catalogue() const { return names_->catalogue; }
  const entities::Matcher& matcher() const { return names_->matcher; }

  const Vocabulary& vocabulary() const { return vocabulary_; }
  const index::Lexicon& lexicon() const { return lexicon_->lexicon; }
  const PairedNames& paired_names() const { return names_->paired; }
  const NameIndex& name_index() const { return name_index_; }

  // "gen.revision": "1.42".
  const std::string& revision() const { return revision_; }
  // The folder that it was opened from; removed, some time after another one has followed.
  const std::filesystem::path& generation() const { return generation_; }
  // Differs from that of every other snapshot, of other indexes in the same folder, too.
  const std::string& identity() const { return identity_; }
  std::uint64_t article_count() const { return columns_.all.cardinality(); }
  // Time of the last commit that changed articles.
  const std::string& updated() const { return updated_; }

 private:
  Snapshot() = default;

  struct Waiter {
    std::condition_variable called;
    std::unique_ptr<Worker> worker;  // once it is its turn
  };
  void Release(std::unique_ptr<Worker> worker);

  // The names that the index has a copy of.
  struct Names {
    explicit Names(std::string fingerprint_of, index::Catalogue catalogue_of);

    std::string fingerprint;
    index::Catalogue catalogue;
    entities::Matcher matcher;  // of the catalogue
    PairedNames paired;         // of the matcher
  };
  struct OpenLexicon {
    std::string fingerprint;
    index::Lexicon lexicon;
  };

  static Result<std::shared_ptr<Snapshot>> OpenOnce(const std::filesystem::path& index,
                                                    std::size_t workers, const Snapshot* previous);
  Result<void> OpenNames(const std::filesystem::path& generation, const std::string& fingerprint,
                         const Snapshot* previous);
  Result<void> OpenLexiconOf(const std::filesystem::path& generation,
                             const std::string& fingerprint, const Snapshot* previous);

  std::string revision_;
  std::filesystem::path generation_;
  std::string identity_;
  std::string updated_;
  // Shared by the snapshots of all revisions that have the same.
  std::shared_ptr<const Names> names_;
  std::shared_ptr<const OpenLexicon> lexicon_;
  NameIndex name_index_;
  Vocabulary vocabulary_;
  Columns columns_;
  std::optional<Histograms> histograms_;
  std::optional<LabelOrder> label_order_;
  mutable PostingCache postings_{kPostingCacheBytes};
  mutable LruCache<DocId, ReadArticle> articles_{kArticleCacheBytes};

  mutable std::mutex ids_mutex_;
  Xapian::Database ids_database_;  // so that reading many ids keeps no search waiting

  std::size_t worker_count_ = 0;
  mutable std::mutex mutex_;  // of the next two
  std::vector<std::unique_ptr<Worker>> free_workers_;
  std::list<Waiter> waiters_;  // in the order in which they came; while there are any, none is free
};

// Snapshot::identity of what is committed in `index` now. Cheap. Errors and exceptions as of
// Snapshot::Open.
Result<std::string> CommittedIdentity(const std::filesystem::path& index);

}  // namespace dossier::search
