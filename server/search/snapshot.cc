#include "search/snapshot.h"

#include <algorithm>
#include <utility>

#include "index/folder.h"
#include "index/schema.h"
#include "index/value_table.h"

namespace dossier::search {
namespace {

constexpr int kMaxAttempts = 5;

std::string RevisionName(const std::filesystem::path& generation,
                         const Xapian::Database& database) {
  const std::string name = generation.filename().string();
  return name.substr(name.find('-') + 1) + "." + std::to_string(database.get_revision());
}

// The revision alone does not tell an index from another one that is put into its place.
std::string IdentityOf(const std::filesystem::path& generation, const Xapian::Database& database) {
  return RevisionName(generation, database) + " " + database.get_uuid();
}

Vocabulary LoadVocabulary(const Xapian::Database& database) {
  const std::string prefix(index::kFormPrefix);
  Vocabulary::Builder words;
  for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix); ++term) {
    words.Add(std::string_view(*term).substr(prefix.size()), term.get_termfreq());
  }
  return std::move(words).Build();
}

// Handles of one revision. A commit may come between two of them; then all are opened again.
std::vector<std::unique_ptr<Worker>> OpenWorkers(const std::string& database, std::size_t count) {
  std::vector<std::unique_ptr<Worker>> workers;
  while (workers.size() < count) {
    auto worker = std::make_unique<Worker>();
    worker->database = Xapian::Database(database);
    if (!workers.empty() &&
        worker->database.get_revision() != workers.front()->database.get_revision()) {
      workers.clear();
    }
    workers.push_back(std::move(worker));
  }
  return workers;
}

// Of fewer documents than one in so many it is cheaper to look each up: 8 µs, where going through
// all ids costs 2 µs each (2026-11-26).
constexpr std::size_t kFewDocs = 4;

[[noreturn]] void FailWithoutId() { throw Xapian::DatabaseCorruptError("an article has no id"); }

// Looks at the clock once for so many ids.
class IdClock {
 public:
  explicit IdClock(Deadline deadline) : deadline_(deadline) {}
  void Tick() {
    constexpr std::size_t kIdsAtOnce = 256;
    if (count_++ % kIdsAtOnce == 0 && std::chrono::steady_clock::now() > deadline_) {
      throw QueryTimeout();
    }
  }

 private:
  const Deadline deadline_;
  std::size_t count_ = 0;
};

PackedIds IdsByDocs(const Xapian::Database& database, const std::vector<DocId>& docs,
                    IdClock clock) {
  PackedIds ids;
  for (const DocId docid : docs) {
    clock.Tick();
    auto term = database.termlist_begin(docid);
    term.skip_to(std::string(index::kIdPrefix));
    const std::string id = term == database.termlist_end(docid) ? "" : *term;
    if (!id.starts_with(index::kIdPrefix)) FailWithoutId();
    ids.Add(std::string_view(id).substr(index::kIdPrefix.size()));
  }
  return ids;
}

PackedIds IdsByTerms(const Xapian::Database& database, const std::vector<DocId>& docs,
                     IdClock clock) {
  const std::string prefix(index::kIdPrefix);
  PackedIds all;
  std::vector<std::uint32_t> places(database.get_lastdocid() + 1);  // in `all`, from 1
  for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix); ++term) {
    clock.Tick();
    const std::string id = *term;
    all.Add(std::string_view(id).substr(prefix.size()));
    places[*database.postlist_begin(id)] = static_cast<std::uint32_t>(all.size());
  }
  PackedIds ids;
  for (const DocId docid : docs) {
    if (places[docid] == 0) FailWithoutId();
    ids.Add(all[places[docid] - 1]);
  }
  return ids;
}

}  // namespace

Snapshot::Lease::~Lease() {
  if (worker_) snapshot_->Release(std::move(worker_));
}

std::optional<Snapshot::Lease> Snapshot::Acquire(std::chrono::milliseconds patience) {
  std::unique_lock lock(mutex_);
  std::unique_ptr<Worker> worker;
  if (!free_workers_.empty()) {
    worker = std::move(free_workers_.back());
    free_workers_.pop_back();
  } else {
    const auto self = waiters_.emplace(waiters_.end());
    self->called.wait_for(lock, patience, [self] { return self->worker != nullptr; });
    worker = std::move(self->worker);
    waiters_.erase(self);
    if (!worker) return std::nullopt;
  }
  return std::optional<Lease>(std::in_place, *this, std::move(worker));
}

std::size_t Snapshot::running_searches() const {
  const std::lock_guard lock(mutex_);
  return worker_count_ - free_workers_.size();
}

// To the one that has waited longest: who came later would otherwise go first now and then, and
// some would wait many times as long as others.
void Snapshot::Release(std::unique_ptr<Worker> worker) {
  const std::lock_guard lock(mutex_);
  const auto next = std::ranges::find_if_not(
      waiters_, [](const Waiter& waiter) { return waiter.worker != nullptr; });
  if (next == waiters_.end()) {
    free_workers_.push_back(std::move(worker));
  } else {
    next->worker = std::move(worker);
    next->called.notify_one();
  }
}

std::shared_ptr<const ReadArticle> Snapshot::Read(Worker& worker, DocId docid) const {
  if (auto article = articles_.Find(docid)) return article;
  auto parsed = index::StoredArticle::Parse(worker.database.get_document(docid).get_data());
  if (!parsed) throw Xapian::DatabaseCorruptError(parsed.error().message);
  auto article = std::make_shared<const ReadArticle>(*std::move(parsed), columns_.values);
  articles_.Add(docid, article);
  return article;
}

