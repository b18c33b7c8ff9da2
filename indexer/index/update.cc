#include "index/update.h"

#include <array>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "base/digest.h"
#include "index/document.h"
#include "text/analyzer.h"

namespace dossier::index {
namespace {

// Sees which articles are new, changed or unchanged, and which claim an id that is taken. Of an
// article it remembers half of the SHA-256 of its id and where it stands: some 60 bytes.
class IdRegister {
 public:
  explicit IdRegister(const std::filesystem::path& database) : committed_(database) {}

  void Triage(Work& work) {
    if (paths_.empty() || paths_.back() != work.origin.path) paths_.push_back(work.origin.path);
    const Place place{static_cast<std::uint32_t>(paths_.size() - 1),
                      static_cast<std::uint32_t>(work.origin.line)};
    const auto [claim, first] = claims_.try_emplace(KeyOf(work.id), place);
    if (!first) {
      const article::Origin taker{.path = paths_[claim->second.path], .line = claim->second.line};
      work.fault = Error{ErrorCode::kInvalidInput,
                         "the id \"" + work.id + "\" is already taken by " + taker.ToString()};
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
  struct Place {
    std::uint32_t path;  // of paths_
    std::uint32_t line;
  };
  using Key = std::array<std::uint64_t, 2>;
  struct KeyHash {
    std::size_t operator()(const Key& key) const { return key[0]; }
  };

  static Key KeyOf(std::string_view id) {
    const Digest digest = Sha256(id);
    Key key;
    std::memcpy(key.data(), digest.data(), sizeof key);
    return key;
  }

  CommittedArticles committed_;
  std::vector<std::string> paths_;  // in the order of the input
  std::unordered_map<Key, Place, KeyHash> claims_;
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
  PipelineOptions pipeline = options.pipeline;
  // What a run that was killed has left.
  if (!writer->shards().Paths().empty()) writer->Compact(pipeline.jobs);
  pipeline.shards = &writer->shards();
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
      listing.files, matcher, pipeline, [&ids](Work& work) { ids.Triage(work); },
      [&](Work& work, const ReadProgress& progress) {
        if (work.fault) listener.OnSkipped(work.origin.ToString(), *work.fault);
        const bool writes = work.action == Action::kAdd || work.action == Action::kReplace;
        if (writes && !work.is_stored) writer->Put(work.id, work.document);
        Count(work, counts);
        listener.OnProgress(counts, progress);
      });
  writer->Finish(pipeline.jobs);
  counts.bytes = end.bytes_done;
  return counts;
}

}  // namespace dossier::index
