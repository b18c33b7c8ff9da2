// What HttpServer::Stats is read from.
#pragma once

#include <atomic>
#include <cstdint>

#include "http/http_server.h"

namespace dossier::http {

struct Counters {
  using Counter = std::atomic<std::uint64_t>;

  Counter connections = 0;
  Counter connections_now = 0;
  Counter requests_now = 0;
  Counter streams_now = 0;
  Counter unsent_bytes_now = 0;
  Counter refused_heads = 0;
  Counter refused_slow_heads = 0;
  Counter refused_busy = 0;
  Counter refused_connections = 0;
  Counter cut_answers = 0;

  HttpServer::Stats Read() const {
    return {.connections = connections,
            .connections_now = connections_now,
            .requests_now = requests_now,
            .streams_now = streams_now,
            .unsent_bytes_now = unsent_bytes_now,
            .refused_heads = refused_heads,
            .refused_slow_heads = refused_slow_heads,
            .refused_busy = refused_busy,
            .refused_connections = refused_connections,
            .cut_answers = cut_answers};
  }
};

// Adds to a counter for as long as it lives.
class Presence {
 public:
  explicit Presence(Counters::Counter& counter) : counter_(counter) { ++counter_; }
  ~Presence() { --counter_; }
  Presence(const Presence&) = delete;
  Presence& operator=(const Presence&) = delete;

 private:
  Counters::Counter& counter_;
};

}  // namespace dossier::http