PackedIds Snapshot::IdsOf(const std::vector<DocId>& docs, std::chrono::milliseconds limit) const {
  const std::lock_guard lock(ids_mutex_);
  const IdClock clock(std::chrono::steady_clock::now() + limit);
  return docs.size() * kFewDocs < article_count() ? IdsByDocs(ids_database_, docs, clock)
                                                  : IdsByTerms(ids_database_, docs, clock);
}

Result<std::shared_ptr<Snapshot>> Snapshot::Open(const std::filesystem::path& index,
                                                 std::size_t workers, const Snapshot* previous) {
  for (int attempt = 1;; ++attempt) {
    const std::string generation = index::CurrentName(index);
    // The generation that was being opened may have been removed meanwhile.
    const auto is_overtaken = [&] {
      return attempt < kMaxAttempts && index::CurrentName(index) != generation;
    };
    try {
      auto snapshot = OpenOnce(index, workers, previous);
      if (snapshot || !is_overtaken()) return snapshot;
    } catch (const Xapian::DatabaseModifiedError&) {
      // Two commits came while the columns were read, or the facet values were looked for.
      if (attempt == kMaxAttempts) throw;
    } catch (const Xapian::Error&) {
      if (!is_overtaken()) throw;
    }
  }
}

Result<std::shared_ptr<Snapshot>> Snapshot::OpenOnce(const std::filesystem::path& index,
                                                     std::size_t workers,
                                                     const Snapshot* previous) {
  const auto generation = index::CurrentGeneration(index);
  if (!generation) return tl::unexpected(generation.error());
  // The constructor is private, so make_shared cannot call it.
  std::shared_ptr<Snapshot> snapshot(new Snapshot);
  // One more for IdsOf.
  snapshot->free_workers_ =
      OpenWorkers((*generation / index::kDatabaseFolder).string(), workers + 1);
  snapshot->ids_database_ = std::move(snapshot->free_workers_.back()->database);
  snapshot->free_workers_.pop_back();
  snapshot->worker_count_ = workers;
  const Xapian::Database& database = snapshot->free_workers_.front()->database;
  snapshot->revision_ = RevisionName(*generation, database);
  snapshot->generation_ = *generation;
  snapshot->identity_ = IdentityOf(*generation, database);
  snapshot->updated_ = database.get_metadata(index::kUpdatedKey);
  const auto names =
      snapshot->OpenNames(*generation, database.get_metadata(index::kNamesKey), previous);
  if (!names) return tl::unexpected(names.error());
  const auto lexicon =
      snapshot->OpenLexiconOf(*generation, database.get_metadata(index::kLexiconKey), previous);
  if (!lexicon) return tl::unexpected(lexicon.error());
  snapshot->vocabulary_ = LoadVocabulary(database);
  auto values = index::ValueTable::OpenFor(*generation, database);
  if (!values) return tl::unexpected(values.error());
  snapshot->columns_ = Columns::Load(database, std::move(*values));
  snapshot->histograms_.emplace(snapshot->columns_);
  snapshot->label_order_.emplace(snapshot->columns_, snapshot->catalogue());
  snapshot->name_index_ = NameIndex(snapshot->catalogue().gazetteer, snapshot->columns_);
  return snapshot;
}

Snapshot::Names::Names(std::string fingerprint_of, index::Catalogue catalogue_of)
    : fingerprint(std::move(fingerprint_of)),
      catalogue(std::move(catalogue_of)),
      matcher(catalogue.gazetteer),
      paired(catalogue.gazetteer, matcher.name_words()) {}

Result<void> Snapshot::OpenNames(const std::filesystem::path& generation,
                                 const std::string& fingerprint, const Snapshot* previous) {
  if (previous && previous->names_->fingerprint == fingerprint) {
    names_ = previous->names_;
    return {};
  }
  index::Catalogue catalogue;
  if (!fingerprint.empty()) {
    auto loaded = index::LoadCatalogue(index::NamesFolder(generation, fingerprint));
    if (!loaded) return tl::unexpected(loaded.error());
    catalogue = std::move(*loaded);
  }
  names_ = std::make_shared<const Names>(fingerprint, std::move(catalogue));
  return {};
}

Result<void> Snapshot::OpenLexiconOf(const std::filesystem::path& generation,
                                     const std::string& fingerprint, const Snapshot* previous) {
  if (previous && previous->lexicon_->fingerprint == fingerprint) {
    lexicon_ = previous->lexicon_;
    return {};
  }
  index::Lexicon lexicon;
  if (!fingerprint.empty()) {
    auto opened = index::Lexicon::Open(index::LexiconFile(generation, fingerprint));
    if (!opened) return tl::unexpected(opened.error());
    lexicon = std::move(*opened);
  }
  lexicon_ = std::make_shared<const OpenLexicon>(fingerprint, std::move(lexicon));
  return {};
}

Result<std::string> CommittedIdentity(const std::filesystem::path& index) {
  const auto generation = index::CurrentGeneration(index);
  if (!generation) return tl::unexpected(generation.error());
  const Xapian::Database database((*generation / index::kDatabaseFolder).string());
  return IdentityOf(*generation, database);
}

}  // namespace dossier::search
