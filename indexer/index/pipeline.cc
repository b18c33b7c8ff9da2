// A thread of its own reads the files and collects the records in batches; each batch is analysed
// by one of `jobs` threads, which may be at work on as many batches; the caller's thread takes the
// batches in order and writes what is not in a shard yet. No more than two batches beside those
// that are analysed wait, so a slow disk holds up the reading and not the other way round:
//
//   files -> [reader: batch] -> queue -> analysis by `jobs` threads -> consume (caller), in order
//                                              `-> shards
#include "index/pipeline.h"

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <exception>
#include <istream>
#include <limits>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

#include "article/article_id.h"
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
  ReadProgress progress;
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

Result<Xapian::Document> Analyze(const Work& work, text::Analyzer& analyzer,
                                 const entities::Matcher& matcher,
                                 const article::BuildOptions& build) {
  auto article = article::BuildArticle(*work.record, work.origin, build);
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

// The reading side.
class Producer {
 public:
  Producer(const std::vector<article::InputFile>& files, const PipelineOptions& options,
           const Triage& triage, BatchQueue& queue)
      : files_(files), options_(options), triage_(triage), queue_(queue) {
    for (const article::InputFile& file : files) progress_.bytes_total += file.size_bytes;
  }

  ReadProgress Run() {
    const article::RecordSink sink = [this](Result<article::Record> record,
                                            const article::Origin& origin) {
      return Take(std::move(record), origin);
    };
    for (const article::InputFile& file : files_) {
      file_end_ = progress_.bytes_done + file.size_bytes;
      if (!article::ReadFile(file, options_.max_article_bytes, sink)) return progress_;
      progress_.bytes_done = file_end_;
    }
    if (options_.standard_input != nullptr) {
      // Its size is not known, so there is no share of it to tell.
      file_end_ = std::numeric_limits<std::uint64_t>::max();
      progress_.bytes_total = 0;
      const article::Origin origin{
          .path = "-", .relative_path = "-", .line = 0, .file_time = std::nullopt};
      if (!article::ReadRecords(*options_.standard_input, origin, options_.max_article_bytes,
                                sink)) {
        return progress_;
      }
    }
    if (!batch_->works.empty()) Send();
    return progress_;
  }

 private:
  bool Take(Result<article::Record> record, const article::Origin& origin) {
    Work& work = batch_->works.emplace_back(Work{.origin = origin,
                                                 .record = std::move(record),
                                                 .id = {},
                                                 .content_hash = {},
                                                 .action = Action::kSkip,
                                                 .fault = {},
                                                 .document = {},
                                                 .is_stored = false});
    if (work.record) {
      work.id = article::MakeArticleId(*work.record, origin);
      work.content_hash = ContentHash(*work.record, options_.build);
      triage_(work);
      const std::size_t bytes = work.record->title.size() + work.record->text.size();
      batch_->bytes += bytes;
      batch_->replacements += work.action == Action::kReplace ? 1 : 0;
      progress_.bytes_done = std::min(progress_.bytes_done + bytes, file_end_);
    } else {
      work.fault = work.record.error();
    }
    batch_->progress = progress_;
    const bool in_shards = options_.shards != nullptr && options_.shards->are_open();
    const std::size_t limit = in_shards ? options_.commit_articles : kBatchArticles;
    if (batch_->works.size() < limit && batch_->replacements < kBatchArticles &&
        batch_->bytes < kBatchBytes) {
      return true;
    }
    return Send();
  }

  bool Send() { return queue_.Push(std::exchange(batch_, std::make_unique<Batch>())); }

  const std::vector<article::InputFile>& files_;
  const PipelineOptions& options_;
  const Triage& triage_;
  BatchQueue& queue_;
  std::unique_ptr<Batch> batch_ = std::make_unique<Batch>();
  ReadProgress progress_;
  std::uint64_t file_end_ = 0;  // progress_.bytes_done at the end of the file that is being read
};

}  // namespace

ReadProgress RunPipeline(const std::vector<article::InputFile>& files,
                         const entities::Matcher& matcher, const PipelineOptions& options,
                         const Triage& triage, const Consume& consume) {
  const std::size_t jobs = std::max<std::size_t>(options.jobs, 1);
  BatchQueue queue(jobs + kWaitingBatches);
  ReadProgress progress;
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
    progress = Producer(files, options, triage, queue).Run();
    queue.Close();
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
  threads.clear();
  return progress;
}

}  // namespace dossier::index
