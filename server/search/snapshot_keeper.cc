#include "search/snapshot_keeper.h"

#include <exception>
#include <utility>
#include <vector>

#include "index/check.h"

namespace dossier::search {

Result<std::unique_ptr<SnapshotKeeper>> SnapshotKeeper::Open(Options options) {
  std::unique_ptr<SnapshotKeeper> keeper(new SnapshotKeeper(std::move(options)));
  auto first = keeper->OpenNext();
  if (!first) return tl::unexpected(first.error());
  keeper->current_ = std::move(*first);
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
  return damage_;
}

// Compares a generation that was not served yet with its manifest.
Result<void> SnapshotKeeper::Check() {
  auto generation = index::FindGeneration(options_.index);
  if (!generation) return tl::unexpected(generation.error());
  const std::string name =
      generation->folder.filename().string() + " of " + generation->manifest.created;
  if (name == checked_) return {};
  if (generation->manifest.TotalBytes() > options_.max_bytes_at_once) {
    checked_ = name;
    CheckLater(*std::move(generation));
    return {};
  }
  const std::vector<Error> problems = index::CheckFiles(*generation);
  if (!problems.empty()) return tl::unexpected(problems.front());
  checked_ = name;
  const std::lock_guard lock(mutex_);
  damage_.reset();
  return {};
}

void SnapshotKeeper::CheckLater(index::Generation generation) {
  checker_ = std::jthread([this, generation = std::move(generation)] {
    const std::string name = generation.folder.filename().string();
    std::vector<Error> problems;
    try {
      problems = index::CheckFiles(generation);
    } catch (const std::exception& error) {
      problems.push_back({ErrorCode::kDamaged, name + " cannot be checked: " + error.what()});
    }
    // What has been followed by another meanwhile may have lost its files for that.
    if (index::CurrentName(options_.index) != name) return;
    options_.log(problems.empty() ? name + " is whole" : problems.front().message);
    const std::lock_guard lock(mutex_);
    damage_ = problems.empty() ? std::nullopt : std::optional(problems.front());
  });
}

Result<std::shared_ptr<Snapshot>> SnapshotKeeper::OpenNext() {
  if (const auto checked = Check(); !checked) return tl::unexpected(checked.error());
  return Snapshot::Open(options_.index, options_.workers, current_.get());
}

std::shared_ptr<Snapshot> SnapshotKeeper::Refresh() {
  const std::lock_guard refreshing(refresh_mutex_);
  std::string complaint;
  try {
    const auto committed = CommittedIdentity(options_.index);
    if (committed && *committed == Current()->identity()) return Current();
    auto next = committed ? OpenNext()
                          : Result<std::shared_ptr<Snapshot>>(tl::unexpected(committed.error()));
    if (next) {
      options_.log("revision " + (*next)->revision() + ", " +
                   std::to_string((*next)->article_count()) + " articles");
      const std::lock_guard lock(mutex_);
      current_ = std::move(*next);
    } else {
      complaint = next.error().message;
    }
  } catch (const std::exception& error) {
    complaint = error.what();
  } catch (const Xapian::Error& error) {
    complaint = error.get_description();
  }
  // Said once, and again only after it has been different.
  if (!complaint.empty() && complaint != last_complaint_) {
    options_.log("the index cannot be opened anew: " + complaint);
  }
  last_complaint_ = complaint;
  return Current();
}

void SnapshotKeeper::Watch(const std::stop_token& stop) {
  std::mutex mutex;
  std::unique_lock lock(mutex);
  while (!wake_.wait_for(lock, stop, options_.interval, [] { return false; }) &&
         !stop.stop_requested()) {
    Refresh();
  }
}

}  // namespace dossier::search
