// A thread of its own reads the files and collects the records in batches; the records of a batch
// are analysed by `jobs` threads; the caller's thread takes the batches in order and writes. Two
// batches wait at most, so a slow disk holds up the reading and not the other way round:
//
//   files -> [reader: batch] -> analysis by `jobs` threads -> queue of 2 -> consume (caller)
#include "index/pipeline.h"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <deque>
#include <exception>
#include <functional>
#include <istream>
#include <limits>
#include <mutex>
#include <thread>
#include <utility>

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
  ReadProgress progress;
};

// Hands batches from one thread to another. Closed by either side: by the producer when it is
// through, by the consumer when it gives up.
class BatchQueue {
 public:
  // False where the queue is closed.
  bool Push(Batch batch) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return batches_.size() < kWaitingBatches || closed_; });
    if (closed_) return false;
    batches_.push_back(std::move(batch));
    changed_.notify_all();
    return true;
  }

  // Nothing where the queue is closed and empty.
  std::optional<Batch> Pop() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return !batches_.empty() || closed_; });
    if (batches_.empty()) return std::nullopt;
    Batch batch = std::move(batches_.front());
    batches_.pop_front();
    changed_.notify_all();
    return batch;
  }

  void Close() {
    const std::lock_guard lock(mutex_);
    closed_ = true;
    changed_.notify_all();
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Batch> batches_;
  bool closed_ = false;
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

// The reading side.
class Producer {
 public:
  Producer(const std::vector<article::InputFile>& files, const entities::Matcher& matcher,
           const PipelineOptions& options, const Triage& triage, BatchQueue& queue)
      : files_(files),
        matcher_(matcher),
        options_(options),
        triage_(triage),
        queue_(queue),
        analyzers_(std::max<std::size_t>(options.jobs, 1)) {
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
    if (!batch_.works.empty()) Send();
    return progress_;
  }

 private:
  bool Take(Result<article::Record> record, const article::Origin& origin) {
    Work& work = batch_.works.emplace_back(Work{.origin = origin,
                                                .record = std::move(record),
                                                .id = {},
                                                .content_hash = {},
                                                .action = Action::kSkip,
                                                .fault = {},
                                                .document = {}});
    if (work.record) {
      work.id = article::MakeArticleId(*work.record, origin);
      work.content_hash = ContentHash(*work.record, options_.build);
      triage_(work);
      const std::size_t bytes = work.record->title.size() + work.record->text.size();
      batch_.bytes += bytes;
      progress_.bytes_done = std::min(progress_.bytes_done + bytes, file_end_);
    } else {
      work.fault = work.record.error();
    }
    batch_.progress = progress_;
    if (batch_.works.size() < kBatchArticles && batch_.bytes < kBatchBytes) return true;
    return Send();
  }

  bool Send() {
    std::atomic<std::size_t> next = 0;
    const auto analyze = [&](text::Analyzer& analyzer) {
      for (std::size_t i; (i = next.fetch_add(1)) < batch_.works.size();) {
        Finish(batch_.works[i], analyzer, matcher_, options_.build);
      }
    };
    {
      std::vector<std::jthread> helpers;
      for (std::size_t i = 1; i < analyzers_.size(); ++i) {
        helpers.emplace_back([&analyze, this, i] { analyze(analyzers_[i]); });
      }
      analyze(analyzers_[0]);
    }
    return queue_.Push(std::exchange(batch_, Batch{}));
  }

  const std::vector<article::InputFile>& files_;
  const entities::Matcher& matcher_;
  const PipelineOptions& options_;
  const Triage& triage_;
  BatchQueue& queue_;
  std::vector<text::Analyzer> analyzers_;
  Batch batch_;
  ReadProgress progress_;
  std::uint64_t file_end_ = 0;  // progress_.bytes_done at the end of the file that is being read
};

}  // namespace

ReadProgress RunPipeline(const std::vector<article::InputFile>& files,
                         const entities::Matcher& matcher, const PipelineOptions& options,
                         const Triage& triage, const Consume& consume) {
  BatchQueue queue;
  ReadProgress progress;
  std::exception_ptr failure;
  std::jthread producer([&] {
    try {
      progress = Producer(files, matcher, options, triage, queue).Run();
    } catch (...) {
      failure = std::current_exception();
    }
    queue.Close();
  });
  try {
    while (std::optional<Batch> batch = queue.Pop()) {
      for (Work& work : batch->works) consume(work, batch->progress);
    }
  } catch (...) {
    queue.Close();
    throw;
  }
  producer.join();
  if (failure) std::rethrow_exception(failure);
  return progress;
}

}  // namespace dossier::index
