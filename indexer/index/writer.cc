#include "index/writer.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <optional>
#include <system_error>
#include <utility>
#include <vector>

#include "base/digest.h"
#include "base/time.h"
#include "index/document.h"
#include "index/files.h"
#include "index/folder.h"
#include "index/schema.h"
#include "index/value_table.h"

namespace dossier::index {
namespace {

// The value of kAnalysisKey while articles of two catalogues may stand side by side.
constexpr const char* kUnfinished = "unfinished";

// The table of facet values grows with the index and is made anew with every commit; so many times
// as long as that takes the writer waits for the next.
constexpr int kValuesRest = 10;

// The manifest is written behind the database, so a generation without one was never whole.
bool HoldsArticles(const std::filesystem::path& generation) {
  if (!std::filesystem::exists(generation / kManifestFile)) return false;
  return Xapian::Database((generation / kDatabaseFolder).string()).get_doccount() > 0;
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

// An advisory lock on DIR/LOCK; the system takes it away with the process, however that ends.
struct IndexWriter::Lock {
  explicit Lock(const std::filesystem::path& path)
      : number(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644)) {
    if (number < 0) throw std::system_error(errno, std::generic_category(), path.string());
    held = ::flock(number, LOCK_EX | LOCK_NB) == 0;
  }
  ~Lock() { ::close(number); }
  Lock(const Lock&) = delete;
  Lock& operator=(const Lock&) = delete;

  int number;
  bool held = false;
};

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
  auto lock = std::make_unique<Lock>(folder / kLockFile);
  if (!lock->held) {
    return Fail(ErrorCode::kLocked,
                "another process is writing to the index in " + folder.string());
  }
  if (!std::filesystem::exists(folder / kCurrentFile)) {
    // A killed first run leaves an empty generation; one with articles has lost its CURRENT, and is
    // not to be thrown away.
    for (const std::filesystem::path& generation : GenerationFolders(folder)) {
      if (!HoldsArticles(generation)) continue;
      return Fail(ErrorCode::kDamaged, (folder / kCurrentFile).string() + " is missing, but " +
                                           generation.filename().string() +
                                           " beside it holds articles");
    }
    CreateGeneration(folder, 1);
  }
  const auto generation = CurrentGeneration(folder);
  if (!generation) return tl::unexpected(generation.error());
  // What a run was killed in the middle of, before or after it was made the one in use.
  for (const std::filesystem::path& other : GenerationFolders(folder)) {
    if (other.filename() != generation->filename()) std::filesystem::remove_all(other);
  }
  return IndexWriter(std::move(lock), *generation, commits);
}

IndexWriter::IndexWriter(std::unique_ptr<Lock> lock, std::filesystem::path generation,
                         const CommitRule& commits)
    : lock_(std::move(lock)),
      generation_(std::move(generation)),
      database_((generation_ / kDatabaseFolder).string(), Xapian::DB_OPEN),
      shards_(std::make_unique<Shards>(generation_ / kShardsFolder)),
      commits_(commits),
      loose_(ToCount(database_.get_metadata(kLooseKey))),
      articles_before_(database_.get_doccount()),
      last_commit_(std::chrono::steady_clock::now()) {}

IndexWriter::~IndexWriter() = default;
IndexWriter::IndexWriter(IndexWriter&&) noexcept = default;

std::filesystem::path IndexWriter::database_path() const { return generation_ / kDatabaseFolder; }

void IndexWriter::Put(std::string_view id, const Xapian::Document& document) {
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

void IndexWriter::Commit() {
  if (!changed_) return;
  UpdateValues();
  database_.set_metadata(kLooseKey, std::to_string(loose_));
  database_.set_metadata(kUpdatedKey, FormatTime(Now()));
  database_.commit();
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
  std::filesystem::remove_all(next);
  std::filesystem::create_directories(next);
  std::vector<std::filesystem::path> databases = shards_->Paths();
  databases.insert(databases.begin(), database_path());
  MergeDatabases(databases, next / kDatabaseFolder, jobs);
  const std::string names = database_.get_metadata(kNamesKey);
  if (!names.empty()) CopyCatalogue(NamesFolder(before, names), NamesFolder(next, names));
  const std::string lexicon = database_.get_metadata(kLexiconKey);
  if (!lexicon.empty()) {
    std::filesystem::copy_file(LexiconFile(before, lexicon), LexiconFile(next, lexicon));
  }
  database_.close();
  generation_ = next;
  database_ = Xapian::WritableDatabase(database_path().string(), Xapian::DB_OPEN);
  loose_ = 0;
  changed_ = true;
  Commit();
  SyncFolder(next);
  PublishGeneration(next);
  shards_ = std::make_unique<Shards>(next / kShardsFolder);
  std::filesystem::remove_all(before);
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
  std::string fingerprint = database_.get_metadata(kAnalysisKey);
  return fingerprint == kUnfinished ? std::string() : fingerprint;
}

void IndexWriter::BeginReanalysis() {
  if (article_count() == 0) return;
  database_.set_metadata(kAnalysisKey, kUnfinished);
  database_.commit();
}

void IndexWriter::SetCatalogue(const std::filesystem::path& folder, const Catalogue& catalogue) {
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
  const LexiconReport report = BuildLexicon(sources, LexiconFile(generation_, fingerprint));
  RemoveStale(LexiconFile(generation_, ""),
              {LexiconFile(generation_, fingerprint), LexiconFile(generation_, before)});
  database_.set_metadata(kLexiconKey, fingerprint);
  changed_ = true;
  return report.skipped;
}

void IndexWriter::ForEach(
    const std::function<void(StoredArticle article, std::string_view hash)>& visit) {
  // Docids first: a replacement on the way would disturb the walk.
  std::vector<Xapian::docid> docids;
  docids.reserve(database_.get_doccount());
  for (auto at = database_.postlist_begin(""); at != database_.postlist_end(""); ++at) {
    docids.push_back(*at);
  }
  for (const Xapian::docid docid : docids) {
    const Xapian::Document document = database_.get_document(docid);
    auto article = StoredArticle::Parse(document.get_data());
    if (!article) throw Xapian::DatabaseCorruptError(article.error().message);
    visit(std::move(*article), document.get_value(kContentHashSlot));
  }
}

}  // namespace dossier::index
