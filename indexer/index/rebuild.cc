#include "index/rebuild.h"

#include <algorithm>
#include <array>
#include <exception>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include "index/document.h"
#include "index/files.h"
#include "index/input_ledger.h"
#include "index/schema.h"
#include "index/stored_article.h"

namespace dossier::index {
namespace {

// Those whose stored articles can be read, though they had no checksum.
constexpr std::array<std::string_view, 2> kUncheckedSchemas = {"3", "4"};

bool IsUnchecked(std::string_view schema) {
  return std::ranges::find(kUncheckedSchemas, schema) != kUncheckedSchemas.end();
}

// The articles of a generation, with those of a large run that did not come to its end.
class StoredArticles {
 public:
  explicit StoredArticles(const Generation& generation)
      : database_((generation.folder / kDatabaseFolder).string()),
        revision_(NameOfRevision(database_)),
        is_unchecked_(IsUnchecked(generation.manifest.schema)) {
    for (const std::filesystem::path& shard : Shards(generation.folder / kShardsFolder).Paths()) {
      database_.add_database(Xapian::Database(shard.string()));
    }
  }

  // Of the database without the shards.
  const std::string& revision() const { return revision_; }

  void Run(const Emit& emit) const {
    // By their numbers, as the list of all may be damaged.
    Progress progress{0, database_.get_lastdocid()};
    for (Xapian::docid docid = 1; docid <= progress.total; ++docid) {
      ++progress.done;
      std::optional<Work> read = TryToRead(docid);
      if (!read) continue;
      Work work = *std::move(read);
      const std::size_t bytes = work.article ? work.article->text.size() : 0;
      if (!emit(std::move(work), bytes, progress)) return;
    }
  }

 private:
  // Nothing where there is no such document. What Xapian throws of damaged files is a fault of the
  // article.
  std::optional<Work> TryToRead(Xapian::docid docid) const {
    Work work;
    work.origin.path = "article " + std::to_string(docid);
    try {
      return Read(docid);
    } catch (const Xapian::DocNotFoundError&) {
      return std::nullopt;
    } catch (const Xapian::Error& error) {
      work.fault = Error{ErrorCode::kDamaged, error.get_msg()};
    } catch (const std::exception& error) {
      work.fault = Error{ErrorCode::kDamaged, error.what()};
    }
    return work;
  }

  Work Read(Xapian::docid docid) const {
    Work work;
    const Xapian::Document document = database_.get_document(docid);
    std::string data = document.get_data();
    const auto stored = is_unchecked_ ? StoredArticle::ParseUnchecked(std::move(data))
                                      : StoredArticle::Parse(std::move(data));
    if (!stored) {
      work.origin.path = "article " + std::to_string(docid);
      work.fault = stored.error();
      return work;
    }
    work.id = stored->id();
    work.origin.path = work.id;
    work.article = stored->ToArticle();
    work.content_hash = document.get_value(kContentHashSlot);
    work.action = Action::kAdd;
    return work;
  }

  Xapian::Database database_;
  std::string revision_;
  bool is_unchecked_;
};

// The new generation is about as large as the old one, and its shards as much again.
Result<void> CheckSpace(const Generation& generation) {
  std::error_code error;
  const auto space = std::filesystem::space(generation.folder, error);
  const std::uintmax_t needed = 2 * FolderBytes(generation.folder);
  if (error || space.available >= needed) return {};
  const auto megabytes = [](std::uintmax_t bytes) { return std::to_string(bytes / 1'000'000); };
  return Fail(ErrorCode::kNoSpace, "a second generation takes up to " + megabytes(needed) +
                                       " MB for a while, of which " + megabytes(space.available) +
                                       " MB are free");
}

}  // namespace

Result<RebuildCounts> Rebuild(const std::filesystem::path& index, const RebuildOptions& options,
                              UpdateListener& listener) {
  const auto catalogue = LoadCatalogue(options.catalogue_folder);
  if (!catalogue) return tl::unexpected(catalogue.error());
  auto writer = IndexWriter::OpenNext(index, options.commits);
  if (!writer) return tl::unexpected(writer.error());
  const auto old = FindGeneration(index);
  if (!old) return tl::unexpected(old.error());
  if (old->manifest.schema != kSchemaVersion && !IsUnchecked(old->manifest.schema)) {
    return Fail(ErrorCode::kWrongVersion, "articles of schema version " + old->manifest.schema +
                                              " cannot be read by this program (add them anew "
                                              "into another folder)");
  }
  if (const auto space = CheckSpace(*old); !space) return tl::unexpected(space.error());
  const std::vector<Error> damage =
      FindDamage(old->folder, old->manifest, Thoroughness::kChecksums);
  if (!damage.empty() && !options.is_forced) {
    return Fail(ErrorCode::kDamaged,
                damage.front().message + " (--force: go on with the articles that are whole)");
  }
  writer->JoinBy(*catalogue);
  writer->SetCatalogue(options.catalogue_folder, *catalogue);
  for (const Error& problem : writer->UpdateLexicon(options.lexicon)) {
    listener.OnSkipped("", problem);
  }
  writer->Commit();

  const StoredArticles articles(*old);
  RebuildCounts counts;
  PipelineOptions pipeline;
  pipeline.jobs = options.jobs;
  pipeline.shards = &writer->shards();
  RunPipeline([&](const Emit& emit) { articles.Run(emit); },
              entities::Matcher(catalogue->gazetteer), pipeline,
              [&](Work& work, const Progress& progress) {
                if (work.fault) {
                  ++counts.lost;
                  listener.OnSkipped(work.origin.ToString(), *work.fault);
                } else {
                  ++counts.analysed;
                }
                listener.OnReanalysis(progress.done, progress.total);
              });
  const std::uint64_t had =
      old->manifest.is_sealed ? old->manifest.articles : counts.analysed + counts.lost;
  counts.lost = std::max(counts.lost, had - std::min(had, counts.analysed));
  if (counts.lost > 0 && !options.is_forced) {
    return Fail(ErrorCode::kDamaged, std::to_string(counts.lost) +
                                         " articles cannot be read (--force: go on without them)");
  }
  writer->Compact(options.jobs);
  const InputLedger before = InputLedger::Load(old->folder).value_or(InputLedger());
  const bool was_current = counts.lost == 0 && before.database() == articles.revision();
  InputLedger after;
  for (LedgerEntry entry : before.entries()) {
    entry.is_whole = entry.is_whole && was_current;
    after.Put(std::move(entry));
  }
  writer->SaveLedger(std::move(after));
  if (!damage.empty() || counts.lost > 0) {
    counts.damaged_folder = index / ("damaged-" + old->folder.filename().string());
    std::filesystem::remove_all(counts.damaged_folder);
    std::filesystem::rename(old->folder, counts.damaged_folder);
  }
  return counts;
}

}  // namespace dossier::index
