// The routes of those who run the server: /readyz and /metrics.
#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "http/message.h"
#include "http/metrics.h"
#include "search/snapshot_keeper.h"

namespace dossier::http {

enum class MetricsAudience { kOff, kLoopback, kAll };

struct OperationsOptions {
  std::function<search::KeeperState()> keeper;
  std::function<std::string()> revision;
  const Metrics* metrics = nullptr;  // must outlive the handler
  MetricsAudience audience = MetricsAudience::kLoopback;
  std::chrono::seconds stale_after{60};
};

// Why searches should go elsewhere: "damaged: …", or "stale: …" where the index could not be looked
// at for `stale_after`, or what is new in it could not be opened. Nothing where all is well. Tells
// no path.
std::optional<std::string> Unreadiness(const search::KeeperState& state,
                                       std::chrono::seconds stale_after,
                                       std::chrono::steady_clock::time_point now);

// Whether an address of a socket is this machine's own: 127.0.0.0/8, ::1, ::ffff:127.0.0.0/104.
bool IsLoopback(std::string_view address);

// Answers these routes itself and hands on all others.
//
//   /readyz   200 with {"status", "revision", "checked"}, or 503 index-unavailable with the reason
//   /metrics  Metrics::Text; 404 for whom it is not meant. Behind a proxy everybody comes from
//             loopback: the proxy has to keep it from others.
Handler WithOperations(OperationsOptions options, Handler next);

}  // namespace dossier::http
