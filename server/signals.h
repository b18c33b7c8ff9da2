// The signals that a server obeys.
#pragma once

#include <signal.h>

#include <functional>
#include <mutex>
#include <thread>

namespace dossier {

// Waits for SIGINT, SIGTERM and SIGHUP on a thread of its own, so that no handler runs between two
// instructions of the others. Ignores SIGPIPE: a reader of a log, or a client, that has gone is no
// reason to end.
class Signals {
 public:
  // All threads that are started later inherit the blocked signals. Until Obey is called the
  // program simply ends, with 0: nothing is answered then that could be finished.
  Signals();
  ~Signals();
  Signals(const Signals&) = delete;
  Signals& operator=(const Signals&) = delete;

  // From now on `reload` is called for each SIGHUP, and `stop` once, for the first of the others.
  void Obey(std::function<void()> stop, std::function<void()> reload);

 private:
  void Wait(const std::stop_token& ended);

  sigset_t signals_{};
  std::mutex mutex_;
  std::function<void()> stop_;
  std::function<void()> reload_;
  std::jthread thread_;
};

}  // namespace dossier
