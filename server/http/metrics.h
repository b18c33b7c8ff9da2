// Figures of a running server, for Prometheus.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "http/access.h"
#include "http/http_server.h"
#include "search/snapshot_keeper.h"

namespace dossier::http {

// What nobody counts along the way, as it is at the moment of asking.
struct Observation {
  std::string revision;  // of the index
  std::uint64_t articles = 0;
  std::optional<std::chrono::sys_seconds> updated = {};
  std::size_t running_searches = 0;
  bool is_ready = false;
  search::KeeperState keeper = {};
  HttpServer::Stats sockets = {};
};

// Safe to share between threads.
class Metrics {
 public:
  explicit Metrics(std::function<Observation()> observe);
  ~Metrics();

  void Count(const Access& access);

  // All figures in the text format 0.0.4 of Prometheus. Names and units follow its guide ("Metric
  // and label naming"): seconds and bytes, counters end in _total.
  std::string Text() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace dossier::http
