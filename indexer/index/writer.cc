#include "index/writer.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <system_error>
#include <utility>
#include <vector>

#include "base/digest.h"
#include "base/time.h"
#include "index/check.h"
#include "index/document.h"
#include "index/files.h"
#include "index/schema.h"
#include "index/value_table.h"

namespace dossier::index {
namespace {

// The table of facet values grows with the index and is made anew with every commit; so many times
// as long as that takes the writer waits for the next.
constexpr int kValuesRest = 10;

bool IsSealed(const std::filesystem::path& generation) {
  const auto manifest = ReadManifest(generation);
  return manifest && manifest->is_sealed;
}

// What a run was killed in the middle of, before or after it was made the generation in use; and
// all before it but the last that came to its end, which a rebuild leaves for the case that the new
// one is worse.
void RemoveOthers(const std::filesystem::path& folder, const std::filesystem::path& current) {
  RemoveLeftovers(folder);
  const std::vector<std::filesystem::path> generations = GenerationFolders(folder);
  const auto in_use =
      std::ranges::find(generations, current.filename(), &std::filesystem::path::filename);
  auto before = in_use;
  while (before != generations.begin() && (before == in_use || !IsSealed(*before))) --before;
  for (auto at = generations.begin(); at != generations.end(); ++at) {
    if (at != in_use && at != before) RemoveGeneration(*at);
  }
}

// The number that a value of metadata says; 0 where it is empty.
std::size_t ToCount(const std::string& value) {
  std::size_t count = 0;
  std::from_chars(value.data(), value.data() + value.size(), count);
  return count;
}

// Removes what begins as `start` does, but for `used`.
void RemoveStale(const std::filesystem::path& start,
                 const std::vector<std::filesystem::path>& used) {
  std::vector<std::filesystem::path> stale;
  for (const auto& entry : std::filesystem::directory_iterator(start.parent_path())) {
    if (entry.path().filename().string().starts_with(start.filename().string()) &&
        std::ranges::find(used, entry.path()) == used.end()) {
      stale.push_back(entry.path());
    }
  }
  for (const std::filesystem::path& path : stale) std::filesystem::remove_all(path);
}

}  // namespace

CommittedArticles::CommittedArticles(const std::filesystem::path& database)
    : database_(database.string()) {}

std::optional<std::string> CommittedArticles::FindContentHash(std::string_view id) {
  const std::string term = IdTerm(id);
  while (true) {
    try {
      const Xapian::PostingIterator posting = database_.postlist_begin(term);
      if (posting == database_.postlist_end(term)) return std::nullopt;
      return database_.get_document(*posting).get_value(kContentHashSlot);
    } catch (const Xapian::DatabaseModifiedError&) {
      database_.reopen();
    }
  }
}

Result<IndexWriter> IndexWriter::Open(const std::filesystem::path& folder,
                                      const CommitRule& commits) {
  std::filesystem::create_directories(folder);
  auto lock = Lock::Take(folder / kLockFile);
  if (!lock) return tl::unexpected(lock.error());
  if (!std::filesystem::exists(folder / kCurrentFile)) {
    // A killed first run leaves an empty generation; one with articles has lost its CURRENT, and is
    // not to be thrown away.
    for (const std::filesystem::path& generation : GenerationFolders(folder)) {
      if (!HoldsArticles(generation)) continue;
      return Fail(ErrorCode::kDamaged, (folder / kCurrentFile).string() + " is missing, but " +
                                           generation.filename().string() +
                                           " beside it holds articles");
    }
    CreateGeneration(GenerationFolder(folder, 1));
    PublishGeneration(GenerationFolder(folder, 1));
  }
  if (const auto current = CurrentGeneration(folder); !current) {
    return tl::unexpected(current.error());
  }
  auto generation = FindGeneration(folder);
  if (!generation) return tl::unexpected(generation.error());
  RemoveOthers(folder, generation->folder);
  const std::vector<Error> damage =
      FindDamage(generation->folder, generation->manifest, Thoroughness::kSizes);
  if (!damage.empty()) return tl::unexpected(damage.front());
  return IndexWriter(*std::move(lock), *std::move(generation), commits);
}

Result<IndexWriter> IndexWriter::OpenNext(const std::filesystem::path& folder,
                                          const CommitRule& commits) {
  // Where there is no index, none is made.
  if (const auto current = FindGeneration(folder); !current) {
    return tl::unexpected(current.error());
  }
  auto lock = Lock::Take(folder / kLockFile);
  if (!lock) return tl::unexpected(lock.error());
  const auto current = FindGeneration(folder);
  if (!current) return tl::unexpected(current.error());
  RemoveOthers(folder, current->folder);
  const std::filesystem::path next = FollowingGeneration(current->folder);
  CreateGeneration(next);
  auto manifest = ReadManifest(next);
  if (!manifest) return tl::unexpected(manifest.error());
  IndexWriter writer(*std::move(lock), {next, *std::move(manifest)}, commits);
  writer.is_next_ = true;
  writer.shards_->Open();
  return writer;
}

IndexWriter::IndexWriter(Lock lock, Generation generation, const CommitRule& commits)
    : lock_(std::move(lock)),
      generation_(std::move(generation.folder)),
      manifest_(std::move(generation.manifest)),
      was_unsealed_(!manifest_.is_sealed),
      database_((generation_ / kDatabaseFolder).string(), Xapian::DB_OPEN),
      shards_(std::make_unique<Shards>(generation_ / kShardsFolder)),
      commits_(commits),
      loose_(ToCount(database_.get_metadata(kLooseKey))),
      articles_before_(database_.get_doccount()),
      last_commit_(std::chrono::steady_clock::now()) {
  database_.begin_transaction();
}

IndexWriter::~IndexWriter() = default;
IndexWriter::IndexWriter(IndexWriter&&) noexcept = default;

std::filesystem::path IndexWriter::database_path() const { return generation_ / kDatabaseFolder; }

std::string IndexWriter::RevisionName() const { return NameOfRevision(database_); }

void IndexWriter::BeginWriting() {
  if (!manifest_.is_sealed) return;
  const std::vector<Error> damage = FindDamage(generation_, manifest_, Thoroughness::kChecksums);
  if (!damage.empty()) throw Xapian::DatabaseCorruptError(damage.front().message);
  manifest_.is_sealed = false;
  manifest_.files.clear();
  WriteManifest(generation_, manifest_);
}

void IndexWriter::Seal() {
  if (manifest_.is_sealed) return;
  if (was_unsealed_) {
    // Nobody has looked after the files since the run that was killed.
    const std::vector<Error> problems = CheckArticles(generation_);
    if (!problems.empty()) throw Xapian::DatabaseCorruptError(problems.front().message);
  }
  // Each file was synced when it was written, and the folders below when they were; their names
  // here are not to come behind that of the manifest.
  SyncNames(generation_);
  manifest_.articles = article_count();
  manifest_.files = DescribeFiles(generation_);
  manifest_.is_sealed = true;
  WriteManifest(generation_, manifest_);
}

void IndexWriter::Put(std::string_view id, const Xapian::Document& document) {
  BeginWriting();
  database_.replace_document(IdTerm(id), document);
  changed_ = true;
  ++pending_;
  ++loose_;
  ++put_;
  if (!shards_->are_open() && put_ >= std::max(commits_.large_articles, articles_before_ / 4)) {
    // First, so that what goes into shards belongs to names that are written down.
    Commit();
    shards_->Open();
    return;
  }
  const bool rested = std::chrono::steady_clock::now() - last_commit_ >=
                      std::max<std::chrono::steady_clock::duration>(commits_.min_interval,
                                                                    kValuesRest * values_took_);
  if ((pending_ >= commits_.min_articles && rested) || pending_ >= commits_.max_articles) Commit();
}

bool IndexWriter::Remove(std::string_view id) {
  const std::string term = IdTerm(id);
  if (term.empty() || !database_.term_exists(term)) return false;
  BeginWriting();
  database_.delete_document(term);
  changed_ = true;
  ++pending_;
  ++loose_;
  return true;
}

void IndexWriter::ForEachId(const std::function<void(std::string id)>& visit) const {
  index::ForEachId(database_, visit);
}

void IndexWriter::SaveLedger(InputLedger ledger) const {
  ledger.set_database(RevisionName());
  ledger.Save(generation_);
}

void IndexWriter::Commit() {
  if (!changed_) return;
  BeginWriting();
  UpdateValues();
  database_.set_metadata(kLooseKey, std::to_string(loose_));
  database_.set_metadata(kUpdatedKey, FormatTime(Now()));
  database_.commit_transaction();
  // Xapian syncs its files, but not the renaming that makes them those of the new revision.
  SyncNames(database_path());
  database_.begin_transaction();
  pending_ = 0;
  changed_ = false;
  last_commit_ = std::chrono::steady_clock::now();
}

bool IndexWriter::IsWorthCompacting() const {
  return loose_ >= std::max<std::uint64_t>(commits_.large_articles, article_count() / 2);
}

void IndexWriter::Finish(std::size_t jobs) {
  Commit();
  if (!shards_->Paths().empty() || IsWorthCompacting()) Compact(jobs);
}

void IndexWriter::Compact(std::size_t jobs) {
  Commit();
  const std::filesystem::path before = generation_;
  const std::filesystem::path next = FollowingGeneration(before);
  RemoveGeneration(next);
  std::filesystem::create_directories(next);
  std::vector<std::filesystem::path> databases = shards_->Paths();
  databases.insert(databases.begin(), database_path());
  std::uint64_t articles = 0;
  for (const std::filesystem::path& path : databases) {
    articles += Xapian::Database(path.string()).get_doccount();
  }
  MergeDatabases(databases, next / kDatabaseFolder, jobs);
  const std::string names = database_.get_metadata(kNamesKey);
  if (!names.empty()) CopyCatalogue(NamesFolder(before, names), NamesFolder(next, names));
  const std::string lexicon = database_.get_metadata(kLexiconKey);
  if (!lexicon.empty()) {
    std::filesystem::copy_file(LexiconFile(before, lexicon), LexiconFile(next, lexicon));
  }
  if (std::filesystem::exists(before / kInputsFile)) {
    std::filesystem::copy_file(before / kInputsFile, next / kInputsFile);
  } else {
    InputLedger().Save(next);  // no sealed generation is without
  }
  database_.close();
  generation_ = next;
  manifest_ = NewManifest();
  was_unsealed_ = false;
  database_ = Xapian::WritableDatabase(database_path().string(), Xapian::DB_OPEN);
  database_.begin_transaction();
  if (article_count() != articles) {
    throw Xapian::DatabaseCorruptError("of " + std::to_string(articles) + " articles " +
                                       std::to_string(article_count()) + " were written to " +
                                       next.string());
  }
  loose_ = 0;
  changed_ = true;
  Commit();
  SyncFolder(next);
  Seal();
  // Where Xapian cannot open a table it may take it for an empty one, and count the articles
  // nevertheless.
  const std::vector<Error> problems = CheckArticles(next);
  if (!problems.empty()) throw Xapian::DatabaseCorruptError(problems.front().message);
  PublishGeneration(next);
  shards_ = std::make_unique<Shards>(next / kShardsFolder);
  RemoveGeneration(before);
  if (is_next_) RemoveOthers(next.parent_path(), next);
}

void IndexWriter::UpdateValues() {
  static const Catalogue kNone;
  const Catalogue& catalogue = catalogue_ == nullptr ? kNone : *catalogue_;
  const auto start = std::chrono::steady_clock::now();
  const EntityKeys keys = EntityKeys::Read(database_);
  const flatbuffers::DetachedBuffer buffer = SerializeValues(
      keys.all(), entities::MakeEntityTable(keys.all(), catalogue.gazetteer, catalogue.merges));
  const std::string_view bytes = BytesOf(buffer);
  const std::string fingerprint = ToHex(Sha256(bytes)).substr(0, 16);
  const std::string before = database_.get_metadata(kValuesKey);
  if (before != fingerprint || !std::filesystem::exists(ValuesFile(generation_, before))) {
    WriteFileDurably(ValuesFile(generation_, fingerprint), bytes);
    RemoveStale(ValuesFile(generation_, ""),
                {ValuesFile(generation_, fingerprint), ValuesFile(generation_, before)});
    database_.set_metadata(kValuesKey, fingerprint);
  }
  values_took_ = std::chrono::steady_clock::now() - start;
}

std::string IndexWriter::CatalogueFingerprint() const { return database_.get_metadata(kNamesKey); }

std::string IndexWriter::AnalysisFingerprint() const {
  return database_.get_metadata(kAnalysisKey);
}

void IndexWriter::SetCatalogue(const std::filesystem::path& folder, const Catalogue& catalogue) {
  BeginWriting();
  const std::string& fingerprint = catalogue.fingerprint;
  const std::string before = database_.get_metadata(kNamesKey);
  if (before != fingerprint) CopyCatalogue(folder, NamesFolder(generation_, fingerprint));
  // After the copy: `folder` may be an old copy itself.
  RemoveStale(NamesFolder(generation_, ""),
              {NamesFolder(generation_, fingerprint), NamesFolder(generation_, before)});
  database_.set_metadata(kNamesKey, fingerprint);
  database_.set_metadata(kAnalysisKey, catalogue.analysis_fingerprint());
  changed_ = true;
}

std::vector<Error> IndexWriter::UpdateLexicon(const LexiconSources& sources) {
  const std::string fingerprint = ToHex(Sha256(FingerprintOf(sources))).substr(0, 16);
  const std::string before = database_.get_metadata(kLexiconKey);
  if (before == fingerprint && std::filesystem::exists(LexiconFile(generation_, before))) return {};
  BeginWriting();
  const LexiconReport report = BuildLexicon(sources, LexiconFile(generation_, fingerprint));
  RemoveStale(LexiconFile(generation_, ""),
              {LexiconFile(generation_, fingerprint), LexiconFile(generation_, before)});
  database_.set_metadata(kLexiconKey, fingerprint);
  changed_ = true;
  return report.skipped;
}

}  // namespace dossier::index
