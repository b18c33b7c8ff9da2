// From a request to the bytes of its answer; what a worker does.
#pragma once

#include <atomic>
#include <string>
#include <string_view>

#include "http/counters.h"
#include "http/http_server.h"
#include "http/message.h"
#include "http/outbox.h"
#include "http/worker_pool.h"

namespace dossier::http {

// Safe to share between threads. All that is referred to must outlive it.
class Responder {
 public:
  // While `stopping`, every answer is the last of its connection.
  Responder(Handler handler, const HttpServer::Options& options, const std::atomic<bool>& stopping,
            Outbox& outbox, Counters& counters);

  // Asks the handler and puts its answer into the outbox, that of unlimited length piece by piece.
  // Never throws: whatever the handler throws is a 500 that tells nothing, or the end of the
  // connection where the answer has begun.
  void Answer(const Job& job) const;

  // The answer to a request that the handler is not asked about. Told to the log.
  Output Refuse(const Job& job, int status, std::string_view detail) const;

 private:
  Response Refusal(const Job& job, int status, std::string_view detail) const;
  Delivery ToDelivery(const Job& job) const;
  Output Whole(const Job& job, Response response) const;
  void Stream(const Job& job, Response response) const;
  enum class Ending { kWhole, kCut };
  void Log(const Job& job, const Response& response, std::uint64_t bytes, Ending ending) const;

  const Handler handler_;
  const HttpServer::Options& options_;
  const std::atomic<bool>& stopping_;
  Outbox& outbox_;
  Counters& counters_;
};

}  // namespace dossier::http
