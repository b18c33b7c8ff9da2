// Keeps the newest snapshot at hand.
#pragma once

#include <condition_variable>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <utility>

#include "index/folder.h"
#include "search/snapshot.h"

namespace dossier::search {

// Looks every `interval` whether the index has a new commit or generation, builds its snapshot on a
// thread of its own and puts it in the place of the old one, on which running searches finish.
// While the index cannot be opened the last good snapshot stays.
//
// The files of a generation are compared with its manifest before it is served; where that would
// take long, meanwhile.
class SnapshotKeeper {
 public:
  struct Options {
    std::filesystem::path index;
    std::size_t workers = 1;
    std::chrono::milliseconds interval{500};
    std::uint64_t max_bytes_at_once = 1'000'000'000;  // of a generation that is checked first
    // Told of every new revision, and of every reason for which there is none.
    std::function<void(const std::string& message)> log = [](const std::string&) {};
  };

  // Opens the first snapshot at once. Errors and exceptions as of Snapshot::Open; kDamaged where a
  // file is not what its manifest says.
  static Result<std::unique_ptr<SnapshotKeeper>> Open(Options options);
  ~SnapshotKeeper();
  SnapshotKeeper(const SnapshotKeeper&) = delete;
  SnapshotKeeper& operator=(const SnapshotKeeper&) = delete;

  std::shared_ptr<Snapshot> Current() const;

  // What a check has found since the current generation was opened; nothing may be served then.
  std::optional<Error> Damage() const;

  // How many searches run at once.
  std::size_t workers() const { return options_.workers; }

  // Opens the newest snapshot now, for a search that was overtaken by commits.
  std::shared_ptr<Snapshot> Refresh();

 private:
  explicit SnapshotKeeper(Options options) : options_(std::move(options)) {}
  Result<void> Check();
  void CheckLater(index::Generation generation);
  Result<std::shared_ptr<Snapshot>> OpenNext();
  void Watch(const std::stop_token& stop);

  Options options_;
  mutable std::mutex mutex_;  // of current_ and damage_
  std::shared_ptr<Snapshot> current_;
  std::optional<Error> damage_;
  std::mutex refresh_mutex_;  // one refresh at a time
  std::condition_variable_any wake_;
  std::string last_complaint_;
  std::string checked_;   // the generation that was checked last, or is being checked
  std::jthread checker_;  // of a large generation
  std::jthread watcher_;  // last, so that it ends first
};

}  // namespace dossier::search
