// Reads and analyses on several threads, and hands the results on in the order of the input.
#pragma once

#include <xapian.h>

#include <functional>
#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

#include "article/article.h"
#include "article/input.h"
#include "entities/matcher.h"
#include "index/shards.h"

namespace dossier::index {

struct PipelineOptions {
  article::BuildOptions build;
  std::size_t jobs = 1;  // threads that analyse, at least 1
  std::size_t max_article_bytes = article::kMaxArticleBytes;
  std::istream* standard_input = nullptr;  // read behind the files where it is set; its path is "-"
  Shards* shards = nullptr;                // where new articles go while it is open, if anywhere
  // So many articles are committed to a shard at a time. Of fewer the inverter is faster, the
  // B-trees are slower.
  std::size_t commit_articles = 1'000;
};

enum class Action { kSkip, kKeep, kAdd, kReplace };

// One article on its way into the index.
struct Work {
  article::Origin origin;
  Result<article::Record>
      record;  // as the file gave it, or why not; its text is let go after the analysis
  std::string id;
  std::string content_hash;
  Action action = Action::kSkip;  // set by the triage
  std::optional<Error> fault;     // with kSkip: why
  Xapian::Document document;      // with kAdd and kReplace
  bool is_stored = false;         // with kAdd: in a shard; `document` is empty then
};

// How far the reading has come: exact at the end of each file, within a file by the text of its
// articles.
struct ReadProgress {
  std::uint64_t bytes_done = 0;
  std::uint64_t bytes_total = 0;  // 0 where it is not known: standard input
};

// Decides what is to be done with a good record: sets `action`, and `fault` with kSkip. Called in
// the order of the input on the reading thread.
using Triage = std::function<void(Work& work)>;

// Takes the finished work in the order of the input, on the caller's thread.
using Consume = std::function<void(Work& work, const ReadProgress& progress)>;

// Holds a few hundred articles at a time, for each of the jobs a thousand while the shards are
// open. What a callback throws ends the run and comes out here;
// an article whose analysis throws is skipped. Returns the progress at the end.
ReadProgress RunPipeline(const std::vector<article::InputFile>& files,
                         const entities::Matcher& matcher, const PipelineOptions& options,
                         const Triage& triage, const Consume& consume);

}  // namespace dossier::index
