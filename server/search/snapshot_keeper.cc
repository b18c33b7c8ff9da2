#include "search/snapshot_keeper.h"

#include <exception>
#include <utility>
#include <vector>

#include "index/check.h"

namespace dossier::search {
namespace {

using std::chrono::steady_clock;

// Generations may come faster than they can be opened; a handful in a row is no accident.
constexpr int kMaxAttempts = 5;

// Differs where another index has come into the same folder.
std::string NameOf(const index::Generation& generation) {
  return generation.folder.filename().string() + " of " + generation.manifest.created;
}

}  // namespace

Result<std::unique_ptr<SnapshotKeeper>> SnapshotKeeper::Open(Options options) {
  std::unique_ptr<SnapshotKeeper> keeper(new SnapshotKeeper(std::move(options)));
  auto first = keeper->OpenNext(nullptr, {});
  if (!first) return tl::unexpected(first.error());
  keeper->watcher_ =
      std::jthread([self = keeper.get()](const std::stop_token& stop) { self->Watch(stop); });
  return keeper;
}

SnapshotKeeper::~SnapshotKeeper() = default;

std::shared_ptr<Snapshot> SnapshotKeeper::Current() const {
  const std::lock_guard lock(mutex_);
  return current_;
}

std::optional<Error> SnapshotKeeper::Damage() const {
  const std::lock_guard lock(mutex_);
  return verdict_.generation == served_ ? verdict_.problem : std::nullopt;
}

KeeperState SnapshotKeeper::State() const {
  auto damage = Damage();
  const std::lock_guard lock(mutex_);
  return {.last_good_look = last_good_look_,
          .is_checked = verdict_.generation == served_ && !verdict_.problem,
          .damage = std::move(damage),
          .seconds_to_open = seconds_to_open_};
}

// Compares a generation that was not compared yet with its manifest; returns its name.
Result<std::string> SnapshotKeeper::Check(const std::stop_token& stop) {
  auto generation = index::FindGeneration(options_.index);
  if (!generation) return tl::unexpected(generation.error());
  std::string name = NameOf(*generation);
  if (name == checked_) return name;
  if (generation->manifest.TotalBytes() > options_.max_bytes_at_once) {
    checked_ = name;
    CheckLater(*std::move(generation));
    return name;
  }
  const std::vector<Error> problems = index::CheckFiles(*generation, stop);
  if (stop.stop_requested()) return Fail(ErrorCode::kBusy, "the program ends");
  const std::lock_guard lock(mutex_);
  verdict_ = {name, problems.empty() ? std::nullopt : std::optional(problems.front())};
  if (!problems.empty()) return tl::unexpected(problems.front());
  checked_ = name;
  return name;
}

void SnapshotKeeper::CheckLater(index::Generation generation) {
  checker_ = std::jthread([this, generation = std::move(generation)](const std::stop_token& stop) {
    const std::string folder = generation.folder.filename().string();
    std::vector<Error> problems;
    try {
      problems = index::CheckFiles(generation, stop);
    } catch (const std::exception& error) {
      problems.push_back({ErrorCode::kDamaged, folder + " cannot be checked: " + error.what()});
    }
    // What has been followed by another meanwhile may have lost its files for that.
    if (stop.stop_requested() || index::CurrentName(options_.index) != folder) return;
    if (problems.empty()) {
      options_.log(folder + " is whole");
    } else {
      options_.complain(problems.front().message);
    }
    const std::lock_guard lock(mutex_);
    verdict_ = {NameOf(generation),
                problems.empty() ? std::nullopt : std::optional(problems.front())};
  });
}

// Makes the newest snapshot the current one.
Result<std::shared_ptr<Snapshot>> SnapshotKeeper::OpenNext(const Snapshot* previous,
                                                           const std::stop_token& stop) {
  const auto start = steady_clock::now();
  for (int attempt = 0; attempt < kMaxAttempts; ++attempt) {
    const auto name = Check(stop);
    if (!name) return tl::unexpected(name.error());
    auto next = Snapshot::Open(options_.index, options_.workers, previous);
    if (!next) return next;
    // Else what was opened may be a generation that nobody has looked at.
    if (const auto now = index::FindGeneration(options_.index); !now || NameOf(*now) != *name) {
      continue;
    }
    const std::lock_guard lock(mutex_);
    current_ = *next;
    served_ = *name;
    last_good_look_ = steady_clock::now();
    seconds_to_open_ = std::chrono::duration<double>(last_good_look_ - start).count();
    return next;
  }
  return Fail(ErrorCode::kBusy, "generations follow one another faster than they can be opened");
}

std::shared_ptr<Snapshot> SnapshotKeeper::Refresh() { return LookNow(Look::kForNews, {}); }

std::shared_ptr<Snapshot> SnapshotKeeper::LookNow(Look look, const std::stop_token& stop) {
  const std::lock_guard refreshing(refresh_mutex_);
  std::string complaint;
  try {
    const auto previous = Current();
    if (look == Look::kAgain) {
      checked_.clear();
    } else if (const auto committed = CommittedIdentity(options_.index);
               committed && *committed == previous->identity()) {
      const std::lock_guard lock(mutex_);
      last_good_look_ = steady_clock::now();
      return previous;
    }
    const auto next = OpenNext(look == Look::kAgain ? nullptr : previous.get(), stop);
    if (stop.stop_requested()) return previous;
    if (next) {
      options_.log("revision " + (*next)->revision() + ", " +
                   std::to_string((*next)->article_count()) + " articles");
    } else {
      complaint = next.error().message;
    }
  } catch (const std::exception& error) {
    complaint = error.what();
  } catch (const Xapian::Error& error) {
    complaint = error.get_description();
  }
  // Said once, and again only after it has been different.
  if (!complaint.empty() && (complaint != last_complaint_ || look == Look::kAgain)) {
    options_.complain("the index cannot be opened anew: " + complaint);
  }
  last_complaint_ = complaint;
  return Current();
}

void SnapshotKeeper::LookAgain() {
  {
    const std::lock_guard lock(mutex_);
    looked_again_.clear();
  }
  Wake();
}

void SnapshotKeeper::LookAgainOnce() {
  {
    const std::lock_guard lock(mutex_);
    if (looked_again_ == served_) return;
    looked_again_ = served_;
  }
  Wake();
}

void SnapshotKeeper::Wake() {
  const std::lock_guard lock(wake_mutex_);
  again_ = true;
  wake_.notify_all();
}

void SnapshotKeeper::Watch(const std::stop_token& stop) {
  std::unique_lock lock(wake_mutex_);
  while (!stop.stop_requested()) {
    wake_.wait_for(lock, stop, options_.interval, [this] { return again_; });
    if (stop.stop_requested()) return;
    const Look look = std::exchange(again_, false) ? Look::kAgain : Look::kForNews;
    lock.unlock();
    LookNow(look, stop);
    lock.lock();
  }
}

}  // namespace dossier::search
