#include "http/outbox.h"

#include <sys/eventfd.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

namespace dossier::http {

bool StreamGate::Enter(std::size_t bytes) {
  std::unique_lock lock(mutex_);
  // One piece may be larger than the room.
  changed_.wait(lock, [&] { return cut_ || unsent_ == 0 || unsent_ + bytes <= kRoom; });
  if (cut_) return false;
  unsent_ += bytes;
  return true;
}

void StreamGate::Leave(std::size_t bytes) {
  {
    const std::lock_guard lock(mutex_);
    unsent_ -= bytes;
  }
  changed_.notify_one();
}

void StreamGate::Cut() {
  {
    const std::lock_guard lock(mutex_);
    cut_ = true;
  }
  changed_.notify_one();
}

Outbox::Outbox() : event_(::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)) {
  if (event_ < 0) throw std::system_error(errno, std::generic_category(), "eventfd");
}

Outbox::~Outbox() { ::close(event_); }

void Outbox::Put(Output output) {
  bool was_empty = false;
  {
    const std::lock_guard lock(mutex_);
    was_empty = outputs_.empty();
    outputs_.push_back(std::move(output));
  }
  if (was_empty) Wake();
}

void Outbox::Wake() {
  const std::uint64_t one = 1;
  // Fails only where it has been told 2^64 times already.
  [[maybe_unused]] const ssize_t written = ::write(event_, &one, sizeof(one));
}

std::vector<Output> Outbox::TakeAll() {
  std::uint64_t count = 0;
  [[maybe_unused]] const ssize_t read = ::read(event_, &count, sizeof(count));
  std::vector<Output> taken;
  const std::lock_guard lock(mutex_);
  taken.swap(outputs_);
  return taken;
}

}  // namespace dossier::http
