#include "search/snapshot_keeper.h"

#include <exception>
#include <utility>

namespace dossier::search {

Result<std::unique_ptr<SnapshotKeeper>> SnapshotKeeper::Open(Options options) {
  auto first = Snapshot::Open(options.index, options.workers);
  if (!first) return tl::unexpected(first.error());
  return std::unique_ptr<SnapshotKeeper>(new SnapshotKeeper(std::move(options), std::move(*first)));
}

SnapshotKeeper::SnapshotKeeper(Options options, std::shared_ptr<Snapshot> first)
    : options_(std::move(options)),
      current_(std::move(first)),
      watcher_([this](const std::stop_token& stop) { Watch(stop); }) {}

SnapshotKeeper::~SnapshotKeeper() = default;

std::shared_ptr<Snapshot> SnapshotKeeper::Current() const {
  const std::lock_guard lock(mutex_);
  return current_;
}

std::shared_ptr<Snapshot> SnapshotKeeper::Refresh() {
  const std::lock_guard refreshing(refresh_mutex_);
  std::string complaint;
  try {
    const auto committed = CommittedIdentity(options_.index);
    if (committed && *committed == Current()->identity()) return Current();
    auto next = committed ? Snapshot::Open(options_.index, options_.workers, Current().get())
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
