// A thread of its own runs the source and collects its work in batches; each batch is analysed by
// one of `jobs` threads, which may be at work on as many batches; the caller's thread takes the
// batches in order and writes what is not in a shard yet. No more than two batches beside those
// that are analysed wait, so a slow disk holds up the reading and not the other way round:
//
//   source -> [batch] -> queue -> analysis by `jobs` threads -> consume (caller), in order
//                                        `-> shards
#include "index/pipeline.h"

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <exception>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

#include "index/document.h"
#include "text/analyzer.h"

namespace dossier::index {
namespace {

constexpr std::size_t kBatchArticles = 256;
constexpr std::size_t kBatchBytes = 8U << 20;
constexpr std::size_t kWaitingBatches = 2;

struct Batch {
  std::vector<Work> works;
  std::size_t bytes = 0;
  std::size_t replacements = 0;  // which stay in memory until they are consumed
  Progress progress;
  bool is_analysed = false;
};

// Hands batches from the reader to the analysts and on to the consumer, in the order of the input.
// Closed by the reader when it is through, failed by anyone who gives up.
class BatchQueue {
 public:
  explicit BatchQueue(std::size_t limit) : limit_(limit) {}

  // Waits for room. False where somebody gave up.
  bool Push(std::unique_ptr<Batch> batch) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return batches_.size() < limit_ || has_failed_; });
    if (has_failed_) return false;
    waiting_.push_back(batch.get());
    batches_.push_back(std::move(batch));
    changed_.notify_all();
    return true;
  }

  // The next batch to analyse; null at the end.
  Batch* Take() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return !waiting_.empty() || is_closed_ || has_failed_; });
    if (waiting_.empty() || has_failed_) return nullptr;
    Batch* batch = waiting_.front();
    waiting_.pop_front();
    return batch;
  }

  void SetAnalysed(Batch& batch) {
    const std::lock_guard lock(mutex_);
    batch.is_analysed = true;
    changed_.notify_all();
  }

  // The next batch to consume; null at the end. Throws what somebody failed with.
  std::unique_ptr<Batch> Pop() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] {
      return has_failed_ || (batches_.empty() ? is_closed_ : batches_.front()->is_analysed);
    });
    if (failure_) std::rethrow_exception(failure_);
    if (batches_.empty() || has_failed_) return nullptr;
    std::unique_ptr<Batch> batch = std::move(batches_.front());
    batches_.pop_front();
    changed_.notify_all();
    return batch;
  }

  void Close() {
    const std::lock_guard lock(mutex_);
    is_closed_ = true;
    changed_.notify_all();
  }

  // Ends the work of all. The first failure is the one that counts; there is none where the
  // consumer itself throws.
  void Fail(std::exception_ptr failure) {
    const std::lock_guard lock(mutex_);
    if (!has_failed_) failure_ = std::move(failure);
    has_failed_ = true;
    changed_.notify_all();
  }

 private:
  const std::size_t limit_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::unique_ptr<Batch>> batches_;  // in the order of the input
  std::deque<Batch*> waiting_;                  // those of them that nobody has begun to analyse
  bool is_closed_ = false;
  bool has_failed_ = false;
  std::exception_ptr failure_;
};

Result<Xapian::Document> Analyze(Work& work, text::Analyzer& analyzer,
                                 const entities::Matcher& matcher,
                                 const article::BuildOptions& build) {
  auto article = work.article ? Result<article::Article>(std::move(*work.article))
                              : article::BuildArticle(*work.record, work.origin, build);
  if (!article) return tl::unexpected(article.error());
  article->id = work.id;
  const auto analyzed = entities::AnalyzeArticle(std::move(*article), analyzer, matcher);
  return MakeDocument(analyzed, work.content_hash);
}

