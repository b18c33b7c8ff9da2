// The one writer of an index, and what it looks up.
#pragma once

#include <xapian.h>

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "index/catalogue.h"
#include "index/folder.h"
#include "index/input_ledger.h"
#include "index/lexicon_builder.h"
#include "index/lock.h"
#include "index/manifest.h"
#include "index/shards.h"

namespace dossier::index {

// Looks up articles in the last commit, while the writer goes on. Not for several threads.
class CommittedArticles {
 public:
  explicit CommittedArticles(const std::filesystem::path& database);

  // The content hash of an article; nothing where the index doesn't have it.
  std::optional<std::string> FindContentHash(std::string_view id);

 private:
  Xapian::Database database_;
};

// When a writer commits by itself: `min_articles` after the last commit but not before
// `min_interval`, nor before ten times what the table of facet values took then, and at
// `max_articles` in any case. Batches of 250 to 1,000 articles are the
// fastest for Xapian's inverter (measured on 3.6 KB articles).
struct CommitRule {
  std::size_t min_articles = 1'000;
  std::size_t max_articles = 10'000;
  std::chrono::milliseconds min_interval{1'000};
  // A run is large when it has put so many articles, and a quarter of those that the index had; the
  // database is worth compacting when so many were put since it last was, and as many as half of
  // those in it.
  std::size_t large_articles = 1'000;
};

// Holds the lock of the index as long as it lives. Not for several threads. After an exception (a
// full disk, a damaged file) drop the writer: what was not committed is gone, what was committed
// stands.
//
// The manifest of the generation is taken back before the first change (after a look whether the
// files are what it says: nothing is written to a damaged index), and sealed anew by Seal.
class IndexWriter {
 public:
  // Opens the index in `folder`, and makes an empty one where there is none. Errors: kLocked,
  // kDamaged, kWrongVersion. Throws std::system_error and Xapian::Error.
  static Result<IndexWriter> Open(const std::filesystem::path& folder,
                                  const CommitRule& commits = {});

  // Opens an empty generation behind that in use, which Compact puts in its place; that stays until
  // the next time. The errors are those above, but for the schema of the generation in use, which
  // may be another; kNotFound where there is none.
  static Result<IndexWriter> OpenNext(const std::filesystem::path& folder,
                                      const CommitRule& commits = {});
  ~IndexWriter();
  IndexWriter(IndexWriter&&) noexcept;

  // The generation that is written to, and its database as of the last commit, for a reader of its
  // own.
  const std::filesystem::path& generation() const { return generation_; }
  std::filesystem::path database_path() const;

  // Names the revision of the last commit, and no other of any database.
  std::string RevisionName() const;

  // Whether the files are what the manifest says: not so after a run that was killed.
  bool is_sealed() const { return manifest_.is_sealed; }

  // Joins names to facet values by the gazetteer and the merge lines of `catalogue`, with every
  // commit from now on. `catalogue` must outlive the writer. Until then the rules join alone.
  void JoinBy(const Catalogue& catalogue) { catalogue_ = &catalogue; }

  // Adds the document, or replaces the one of this id. Commits by itself now and then: at most once
  // a second, so that a reader is seldom overtaken, and at least every ten thousand documents, so
  // that memory stays bounded (CommitRule).
  void Put(std::string_view id, const Xapian::Document& document);

  // Takes an article out, with the next commit. False where the index has none of this id.
  bool Remove(std::string_view id);

  // Calls visit(id) for each article, in the byte order of the ids.
  void ForEachId(const std::function<void(std::string id)>& visit) const;

  // Where the new articles of a run go once it is large: Put opens it then, with a commit. What is
  // there becomes a part of the index by Compact.
  Shards& shards() { return *shards_; }

  // Writes the database and the shards as one compact database into a new generation, sealed, and
  // removes the one before; readers that have that open go on. Commits first. A kill at any moment
  // leaves the one or the other, whole. Up to `jobs` threads work.
  void Compact(std::size_t jobs);

  // Commits, and compacts where there are shards or it is worth it (CommitRule).
  void Finish(std::size_t jobs);

  // Writes `ledger` down as that of the last commit.
  void SaveLedger(InputLedger ledger) const;

  // Sums up all files in the manifest; nothing happens where it is sealed already.
  void Seal();

  // Writes down what Put has collected, and the table of facet values that belongs to it; nothing
  // happens where that is nothing. The table of the commit before stays, for its readers.
  void Commit();

  std::uint64_t article_count() const { return database_.get_doccount(); }

  // Catalogue::fingerprint of the last catalogue that was set; empty in a new index.
  std::string CatalogueFingerprint() const;

  // Catalogue::analysis_fingerprint of that which all articles were analysed with; empty in a new
  // index.
  std::string AnalysisFingerprint() const;

  // Makes `catalogue`, which was loaded from `folder`, the one of this index with the next commit.
  // The copy of the one before stays, for readers of the commit before; those of still earlier ones
  // are taken away.
  void SetCatalogue(const std::filesystem::path& folder, const Catalogue& catalogue);

  // Makes the lexicon anew where the dictionaries of `sources` are others than those that it was
  // made from; part of the next commit. Returns why dictionaries were left out. That of the commit
  // before stays, for its readers.
  std::vector<Error> UpdateLexicon(const LexiconSources& sources);

 private:
  bool IsWorthCompacting() const;
  IndexWriter(Lock lock, Generation generation, const CommitRule& commits);
  void BeginWriting();
  void UpdateValues();

  Lock lock_;
  std::filesystem::path generation_;
  Manifest manifest_;
  bool was_unsealed_ = false;          // when it was opened
  Xapian::WritableDatabase database_;  // always in a transaction: what is not committed is dropped
  std::unique_ptr<Shards> shards_;     // on the heap, as threads know its address
  bool is_next_ = false;               // the generation is to follow that in use
  CommitRule commits_;
  const Catalogue* catalogue_ = nullptr;
  std::size_t pending_ = 0;
  std::size_t loose_ = 0;              // kLooseKey, with what is pending
  std::size_t put_ = 0;                // by this writer
  std::uint64_t articles_before_ = 0;  // when it was opened
  bool changed_ = false;
  std::chrono::steady_clock::time_point last_commit_;
  std::chrono::steady_clock::duration values_took_{};  // in the last commit
};

}  // namespace dossier::index
