#include "index/input_triage.h"

#include <algorithm>
#include <cstring>
#include <unordered_set>
#include <utility>

#include "base/digest.h"

namespace dossier::index {
namespace {

// A file that was written so shortly before the run may change once more without another time:
// some file systems tell two seconds.
constexpr std::chrono::seconds kYoung{2};

}  // namespace

InputTriage::InputTriage(Before before, std::string options)
    : before_(std::move(before)), options_(std::move(options)) {}

InputTriage::Key InputTriage::KeyOf(std::string_view id) {
  const Digest digest = Sha256(id);
  Key key;
  std::memcpy(key.data(), digest.data(), sizeof key);
  return key;
}

InputStamp InputTriage::StampOf(const article::InputFile& file) const {
  return {.path = file.real_path,
          .relative = file.origin.relative_path,
          .size = file.size_bytes,
          .time = file.change_time,
          .options = options_};
}

std::uint32_t InputTriage::PathNumber(const std::string& path) {
  if (paths_.empty() || paths_.back() != path) paths_.push_back(path);
  return static_cast<std::uint32_t>(paths_.size() - 1);
}

bool InputTriage::IsKnown(std::size_t /*number*/, const article::InputFile& file) {
  const InputStamp stamp = StampOf(file);
  const LedgerEntry* entry = before_.is_current ? before_.ledger.Find(stamp.path) : nullptr;
  if (entry != nullptr && entry->is_whole && entry->stamp == stamp) {
    std::vector<Key> keys;
    keys.reserve(entry->ids.size());
    bool is_free = true;
    for (const std::string& id : entry->ids) {
      keys.push_back(KeyOf(id));
      is_free = is_free && !claims_.contains(keys.back());
    }
    if (is_free) {
      const Place place{PathNumber(file.origin.path), 0};
      for (const Key& key : keys) claims_.emplace(key, place);
      known_articles_ += keys.size();
      entries_.push_back(*entry);
      return true;
    }
  }
  has_read_ = true;
  const std::chrono::nanoseconds age =
      start_.time_since_epoch() - std::chrono::nanoseconds(stamp.time);
  entries_.push_back({.stamp = stamp, .is_whole = age > kYoung, .ids = {}});
  return false;
}

void InputTriage::Decide(Work& work) {
  has_read_ = true;
  LedgerEntry* entry = work.file < entries_.size() ? &entries_[work.file] : nullptr;
  const Place place{PathNumber(work.origin.path), static_cast<std::uint32_t>(work.origin.line)};
  const auto [claim, first] = claims_.try_emplace(KeyOf(work.id), place);
  if (!first) {
    const article::Origin taker{.path = paths_[claim->second.path], .line = claim->second.line};
    work.fault = Error{ErrorCode::kInvalidInput,
                       "the id \"" + work.id + "\" is already taken by " + taker.ToString()};
    if (entry != nullptr) entry->is_whole = false;
    return;
  }
  if (entry != nullptr) entry->ids.push_back(work.id);
  const auto hash = before_.committed ? before_.committed->FindContentHash(work.id) : std::nullopt;
  if (!hash) {
    work.action = Action::kAdd;
  } else {
    work.action = *hash == work.content_hash ? Action::kKeep : Action::kReplace;
  }
}

std::set<std::string> InputTriage::IdsBefore(const std::set<std::size_t>& faulty) const {
  std::set<std::string> ids;
  for (const std::size_t number : faulty) {
    if (number >= entries_.size()) continue;
    const LedgerEntry* entry = before_.ledger.Find(entries_[number].stamp.path);
    if (entry != nullptr) ids.insert(entry->ids.begin(), entry->ids.end());
  }
  return ids;
}

bool InputTriage::HadFile(const std::function<bool(const std::string& path)>& is_meant) const {
  return std::ranges::any_of(before_.ledger.entries(), [&](const LedgerEntry& entry) {
    return !entry.ids.empty() && is_meant(entry.stamp.path);
  });
}

bool InputTriage::KnowsBefore(const std::set<std::size_t>& faulty) const {
  if (before_.is_current) return true;
  for (const std::size_t number : faulty) {
    if (number >= entries_.size()) return false;  // standard input
    if (before_.ledger.Find(entries_[number].stamp.path) == nullptr) return false;
  }
  return true;
}

bool InputTriage::IsAsBefore(bool forgets_others) const {
  const std::size_t had = before_.ledger.entries().size();
  return before_.is_current && !has_read_ && (!forgets_others || had == entries_.size());
}

InputLedger InputTriage::MakeLedger(const std::set<std::size_t>& faulty,
                                    bool forgets_others) const {
  InputLedger ledger;
  std::unordered_set<std::string_view> paths;
  for (std::size_t number = 0; number < entries_.size(); ++number) {
    LedgerEntry entry = entries_[number];
    paths.insert(entries_[number].stamp.path);
    if (faulty.contains(number)) {
      entry.is_whole = false;
      // What it could not give this time may be in the index from the last.
      if (const LedgerEntry* before = before_.ledger.Find(entry.stamp.path)) {
        for (const std::string& id : before->ids) {
          if (!HasClaimed(id)) entry.ids.push_back(id);
        }
      }
    }
    ledger.Put(std::move(entry));
  }
  if (forgets_others) return ledger;
  for (const LedgerEntry& before : before_.ledger.entries()) {
    if (paths.contains(before.stamp.path)) continue;
    LedgerEntry entry = before;
    if (std::erase_if(entry.ids, [this](const std::string& id) { return HasClaimed(id); }) > 0) {
      entry.is_whole = false;
    }
    // Of another revision: what it says of ids may stand, not that they are as the file gave them.
    if (!before_.is_current) entry.is_whole = false;
    ledger.Put(std::move(entry));
  }
  return ledger;
}

}  // namespace dossier::index
