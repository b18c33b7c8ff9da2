#include "index/check.h"

#include <xapian.h>

#include <algorithm>
#include <exception>
#include <string_view>
#include <utility>

#include "index/catalogue.h"
#include "index/document.h"
#include "index/files.h"
#include "index/input_ledger.h"
#include "index/lexicon.h"
#include "index/lock.h"
#include "index/schema.h"
#include "index/stored_article.h"
#include "index/value_table.h"

namespace dossier::index {
namespace {

constexpr std::size_t kMostProblems = 20;  // of one kind; a damaged file spoils many articles

Error Damage(const std::filesystem::path& path, const std::string& how) {
  return {ErrorCode::kDamaged, path.string() + ": " + how};
}

// Damaged files make Xapian throw what it likes.
template <typename Work>
void Guarded(const std::filesystem::path& path, std::vector<Error>& problems, const Work& work) {
  try {
    work();
  } catch (const Xapian::Error& error) {
    problems.push_back(Damage(path, error.get_msg()));
  } catch (const std::exception& error) {
    problems.push_back(Damage(path, error.what()));
  }
}

// Every posting list from its begin to its end. (Xapian's own check needs to write to the database,
// and finds no more.)
void CheckPostings(const std::filesystem::path& path, std::vector<Error>& problems) {
  Guarded(path, problems, [&] {
    const Xapian::Database database(path.string());
    for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
      Xapian::doccount postings = 0;
      const auto end = database.postlist_end(*term);
      for (auto at = database.postlist_begin(*term); at != end; ++at) ++postings;
      if (postings == term.get_termfreq()) continue;
      problems.push_back(Damage(path, "a posting list is not whole"));
      return;
    }
  });
}

void CheckDocuments(const std::filesystem::path& path, const Xapian::Database& database,
                    std::vector<Error>& problems) {
  std::uint64_t articles = 0;
  for (auto at = database.postlist_begin(""); at != database.postlist_end(""); ++at) {
    ++articles;
    // Throws where the article has no list of terms, without which it cannot be replaced.
    database.termlist_begin(*at);
    auto article = StoredArticle::Parse(database.get_document(*at).get_data());
    if (!article) {
      problems.push_back(
          Damage(path, "article " + std::to_string(*at) + ": " + article.error().message));
    } else {
      const std::string term = IdTerm(article->id());
      const auto found = database.postlist_begin(term);
      if (found == database.postlist_end(term) || *found != *at) {
        problems.push_back(Damage(
            path, "the article \"" + std::string(article->id()) + "\" is not found by its id"));
      }
    }
    if (problems.size() >= kMostProblems) return;
  }
  if (articles != database.get_doccount()) {
    problems.push_back(Damage(path, "has " + std::to_string(articles) + " articles, not " +
                                        std::to_string(database.get_doccount())));
  }
}

template <typename Side>
void CheckSide(const Result<Side>& side, std::vector<Error>& problems) {
  if (!side) problems.push_back(side.error());
}

}  // namespace

std::vector<Error> CheckFiles(const Generation& generation, const std::stop_token& stop) {
  std::vector<Error> problems =
      FindDamage(generation.folder, generation.manifest, Thoroughness::kChecksums, stop);
  if (stop.stop_requested()) return problems;
  // The ledger is written behind the manifest, and has a checksum of its own.
  CheckSide(InputLedger::Load(generation.folder), problems);
  const std::filesystem::path inputs = generation.folder / kInputsFile;
  if (generation.manifest.is_sealed && !std::filesystem::exists(inputs)) {
    problems.push_back(Damage(inputs, "is missing"));
  }
  return problems;
}

std::vector<Error> CheckArticles(const std::filesystem::path& generation) {
  std::vector<Error> problems;
  const std::filesystem::path path = generation / kDatabaseFolder;
  Guarded(path, problems, [&] {
    const Xapian::Database database(path.string());
    CheckDocuments(path, database, problems);
    CheckSide(ValueTable::OpenFor(generation, database), problems);
    const std::string names = database.get_metadata(kNamesKey);
    if (!names.empty()) CheckSide(LoadCatalogue(NamesFolder(generation, names)), problems);
    const std::string lexicon = database.get_metadata(kLexiconKey);
    if (!lexicon.empty()) CheckSide(Lexicon::Open(LexiconFile(generation, lexicon)), problems);
  });
  return problems;
}

Result<CheckReport> CheckIndex(const std::filesystem::path& index) {
  CheckReport report;
  const auto lock = Lock::TakeShared(index / kLockFile);
  if (!lock) {
    if (lock.error().code == ErrorCode::kLocked) return tl::unexpected(lock.error());
    report.problems.push_back(lock.error());
  }
  const auto generation = FindGeneration(index);
  if (!generation) {
    // What a first run has left that was killed before it began is no index either.
    if (generation.error().code == ErrorCode::kNotFound &&
        std::ranges::none_of(GenerationFolders(index), HoldsArticles)) {
      return tl::unexpected(generation.error());
    }
    report.problems.push_back({ErrorCode::kDamaged, generation.error().message});
    return report;
  }
  if (const auto current = CurrentGeneration(index); !current) {
    return tl::unexpected(current.error());
  }
  report.generation = generation->folder.filename().string();
  report.is_sealed = generation->manifest.is_sealed;
  report.bytes = FolderBytes(generation->folder);
  const auto add = [&report](std::vector<Error> problems) {
    for (Error& problem : problems) report.problems.push_back(std::move(problem));
  };
  add(CheckFiles(*generation));
  // What is built on damaged files only repeats what is said of them.
  if (report.problems.empty()) {
    if (!report.is_sealed) {
      CheckPostings(generation->folder / kDatabaseFolder, report.problems);
    }
    add(CheckArticles(generation->folder));
    Guarded(generation->folder, report.problems, [&] {
      report.articles =
          Xapian::Database((generation->folder / kDatabaseFolder).string()).get_doccount();
    });
  }
  for (const std::filesystem::path& other : GenerationFolders(index)) {
    // Those behind it are what a killed run has left.
    if (other.filename() == generation->folder.filename()) break;
    auto manifest = ReadManifest(other);
    if (!manifest) {
      report.problems.push_back(manifest.error());
    } else {
      add(CheckFiles({other, *std::move(manifest)}));
    }
  }
  return report;
}

}  // namespace dossier::index