// Analyses what is to be written. The loop over articles is one of the places that catch: one bad
// article must not take the others with it.
void Finish(Work& work, text::Analyzer& analyzer, const entities::Matcher& matcher,
            const article::BuildOptions& build) {
  if (work.action != Action::kAdd && work.action != Action::kReplace) return;
  try {
    auto document = Analyze(work, analyzer, matcher, build);
    if (document) {
      work.document = std::move(*document);
    } else {
      work.fault = document.error();
    }
  } catch (const std::exception& exception) {
    work.fault =
        Error{ErrorCode::kInvalidInput, std::string("cannot be analysed: ") + exception.what()};
  } catch (const Xapian::Error& error) {  // which is no std::exception
    work.fault = Error{ErrorCode::kInvalidInput, "cannot be analysed: " + error.get_msg()};
  }
  if (work.fault) work.action = Action::kSkip;
  work.record = article::Record{};
  work.article.reset();
}

// Analyses batches until there are no more. The new articles of a batch that begins while the
// shards are open go into the shard of the analyst.
class Analyst {
 public:
  Analyst(const entities::Matcher& matcher, const PipelineOptions& options)
      : matcher_(matcher), options_(options) {}

  void Run(BatchQueue& queue) {
    while (Batch* batch = queue.Take()) {
      const bool stores = options_.shards != nullptr && options_.shards->are_open();
      for (Work& work : batch->works) {
        Finish(work, analyzer_, matcher_, options_.build);
        if (stores && work.action == Action::kAdd) Store(work);
      }
      if (shard_) shard_->Commit();
      queue.SetAnalysed(*batch);
    }
  }

 private:
  void Store(Work& work) {
    if (!shard_) shard_.emplace(options_.shards->Begin());
    shard_->Add(work.document);
    work.document = Xapian::Document();
    work.is_stored = true;
  }

  const entities::Matcher& matcher_;
  const PipelineOptions& options_;
  text::Analyzer analyzer_;
  std::optional<Shards::Writer> shard_;
};

// Collects the work of the source in batches.
class Batcher {
 public:
  Batcher(const PipelineOptions& options, BatchQueue& queue) : options_(options), queue_(queue) {}

  bool Add(Work work, std::size_t bytes, const Progress& progress) {
    batch_->bytes += bytes;
    batch_->replacements += work.action == Action::kReplace ? 1 : 0;
    batch_->works.push_back(std::move(work));
    batch_->progress = progress;
    const bool in_shards = options_.shards != nullptr && options_.shards->are_open();
    const std::size_t limit = in_shards ? options_.commit_articles : kBatchArticles;
    if (batch_->works.size() < limit && batch_->replacements < kBatchArticles &&
        batch_->bytes < kBatchBytes) {
      return true;
    }
    return Send();
  }

  // The last batch.
  void Finish() {
    if (!batch_->works.empty()) Send();
    queue_.Close();
  }

 private:
  bool Send() { return queue_.Push(std::exchange(batch_, std::make_unique<Batch>())); }

  const PipelineOptions& options_;
  BatchQueue& queue_;
  std::unique_ptr<Batch> batch_ = std::make_unique<Batch>();
};

}  // namespace

void RunPipeline(const WorkSource& source, const entities::Matcher& matcher,
                 const PipelineOptions& options, const Consume& consume) {
  const std::size_t jobs = std::max<std::size_t>(options.jobs, 1);
  BatchQueue queue(jobs + kWaitingBatches);
  // Runs `work` on a thread; what it throws comes out of Pop.
  const auto start = [&queue](auto work) {
    return std::jthread([&queue, work] {
      try {
        work();
      } catch (...) {
        queue.Fail(std::current_exception());
      }
    });
  };
  std::vector<std::jthread> threads;
  threads.push_back(start([&] {
    Batcher batcher(options, queue);
    source([&batcher](Work work, std::size_t bytes, const Progress& progress) {
      return batcher.Add(std::move(work), bytes, progress);
    });
    batcher.Finish();
  }));
  for (std::size_t i = 0; i < jobs; ++i) {
    threads.push_back(start([&] { Analyst(matcher, options).Run(queue); }));
  }
  try {
    while (const std::unique_ptr<Batch> batch = queue.Pop()) {
      for (Work& work : batch->works) consume(work, batch->progress);
    }
  } catch (...) {
    queue.Fail(nullptr);
    throw;
  }
}

}  // namespace dossier::index
