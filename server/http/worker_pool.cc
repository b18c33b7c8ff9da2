#include "http/worker_pool.h"

#include <utility>

namespace dossier::http {

WorkerPool::WorkerPool(std::size_t threads, std::size_t max_waiting, std::function<void(Job&)> work)
    : max_waiting_(max_waiting), work_(std::move(work)) {
  for (std::size_t i = 0; i < threads; ++i) {
    Worker& worker = workers_.emplace_back();
    worker.thread = std::thread([this, &worker] { Work(worker); });
  }
}

WorkerPool::~WorkerPool() {
  {
    const std::lock_guard lock(mutex_);
    ending_ = true;
  }
  for (Worker& worker : workers_) worker.woken.notify_one();
  for (Worker& worker : workers_) worker.thread.join();
}

std::optional<Job> WorkerPool::Offer(Job job) {
  const std::lock_guard lock(mutex_);
  if (!idle_.empty()) {
    Worker* worker = idle_.back();
    idle_.pop_back();
    worker->job = std::move(job);
    worker->woken.notify_one();
    return std::nullopt;
  }
  if (waiting_.size() >= max_waiting_) return job;
  waiting_.push_back(std::move(job));
  return std::nullopt;
}

std::vector<Job> WorkerPool::TakeOverdue(Clock::time_point since) {
  std::vector<Job> overdue;
  const std::lock_guard lock(mutex_);
  while (!waiting_.empty() && waiting_.front().arrived < since) {
    overdue.push_back(std::move(waiting_.front()));
    waiting_.pop_front();
  }
  return overdue;
}

void WorkerPool::Work(Worker& self) {
  std::unique_lock lock(mutex_);
  while (true) {
    if (!waiting_.empty()) {
      self.job = std::move(waiting_.front());
      waiting_.pop_front();
    } else if (ending_) {
      return;
    } else {
      idle_.push_back(&self);
      self.woken.wait(lock, [&] { return self.job || ending_; });
      // At the end it is still among the idle, and nobody offers any more.
      if (!self.job) return;
    }
    Job job = std::move(*self.job);
    self.job.reset();
    lock.unlock();
    work_(job);
    lock.lock();
  }
}

}  // namespace dossier::http
