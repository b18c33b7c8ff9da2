#include "signals.h"

#include <pthread.h>

#include <cstdlib>
#include <utility>

namespace dossier {

Signals::Signals() {
  ::signal(SIGPIPE, SIG_IGN);
  sigemptyset(&signals_);
  for (const int number : {SIGINT, SIGTERM, SIGHUP}) sigaddset(&signals_, number);
  pthread_sigmask(SIG_BLOCK, &signals_, nullptr);
  thread_ = std::jthread([this](const std::stop_token& ended) { Wait(ended); });
}

// The thread waits for a signal, and gets one.
Signals::~Signals() {
  thread_.request_stop();
  pthread_kill(thread_.native_handle(), SIGTERM);
}

void Signals::Obey(std::function<void()> stop, std::function<void()> reload) {
  const std::lock_guard lock(mutex_);
  stop_ = std::move(stop);
  reload_ = std::move(reload);
}

void Signals::Wait(const std::stop_token& ended) {
  bool stopped = false;
  while (true) {
    int number = 0;
    sigwait(&signals_, &number);
    if (ended.stop_requested()) return;
    const std::lock_guard lock(mutex_);
    if (number == SIGHUP) {
      if (reload_) reload_();
    } else if (!stop_) {
      std::_Exit(0);
    } else if (!stopped) {
      stopped = true;
      stop_();
    }
  }
}

}  // namespace dossier
