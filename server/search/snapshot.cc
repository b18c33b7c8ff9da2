#include "search/snapshot.h"

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

}  // namespace

Snapshot::Lease::~Lease() {
  if (!worker_) return;
  {
    const std::lock_guard lock(snapshot_->mutex_);
    snapshot_->free_workers_.push_back(std::move(worker_));
  }
  snapshot_->freed_.notify_one();
}

std::optional<Snapshot::Lease> Snapshot::Acquire(std::chrono::milliseconds patience) {
  std::unique_lock lock(mutex_);
  if (!freed_.wait_for(lock, patience, [this] { return !free_workers_.empty(); })) {
    return std::nullopt;
  }
  std::unique_ptr<Worker> worker = std::move(free_workers_.back());
  free_workers_.pop_back();
  return std::optional<Lease>(std::in_place, *this, std::move(worker));
}

Result<std::shared_ptr<Snapshot>> Snapshot::Open(const std::filesystem::path& index,
                                                 std::size_t workers) {
  for (int attempt = 1;; ++attempt) {
    try {
      return OpenOnce(index, workers);
    } catch (const Xapian::DatabaseModifiedError&) {
      // Two commits came while the columns were read, or the facet values were looked for.
      if (attempt == kMaxAttempts) throw;
    }
  }
}

Result<std::shared_ptr<Snapshot>> Snapshot::OpenOnce(const std::filesystem::path& index,
                                                     std::size_t workers) {
  const auto generation = index::CurrentGeneration(index);
  if (!generation) return tl::unexpected(generation.error());
  // The constructor is private, so make_shared cannot call it.
  std::shared_ptr<Snapshot> snapshot(new Snapshot);
  snapshot->free_workers_ = OpenWorkers((*generation / index::kDatabaseFolder).string(), workers);
  const Xapian::Database& database = snapshot->free_workers_.front()->database;
  snapshot->revision_ = RevisionName(*generation, database);
  snapshot->identity_ = IdentityOf(*generation, database);
  snapshot->updated_ = database.get_metadata(index::kUpdatedKey);
  const std::string names = database.get_metadata(index::kNamesKey);
  if (!names.empty()) {
    auto catalogue = index::LoadCatalogue(index::NamesFolder(*generation, names));
    if (!catalogue) return tl::unexpected(catalogue.error());
    snapshot->catalogue_ = std::move(*catalogue);
  }
  const std::string lexicon = database.get_metadata(index::kLexiconKey);
  if (!lexicon.empty()) {
    auto opened = index::Lexicon::Open(index::LexiconFile(*generation, lexicon));
    if (!opened) return tl::unexpected(opened.error());
    snapshot->lexicon_ = std::move(*opened);
  }
  const entities::Gazetteer& gazetteer = snapshot->catalogue_.gazetteer;
  snapshot->matcher_.emplace(gazetteer);
  snapshot->paired_names_ = PairedNames(gazetteer, snapshot->matcher_->name_words());
  snapshot->vocabulary_ = LoadVocabulary(database);
  auto values = index::ValueTable::OpenFor(*generation, database);
  if (!values) return tl::unexpected(values.error());
  snapshot->columns_ = Columns::Load(database, std::move(*values));
  snapshot->name_index_ = NameIndex(gazetteer, snapshot->columns_);
  return snapshot;
}

Result<std::string> CommittedIdentity(const std::filesystem::path& index) {
  const auto generation = index::CurrentGeneration(index);
  if (!generation) return tl::unexpected(generation.error());
  const Xapian::Database database((*generation / index::kDatabaseFolder).string());
  return IdentityOf(*generation, database);
}

}  // namespace dossier::search
