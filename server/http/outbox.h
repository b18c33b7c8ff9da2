// What workers hand to the thread that owns the connections.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace dossier::http {

// Holds a worker back while the reader of its answer is slower than it, so that no more than kRoom
// bytes of a stream wait anywhere.
class StreamGate {
 public:
  static constexpr std::size_t kRoom = 64 * 1024;

  // Worker: waits until there is room, then counts `bytes` as unsent. False where nobody reads any
  // more.
  bool Enter(std::size_t bytes);
  // Owner of the connection: so many have been sent.
  void Leave(std::size_t bytes);
  // The same: there will be no room.
  void Cut();

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::size_t unsent_ = 0;
  bool cut_ = false;
};

struct Output {
  enum class Then { kMore, kNextRequest, kClose, kReset };

  std::uint64_t connection = 0;
  std::string bytes = {};
  Then then = Then::kMore;  // what follows behind the bytes; kReset: they are not worth sending
  // Of a stream; shared, since either of worker and connection may be gone first.
  std::shared_ptr<StreamGate> gate = {};
};

// Of many threads into one, which sleeps on event_descriptor().
class Outbox {
 public:
  Outbox();  // throws std::system_error
  ~Outbox();
  Outbox(const Outbox&) = delete;
  Outbox& operator=(const Outbox&) = delete;

  void Put(Output output);
  // Wakes the reader for another reason.
  void Wake();

  // Readable while there is something to take.
  int event_descriptor() const { return event_; }
  // In the order that they were put in.
  std::vector<Output> TakeAll();

 private:
  int event_;
  std::mutex mutex_;
  std::vector<Output> outputs_;
};

}  // namespace dossier::http
