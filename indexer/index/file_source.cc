#include "index/file_source.h"

#include <algorithm>
#include <istream>
#include <limits>
#include <utility>

#include "article/article_id.h"
#include "index/document.h"

namespace dossier::index {
namespace {

class Reader {
 public:
  Reader(const FileSource& source, const article::BuildOptions& build, Triage& triage,
         const Emit& emit)
      : source_(source), build_(build), triage_(triage), emit_(emit) {
    for (const article::InputFile& file : source.files) progress_.total += file.size_bytes;
  }

  void Run() {
    const article::RecordSink sink = [this](Result<article::Record> record,
                                            const article::Origin& origin) {
      return Take(std::move(record), origin);
    };
    for (; number_ < source_.files.size(); ++number_) {
      const article::InputFile& file = source_.files[number_];
      file_end_ = progress_.done + file.size_bytes;
      if (!triage_.IsKnown(number_, file) &&
          !article::ReadFile(file, source_.max_article_bytes, sink)) {
        return;
      }
      progress_.done = file_end_;
    }
    if (source_.standard_input == nullptr) return;
    // Its size is not known, so there is no share of it to tell.
    file_end_ = std::numeric_limits<std::uint64_t>::max();
    progress_.total = 0;
    const article::Origin origin{
        .path = "-", .relative_path = "-", .line = 0, .file_time = std::nullopt};
    article::ReadRecords(*source_.standard_input, origin, source_.max_article_bytes, sink);
  }

 private:
  bool Take(Result<article::Record> record, const article::Origin& origin) {
    Work work{.origin = origin, .record = std::move(record), .file = number_};
    std::size_t bytes = 0;
    if (work.record) {
      work.id = article::MakeArticleId(*work.record, origin);
      work.content_hash = ContentHash(*work.record, build_);
      triage_.Decide(work);
      bytes = work.record->title.size() + work.record->text.size();
      progress_.done = std::min(progress_.done + bytes, file_end_);
    } else {
      work.fault = work.record.error();
    }
    return emit_(std::move(work), bytes, progress_);
  }

  const FileSource& source_;
  const article::BuildOptions& build_;
  Triage& triage_;
  const Emit& emit_;
  std::size_t number_ = 0;
  Progress progress_;
  std::uint64_t file_end_ = 0;  // progress_.done at the end of the file that is being read
};

}  // namespace

WorkSource ReadFiles(const FileSource& source, const article::BuildOptions& build, Triage& triage) {
  return [&](const Emit& emit) { Reader(source, build, triage, emit).Run(); };
}

}  // namespace dossier::index
