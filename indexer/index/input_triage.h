// Sees which articles are new, changed or unchanged, which claim an id that is taken, and which
// files need not be read; and writes down which file gave what.
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "index/file_source.h"
#include "index/input_ledger.h"
#include "index/writer.h"

namespace dossier::index {

// Of an article it remembers half of the SHA-256 of its id, where it stands, and its id: some 100
// bytes. Called on the thread that reads; asked for the outcome when that has ended.
class InputTriage : public Triage {
 public:
  struct Before {
    InputLedger ledger;
    bool is_current = false;                     // of the very revision that the index has
    std::optional<CommittedArticles> committed;  // none in a new index
  };

  // `options` says what else but a file its articles depend on.
  InputTriage(Before before, std::string options);

  bool IsKnown(std::size_t number, const article::InputFile& file) override;
  void Decide(Work& work) override;

  // Articles of files that were not read.
  std::uint64_t known_articles() const { return known_articles_; }

  // Whether an article of this run has the id.
  bool HasClaimed(std::string_view id) const { return claims_.contains(KeyOf(id)); }

  // The ids that the files of `faulty`, by their numbers, gave before.
  std::set<std::string> IdsBefore(const std::set<std::size_t>& faulty) const;

  // Whether the index had a file before whose absolute path `is_meant` takes.
  bool HadFile(const std::function<bool(const std::string& path)>& is_meant) const;

  // Whether it is known what each of these files gave before: a file that a ledger of the very
  // revision does not have gave nothing.
  bool KnowsBefore(const std::set<std::size_t>& faulty) const;

  // Whether MakeLedger would give what there was.
  bool IsAsBefore(bool forgets_others) const;

  // What is known of files when the run is over. Those of `faulty` will be read again, as will
  // those that lost an article to another file. With `forgets_others` nothing is kept of files that
  // this run did not have.
  InputLedger MakeLedger(const std::set<std::size_t>& faulty, bool forgets_others) const;

 private:
  struct Place {
    std::uint32_t path;  // of paths_
    std::uint32_t line;
  };
  using Key = std::array<std::uint64_t, 2>;
  struct KeyHash {
    std::size_t operator()(const Key& key) const { return key[0]; }
  };

  static Key KeyOf(std::string_view id);
  InputStamp StampOf(const article::InputFile& file) const;
  std::uint32_t PathNumber(const std::string& path);

  Before before_;
  std::string options_;
  std::chrono::system_clock::time_point start_ = std::chrono::system_clock::now();
  std::vector<std::string> paths_;  // in the order of the input
  std::unordered_map<Key, Place, KeyHash> claims_;
  std::uint64_t known_articles_ = 0;
  bool has_read_ = false;
  std::vector<LedgerEntry> entries_;  // by the numbers of the files, as far as the run has come
};

}  // namespace dossier::index
