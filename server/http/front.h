// All connections, on one thread.
#pragma once

#include <atomic>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <unordered_map>

#include "http/connection.h"
#include "http/counters.h"
#include "http/http_server.h"
#include "http/message.h"
#include "http/outbox.h"
#include "http/request_head.h"
#include "http/responder.h"
#include "http/worker_pool.h"

namespace dossier::http {

class Front {
 public:
  // Owns `listener`, a socket that listens. Throws std::system_error.
  Front(int listener, Handler handler, HttpServer::Options options);
  ~Front();
  Front(const Front&) = delete;
  Front& operator=(const Front&) = delete;

  // Answers until it is asked to stop, and returns when everything in flight has been served. Once.
  void Run();
  // From any thread.
  void AskToStop();
  HttpServer::Stats stats() const { return counters_.Read(); }

 private:
  bool Watch(int descriptor, std::uint64_t id);
  void Expect(Connection& connection, std::uint32_t events);
  std::chrono::milliseconds TimeToSweep() const;

  void Accept(int at_most);
  void Admit(int descriptor, std::string client);
  bool Evict();

  // Each of these may end the connection; it must not be touched afterwards.
  void Handle(Connection& connection, std::uint32_t events);
  void Read(Connection& connection);
  void Proceed(Connection& connection);
  void Submit(Connection& connection, RequestHead head);
  void RefuseBusy(Job job, std::string_view detail);
  void Refuse(Connection& connection, int status, std::string_view detail, const RequestHead& head);
  void Take(Output output);
  void Flush(Connection& connection);
  void GoOn(Connection& connection);
  void Linger(Connection& connection);
  void EndInTime(Connection& connection);
  void Close(Connection& connection);
  void Reset(Connection& connection);

  Job MakeJob(const Connection& connection, const RequestHead& head);
  void RefuseOverdue(WorkerPool& workers);
  bool CutSlowestStream();
  void CutWhatIsTooMuch();
  void Sweep();
  void BeginToStop();

  const HttpServer::Options options_;
  const std::size_t max_connections_;
  const int epoll_;
  int listener_;
  Counters counters_;
  Outbox outbox_;
  std::atomic<bool> asked_to_stop_ = false;
  std::atomic<bool> stopping_ = false;
  Responder responder_;
  std::optional<WorkerPool> workers_;
  std::optional<WorkerPool> light_workers_;

  std::unordered_map<std::uint64_t, Connection> connections_;
  std::uint64_t next_id_;
  std::mt19937_64 request_ids_;
  Clock::time_point now_ = Clock::now();
  Clock::time_point last_sweep_ = now_;
  Clock::time_point stop_deadline_ = Clock::time_point::max();
  std::size_t unsent_bytes_ = 0;
  bool accepting_ = true;
};

}  // namespace dossier::http
