#include "index/update.h"

#include <unordered_map>
#include <utility>

#include "index/document.h"
#include "text/analyzer.h"

namespace dossier::index {
namespace {

// Sees which articles are new, changed or unchanged, and which claim an id that is taken.
class IdRegister {
 public:
  explicit IdRegister(const std::filesystem::path& database) : committed_(database) {}

  void Triage(Work& work) {
    const auto [claim, first] = claims_.try_emplace(work.id, work.origin.ToString());
    if (!first) {
      work.fault = Error{ErrorCode::kInvalidInput,
                         "the id \"" + work.id + "\" is already taken by " + claim->second};
      return;
    }
    const auto hash = committed_.FindContentHash(work.id);
    if (!hash) {
      work.action = Action::kAdd;
    } else {
      work.action = *hash == work.content_hash ? Action::kKeep : Action::kReplace;
    }
  }

 private:
  CommittedArticles committed_;
  std::unordered_map<std::string, std::string> claims_;
};

// Analyses every stored article with another catalogue.
std::uint64_t Reanalyse(IndexWriter& writer, const entities::Matcher& matcher,
                        UpdateListener& listener) {
  text::Analyzer analyzer;
  std::uint64_t done = 0;
  const std::uint64_t total = writer.article_count();
  writer.ForEach([&](const StoredArticle& stored, std::string_view hash) {
    const auto analyzed = entities::AnalyzeArticle(stored.ToArticle(), analyzer, matcher);
    writer.Put(stored.id(), MakeDocument(analyzed, hash));
    listener.OnReanalysis(++done, total);
  });
  return done;
}

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

}  // namespace

Result<UpdateCounts> AddArticles(const std::filesystem::path& index, const UpdateOptions& options,
                                 UpdateListener& listener) {
  const auto catalogue = LoadCatalogue(options.catalogue_folder);
  if (!catalogue) return tl::unexpected(catalogue.error());
  for (const std::string& warning : catalogue->gazetteer.warnings()) listener.OnWarning(warning);
  auto writer = IndexWriter::Open(index, options.commits);
  if (!writer) return tl::unexpected(writer.error());
  const entities::Matcher matcher(catalogue->gazetteer);
  UpdateCounts counts;
  const article::InputListing listing = article::ListInput(options.paths);
  for (const Error& problem : listing.problems) {
    ++counts.skipped;
    listener.OnSkipped("", problem);
  }
  writer->JoinBy(*catalogue);
  const bool reanalyses = writer->AnalysisFingerprint() != catalogue->analysis_fingerprint();
  if (reanalyses) {
    writer->BeginReanalysis();
    counts.reanalysed = Reanalyse(*writer, matcher, listener);
  }
  if (reanalyses || writer->CatalogueFingerprint() != catalogue->fingerprint) {
    writer->SetCatalogue(options.catalogue_folder, *catalogue);
  }
  for (const Error& problem : writer->UpdateLexicon(options.lexicon)) {
    listener.OnSkipped("", problem);
  }
  IdRegister ids(writer->database_path());
  const ReadProgress end = RunPipeline(
      listing.files, matcher, options.pipeline, [&ids](Work& work) { ids.Triage(work); },
      [&](Work& work, const ReadProgress& progress) {
        if (work.fault) listener.OnSkipped(work.origin.ToString(), *work.fault);
        const bool writes = work.action == Action::kAdd || work.action == Action::kReplace;
        if (writes) writer->Put(work.id, work.document);
        Count(work, counts);
        listener.OnProgress(counts, progress);
      });
  writer->Commit();
  counts.bytes = end.bytes_done;
  return counts;
}

}  // namespace dossier::index
