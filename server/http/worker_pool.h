// Threads that answer requests, and those requests that wait for one.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "http/answer_text.h"
#include "http/counters.h"
#include "http/message.h"

namespace dossier::http {

using Clock = std::chrono::steady_clock;

struct Job {
  std::uint64_t connection = 0;
  Request request = {};
  Delivery delivery = {};
  Clock::time_point arrived = {};
  std::unique_ptr<Presence> stream = nullptr;  // among Stats::streams_now, where it may be one
};

class WorkerPool {
 public:
  // `work` never throws.
  WorkerPool(std::size_t threads, std::size_t max_waiting, std::function<void(Job&)> work);
  // Finishes what is under way, and what waits.
  ~WorkerPool();
  WorkerPool(const WorkerPool&) = delete;
  WorkerPool& operator=(const WorkerPool&) = delete;

  // To the worker that became idle last, whose memory is warm; else it waits, first come first
  // served. Gives it back where too many wait.
  std::optional<Job> Offer(Job job);
  // Takes back those that have been waiting since before `since`.
  std::vector<Job> TakeOverdue(Clock::time_point since);

 private:
  struct Worker {
    std::optional<Job> job;
    std::condition_variable woken;
    std::thread thread;
  };

  void Work(Worker& self);

  const std::size_t max_waiting_;
  const std::function<void(Job&)> work_;
  std::mutex mutex_;
  std::vector<Worker*> idle_;
  std::deque<Job> waiting_;
  bool ending_ = false;
  std::deque<Worker> workers_;
};

}  // namespace dossier::http
