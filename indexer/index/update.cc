#include "index/update.h"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <set>
#include <system_error>
#include <utility>

#include "index/document.h"
#include "index/file_source.h"
#include "index/input_ledger.h"
#include "index/input_triage.h"
#include "index/rebuild.h"
#include "index/schema.h"

namespace dossier::index {
namespace {

void Count(const Work& work, UpdateCounts& counts) {
  switch (work.action) {
    case Action::kSkip:
      ++counts.skipped;
      break;
    case Action::kKeep:
      ++counts.unchanged;
      break;
    case Action::kAdd:
      ++counts.added;
      break;
    case Action::kReplace:
      ++counts.replaced;
      break;
  }
}

// What else than its file an article depends on: another value, and the file is read again.
std::string Fingerprint(const article::BuildOptions& build) {
  return std::string(DOSSIER_VERSION) + " " + std::string(kSchemaVersion) + " " +
         build.default_source + " " + build.timezone.name() + " " +
         (build.default_date ? build.default_date->ToString() : std::string());
}

// One update, from its listing to its ledger.
class Update {
 public:
  Update(const std::filesystem::path& index, const UpdateOptions& options, UpdateListener& listener)
      : index_(index), options_(options), listener_(listener) {}

  Result<UpdateCounts> Run() {
    const auto catalogue = LoadCatalogue(options_.catalogue_folder);
    if (!catalogue) return tl::unexpected(catalogue.error());
    for (const std::string& warning : catalogue->gazetteer.warnings()) listener_.OnWarning(warning);
    std::optional<IndexWriter> writer;
    if (!options_.is_dry) {
      auto opened = OpenWriter(*catalogue);
      if (!opened) return tl::unexpected(opened.error());
      writer.emplace(*std::move(opened));
    }
    ListInput();
    auto before = options_.is_dry ? LookAtIndex() : Before(*writer);
    if (!before) return tl::unexpected(before.error());
    InputTriage triage(*std::move(before), Fingerprint(options_.pipeline.build));
    Read(triage, entities::Matcher(catalogue->gazetteer), writer ? &*writer : nullptr);
    counts_.unchanged += triage.known_articles();
    for (const article::InputFile& file : source_.files) counts_.bytes += file.size_bytes;

    std::optional<Error> refusal;
    std::vector<std::string> vanished;
    if (options_.removes_vanished) {
      vanished = Vanished(triage, writer ? &*writer : nullptr);
      refusal = Refuse(triage, vanished.size());
      if (refusal) vanished.clear();
    }
    counts_.removed = vanished.size();
    if (writer) {
      for (const std::string& id : vanished) writer->Remove(id);
      writer->Finish(options_.pipeline.jobs);
      const bool forgets_others = options_.removes_vanished && !refusal;
      if (!vanished.empty() || !triage.IsAsBefore(forgets_others)) {
        writer->SaveLedger(triage.MakeLedger(faulty_, forgets_others));
      }
      writer->Seal();
    }
    if (refusal) return tl::unexpected(*std::move(refusal));
    return counts_;
  }

 private:
  // Takes in what a run that was killed has left, and analyses all that is there anew where it was
  // analysed with another gazetteer.
  Result<void> Prepare(const Catalogue& catalogue) {
    {
      auto writer = IndexWriter::Open(index_, options_.commits);
      if (!writer) return tl::unexpected(writer.error());
      writer->JoinBy(catalogue);
      if (!writer->shards().Paths().empty()) writer->Compact(options_.pipeline.jobs);
      if (writer->article_count() == 0 ||
          writer->AnalysisFingerprint() == catalogue.analysis_fingerprint()) {
        return {};
      }
    }
    const auto counts = Rebuild(index_,
                                {.catalogue_folder = options_.catalogue_folder,
                                 .lexicon = options_.lexicon,
                                 .jobs = options_.pipeline.jobs,
                                 .is_forced = false,
                                 .commits = options_.commits},
                                listener_);
    if (!counts) return tl::unexpected(counts.error());
    counts_.reanalysed = counts->analysed;
    return {};
  }

