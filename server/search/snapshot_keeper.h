// Keeps the newest snapshot at hand.
#pragma once

#include <condition_variable>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

#include "search/snapshot.h"

namespace dossier::search {

// Looks every `interval` whether the index has a new commit or generation, builds its snapshot on a
// thread of its own and puts it in the place of the old one, on which running searches finish.
// While the index cannot be opened the last good snapshot stays.
class SnapshotKeeper {
 public:
  struct Options {
    std::filesystem::path index;
    std::size_t workers = 1;
    std::chrono::milliseconds interval{500};
    // Told of every new revision, and of every reason for which there is none.
    std::function<void(const std::string& message)> log = [](const std::string&) {};
  };

  // Opens the first snapshot at once. Errors and exceptions as of Snapshot::Open.
  static Result<std::unique_ptr<SnapshotKeeper>> Open(Options options);
  ~SnapshotKeeper();
  SnapshotKeeper(const SnapshotKeeper&) = delete;
  SnapshotKeeper& operator=(const SnapshotKeeper&) = delete;

  std::shared_ptr<Snapshot> Current() const;

  // Opens the newest snapshot now, for a search that was overtaken by commits.
  std::shared_ptr<Snapshot> Refresh();

 private:
  SnapshotKeeper(Options options, std::shared_ptr<Snapshot> first);
  void Watch(const std::stop_token& stop);

  Options options_;
  mutable std::mutex mutex_;  // of current_
  std::shared_ptr<Snapshot> current_;
  std::mutex refresh_mutex_;  // one refresh at a time
  std::condition_variable_any wake_;
  std::string last_complaint_;
  std::jthread watcher_;  // last, so that it ends first
};

}  // namespace dossier::search
