#include "index/shards.h"

#include <algorithm>
#include <charconv>
#include <exception>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <thread>
#include <utility>

namespace dossier::index {
namespace {

constexpr std::string_view kNew = "new-";

// Each has five files, of which a process may have a thousand open.
constexpr std::size_t kMaxMerged = 64;

std::optional<std::size_t> NumberOf(const std::filesystem::path& path) {
  const std::string name = path.filename().string();
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), number);
  if (error != std::errc() || end != name.data() + name.size()) return std::nullopt;
  return number;
}

std::vector<std::size_t> NumbersIn(const std::filesystem::path& folder) {
  std::vector<std::size_t> numbers;
  if (!std::filesystem::exists(folder)) return numbers;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (const auto number = NumberOf(entry.path())) numbers.push_back(*number);
  }
  std::ranges::sort(numbers);
  return numbers;
}

void MergeFew(const std::vector<std::filesystem::path>& databases,
              const std::filesystem::path& target) {
  Xapian::Database all;
  for (const std::filesystem::path& path : databases) {
    all.add_database(Xapian::Database(path.string()));
  }
  all.compact(target.string());
}

}  // namespace

Shards::Shards(std::filesystem::path folder) : folder_(std::move(folder)) {
  const std::vector<std::size_t> numbers = NumbersIn(folder_);
  if (!numbers.empty()) next_ = numbers.back() + 1;
  if (!std::filesystem::exists(folder_)) return;
  std::vector<std::filesystem::path> unfinished;
  for (const auto& entry : std::filesystem::directory_iterator(folder_)) {
    if (!NumberOf(entry.path())) unfinished.push_back(entry.path());
  }
  for (const std::filesystem::path& path : unfinished) std::filesystem::remove_all(path);
}

std::filesystem::path Shards::PathOf(std::size_t number) const {
  return folder_ / std::to_string(number);
}

std::filesystem::path Shards::NewPathOf(std::size_t number) const {
  return folder_ / std::string(kNew).append(std::to_string(number));
}

std::vector<std::filesystem::path> Shards::Paths() const {
  std::vector<std::filesystem::path> paths;
  for (const std::size_t number : NumbersIn(folder_)) paths.push_back(PathOf(number));
  return paths;
}

Shards::Writer Shards::Begin() {
  const std::size_t number = next_++;
  const std::filesystem::path made = NewPathOf(number);
  std::filesystem::create_directories(folder_);
  Xapian::WritableDatabase(made.string(), Xapian::DB_CREATE_OR_OVERWRITE).close();
  std::filesystem::rename(made, PathOf(number));
  return Writer(PathOf(number));
}

Shards::Writer::Writer(const std::filesystem::path& shard)
    : database_(shard.string(), Xapian::DB_OPEN) {}

void MergeDatabases(const std::vector<std::filesystem::path>& databases,
                    const std::filesystem::path& target, std::size_t jobs) {
  if (databases.size() <= kMaxMerged) return MergeFew(databases, target);
  // The first stays by itself: it is the large one, and its metadata count.
  const std::size_t parts = (databases.size() - 1 + kMaxMerged - 1) / kMaxMerged;
  std::vector<std::filesystem::path> merged{databases.front()};
  for (std::size_t part = 0; part < parts; ++part) {
    merged.push_back(target.string() + "-part-" + std::to_string(part));
  }
  std::atomic<std::size_t> next = 0;
  std::vector<std::exception_ptr> failures(std::max<std::size_t>(jobs, 1));
  {
    std::vector<std::jthread> threads;
    for (std::exception_ptr& failure : failures) {
      threads.emplace_back([&] {
        try {
          for (std::size_t part; (part = next++) < parts;) {
            const auto begin =
                databases.begin() + 1 + static_cast<std::ptrdiff_t>(part * kMaxMerged);
            const auto size = std::min<std::ptrdiff_t>(kMaxMerged, databases.end() - begin);
            MergeFew({begin, begin + size}, merged[part + 1]);
          }
        } catch (...) {
          failure = std::current_exception();
        }
      });
    }
  }
  for (const std::exception_ptr& failure : failures) {
    if (failure) std::rethrow_exception(failure);
  }
  MergeDatabases(merged, target, jobs);
  for (std::size_t part = 1; part < merged.size(); ++part) {
    std::filesystem::remove_all(merged[part]);
  }
}

}  // namespace dossier::index