  Result<IndexWriter> OpenWriter(const Catalogue& catalogue) {
    if (const auto prepared = Prepare(catalogue); !prepared) {
      return tl::unexpected(prepared.error());
    }
    auto writer = IndexWriter::Open(index_, options_.commits);
    if (!writer) return writer;
    writer->JoinBy(catalogue);
    if (writer->CatalogueFingerprint() != catalogue.fingerprint) {
      writer->SetCatalogue(options_.catalogue_folder, catalogue);
    }
    for (const Error& problem : writer->UpdateLexicon(options_.lexicon)) {
      listener_.OnSkipped("", problem);
    }
    return writer;
  }

  void ListInput() {
    article::InputListing listing = article::ListInput(options_.paths);
    for (const Error& problem : listing.problems) {
      ++counts_.skipped;
      listener_.OnSkipped("", problem);
      if (problem.code == ErrorCode::kNotFound || problem.code == ErrorCode::kUnreadable) {
        not_listed_ = problem;
      }
    }
    // The index itself may stand below a path.
    std::error_code error;
    const std::string own = std::filesystem::weakly_canonical(index_, error).string() + "/";
    std::erase_if(listing.files,
                  [&](const article::InputFile& file) { return file.real_path.starts_with(own); });
    source_ = {.files = std::move(listing.files),
               .standard_input = options_.standard_input,
               .max_article_bytes = options_.max_article_bytes};
  }

  static Result<InputTriage::Before> Before(const IndexWriter& writer) {
    InputTriage::Before before;
    // A damaged one is as good as none: all files are read.
    before.ledger = InputLedger::Load(writer.generation()).value_or(InputLedger());
    before.is_current = before.ledger.database() == writer.RevisionName();
    before.committed.emplace(writer.database_path());
    return before;
  }

  // The same without a writer.
  Result<InputTriage::Before> LookAtIndex() const {
    InputTriage::Before before;
    const auto generation = CurrentGeneration(index_);
    if (!generation) {
      if (generation.error().code == ErrorCode::kNotFound) return before;
      return tl::unexpected(generation.error());
    }
    before.ledger = InputLedger::Load(*generation).value_or(InputLedger());
    const Xapian::Database database((*generation / kDatabaseFolder).string());
    before.is_current = before.ledger.database() == NameOfRevision(database);
    before.committed.emplace(*generation / kDatabaseFolder);
    return before;
  }

  void Read(InputTriage& triage, const entities::Matcher& matcher, IndexWriter* writer) {
    PipelineOptions pipeline = options_.pipeline;
    pipeline.shards = writer == nullptr ? nullptr : &writer->shards();
    RunPipeline(ReadFiles(source_, pipeline.build, triage), matcher, pipeline,
                [&](Work& work, const Progress& progress) {
                  if (work.fault) {
                    listener_.OnSkipped(work.origin.ToString(), *work.fault);
                    faulty_.insert(work.file);
                  }
                  const bool writes =
                      work.action == Action::kAdd || work.action == Action::kReplace;
                  if (writes && writer != nullptr && !work.is_stored) {
                    writer->Put(work.id, work.document);
                  }
                  Count(work, counts_);
                  listener_.OnProgress(counts_, progress);
                });
  }

  // The articles of the index that no path gave, and no file that could not be read may have.
  std::vector<std::string> Vanished(const InputTriage& triage, const IndexWriter* writer) {
    const std::set<std::string> kept =
        options_.is_forced ? std::set<std::string>() : triage.IdsBefore(faulty_);
    std::size_t stay = 0;
    std::vector<std::string> vanished;
    const auto see = [&](std::string id) {
      ++articles_before_;
      if (triage.HasClaimed(id)) return;
      if (kept.contains(id)) {
        ++stay;
      } else {
        vanished.push_back(std::move(id));
      }
    };
    if (writer != nullptr) {
      writer->ForEachId(see);
    } else if (const auto generation = CurrentGeneration(index_)) {
      ForEachId(Xapian::Database((*generation / kDatabaseFolder).string()), see);
    }
    if (stay > 0) {
      listener_.OnWarning(std::to_string(stay) +
                          " articles stay that their files did not give this time, as the files "
                          "have faults (--force removes them)");
    }
    return vanished;
  }

