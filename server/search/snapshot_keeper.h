// Keeps the newest snapshot at hand.
#pragma once

#include <chrono>
#include <condition_variable>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <thread>
#include <utility>

#include "index/folder.h"
#include "search/snapshot.h"

namespace dossier::search {

// How the keeper fares, for those who watch over the server.
struct KeeperState {
  // When it last looked at the index and could serve what is there.
  std::chrono::steady_clock::time_point last_good_look = {};
  bool is_checked = false;           // all files of the generation are as its manifest says
  std::optional<Error> damage = {};  // as of SnapshotKeeper::Damage
  double seconds_to_open = 0;  // that the current snapshot took, the check of its files included
};

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
    // Told of every new revision.
    std::function<void(const std::string& message)> log = [](const std::string&) {};
    // Told of every reason for which there is none, and of damage.
    std::function<void(const std::string& message)> complain = [](const std::string&) {};
  };

  // Opens the first snapshot at once. Errors and exceptions as of Snapshot::Open; kDamaged where a
  // file is not what its manifest says.
  static Result<std::unique_ptr<SnapshotKeeper>> Open(Options options);
  // Ends what is being checked.
  ~SnapshotKeeper();
  SnapshotKeeper(const SnapshotKeeper&) = delete;
  SnapshotKeeper& operator=(const SnapshotKeeper&) = delete;

  std::shared_ptr<Snapshot> Current() const;

  // What a check has found of the generation that is served; nothing may be served then.
  std::optional<Error> Damage() const;

  KeeperState State() const;

  const std::filesystem::path& index() const { return options_.index; }

  // How many searches run at once.
  std::size_t workers() const { return options_.workers; }

  // Opens the newest snapshot now, for a search that was overtaken by commits.
  std::shared_ptr<Snapshot> Refresh();

  // Looks at the index now and not after the interval, on the thread that does that, and takes
  // nothing for granted: the files are compared again, and a snapshot of them is opened that shares
  // nothing with the one before. For damage that somebody has mended.
  void LookAgain();

  // The same where a search has met damage: once for each generation and LookAgain, as a look costs
  // reading all files, and what a search met may be what no look finds.
  void LookAgainOnce();

 private:
  enum class Look { kForNews, kAgain };
  // What came out when a generation was compared with its manifest.
  struct Verdict {
    std::string generation;  // as of NameOf
    std::optional<Error> problem;
  };

  explicit SnapshotKeeper(Options options) : options_(std::move(options)) {}
  Result<std::string> Check(const std::stop_token& stop);
  void CheckLater(index::Generation generation);
  Result<std::shared_ptr<Snapshot>> OpenNext(const Snapshot* previous, const std::stop_token& stop);
  std::shared_ptr<Snapshot> LookNow(Look look, const std::stop_token& stop);
  void Wake();
  void Watch(const std::stop_token& stop);

  Options options_;
  mutable std::mutex mutex_;  // of the next six
  std::shared_ptr<Snapshot> current_;
  std::string served_;        // the generation of current_
  std::string looked_again_;  // the last generation that LookAgainOnce was called for
  Verdict verdict_;           // the last one
  std::chrono::steady_clock::time_point last_good_look_;
  double seconds_to_open_ = 0;
  std::mutex refresh_mutex_;  // one refresh at a time
  std::mutex wake_mutex_;     // of again_
  std::condition_variable_any wake_;
  bool again_ = false;
  std::string last_complaint_;
  std::string checked_;   // the generation that was checked last, or is being checked
  std::jthread checker_;  // of a large generation
  std::jthread watcher_;  // last, so that it ends first
};

}  // namespace dossier::search
