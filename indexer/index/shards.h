// Where a large run collects new articles: databases of their own beside that of a generation, one
// for each thread that analyses. At the end of the run they become one database with it
// (IndexWriter::Compact); until then no reader sees them.
//
// A Xapian database takes one writer, and of a run most of the time goes into writing: so all
// threads write. What they have committed stands if the run is killed, and is left to the next.
// (A database for each 2,000 articles took no less time, and merged a seventh more room, as Xapian
// keeps what each had of a term apart: 20,000 generated articles, 2026-11-26.)
//
//   DIR/gen-1/shards/7/       the seventh
//   DIR/gen-1/shards/new-8/   one that is being made
#pragma once

#include <xapian.h>

#include <atomic>
#include <cstddef>
#include <filesystem>
#include <vector>

namespace dossier::index {

// May be shared between threads.
class Shards {
 public:
  // Takes up those in `folder`, which need not be there, and clears away what was not made to its
  // end.
  explicit Shards(std::filesystem::path folder);

  // Adds to one of them; of one thread.
  class Writer {
   public:
    void Add(const Xapian::Document& document) { database_.add_document(document); }
    void Commit() { database_.commit(); }

   private:
    friend class Shards;
    explicit Writer(const std::filesystem::path& shard);

    Xapian::WritableDatabase database_;
  };
  // Makes a new one. Throws Xapian::Error and std::system_error.
  Writer Begin();

  // Whether new articles are to be put here; not so at first.
  bool are_open() const { return open_; }
  void Open() { open_ = true; }

  // All of them, in their order.
  std::vector<std::filesystem::path> Paths() const;

 private:
  std::filesystem::path PathOf(std::size_t number) const;
  std::filesystem::path NewPathOf(std::size_t number) const;

  std::filesystem::path folder_;
  std::atomic<std::size_t> next_ = 1;
  std::atomic<bool> open_ = false;
};

// Writes the articles of `databases`, which have no id in common, as one compact database into
// `target`, which must not be there; the metadata are those of the first. Up to `jobs` threads
// work, and as many folders beside `target` are made and removed as it takes to have few files open
// at a time. Throws Xapian::Error and std::system_error.
void MergeDatabases(const std::vector<std::filesystem::path>& databases,
                    const std::filesystem::path& target, std::size_t jobs);

}  // namespace dossier::index