  std::optional<Error> Refuse(const InputTriage& triage, std::size_t vanished) const {
    if (vanished == 0 || options_.is_forced) return std::nullopt;
    const std::string articles =
        std::to_string(vanished) + (vanished == 1 ? " article" : " articles") + " would be removed";
    if (not_listed_) {
      return Error{ErrorCode::kUnreadable, articles + ", but not while \"" + not_listed_->message +
                                               "\": what is there may be theirs (--force: remove "
                                               "them all the same)"};
    }
    if (const auto path = EmptiedPath(triage)) {
      return Error{ErrorCode::kUnreadable, articles + ", but there is no file any more in " +
                                               article::Quoted(*path) +
                                               ": is it mounted? (--force: remove them all the "
                                               "same)"};
    }
    if (!triage.KnowsBefore(faulty_)) {
      return Error{ErrorCode::kUnreadable,
                   articles +
                       ", but not while files were skipped of which it is not known what "
                       "they gave before (--force: remove them all the same)"};
    }
    if (static_cast<double>(vanished) > kMostVanished * static_cast<double>(articles_before_)) {
      return Error{ErrorCode::kTooMany,
                   articles + ", of " + std::to_string(articles_before_) +
                       " that the index has (--force: remove them all the same)"};
    }
    return std::nullopt;
  }

  // A path that has no file, and had some.
  std::optional<std::string> EmptiedPath(const InputTriage& triage) const {
    for (const std::string& path : options_.paths) {
      std::error_code error;
      const std::string real = std::filesystem::weakly_canonical(path, error).string();
      const auto is_below = [&real](const std::string& file) {
        return file == real || file.starts_with(real + "/");
      };
      if (triage.HadFile(is_below) &&
          std::ranges::none_of(source_.files, is_below, &article::InputFile::real_path)) {
        return path;
      }
    }
    return std::nullopt;
  }

  const std::filesystem::path& index_;
  const UpdateOptions& options_;
  UpdateListener& listener_;
  UpdateCounts counts_;
  FileSource source_;
  std::optional<Error> not_listed_;    // a path or folder that could not be looked into
  std::set<std::size_t> faulty_;       // files that gave less than they hold
  std::uint64_t articles_before_ = 0;  // with those in shards not counted
};

}  // namespace

Result<UpdateCounts> UpdateArticles(const std::filesystem::path& index,
                                    const UpdateOptions& options, UpdateListener& listener) {
  return Update(index, options, listener).Run();
}

Result<RemoveCounts> RemoveArticles(const std::filesystem::path& index,
                                    const std::vector<std::string>& ids,
                                    const CommitRule& commits) {
  if (const auto current = CurrentGeneration(index); !current) {
    return tl::unexpected(current.error());
  }
  auto writer = IndexWriter::Open(index, commits);
  if (!writer) return tl::unexpected(writer.error());
  RemoveCounts counts;
  counts.unknown = ids;
  const std::string names = writer->CatalogueFingerprint();
  if (names.empty()) return counts;  // nothing was ever added
  const auto catalogue = LoadCatalogue(NamesFolder(writer->generation(), names));
  // A copy that is a part of the index, not what a user named.
  if (!catalogue) return Fail(ErrorCode::kDamaged, catalogue.error().message);
  writer->JoinBy(*catalogue);
  if (!writer->shards().Paths().empty()) writer->Compact(1);
  // A damaged one is as good as none: all files are read.
  const InputLedger before = InputLedger::Load(writer->generation()).value_or(InputLedger());
  const bool was_current = before.database() == writer->RevisionName();
  std::set<std::string, std::less<>> removed;
  std::erase_if(counts.unknown, [&](const std::string& id) {
    if (removed.contains(id)) return true;
    if (!writer->Remove(id)) return false;
    removed.insert(id);
    return true;
  });
  counts.removed = removed.size();
  writer->Finish(1);
  InputLedger after;
  for (LedgerEntry entry : before.entries()) {
    const auto gone =
        std::erase_if(entry.ids, [&](const std::string& id) { return removed.contains(id); });
    if (gone > 0 || !was_current) entry.is_whole = false;
    after.Put(std::move(entry));
  }
  writer->SaveLedger(std::move(after));
  writer->Seal();
  return counts;
}

}  // namespace dossier::index
