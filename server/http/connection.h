// One connection, as the front sees it.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "http/outbox.h"
#include "http/worker_pool.h"

namespace dossier::http {

struct Connection {
  enum class State {
    kReading,    // a head, or none of it yet
    kWaiting,    // for a worker, or for what it says
    kAnswering,  // its bytes are sent, or awaited
    kLingering,  // all is said; what still comes is thrown away, until the client has closed, too
  };

  std::uint64_t id = 0;
  int descriptor = -1;
  std::string client = {};  // its address
  State state = State::kReading;
  Clock::time_point since = {};  // when the state began; of a stream, when 64 KB were last sent
  Clock::time_point deadline = Clock::time_point::max();
  std::uint32_t events = 0;  // that epoll tells of

  std::string in = {};          // what has come and is no request yet
  std::size_t seen = 0;         // bytes of `in` that have been searched for the end of the head
  std::size_t thrown_away = 0;  // bytes, while lingering
  std::string out = {};         // of the answer
  std::size_t sent = 0;         // bytes of `out`
  std::size_t sent_since = 0;   // bytes of the answer, since `since`
  Output::Then then = Output::Then::kMore;     // behind `out`
  std::shared_ptr<StreamGate> gate = nullptr;  // shared with the worker, see Output

  bool is_idle() const { return state == State::kReading && in.empty(); }
  std::size_t unsent() const { return out.size() - sent; }
};

}  // namespace dossier::http
