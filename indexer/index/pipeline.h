// Analyses articles on several threads, and hands the results on in the order in which they came.
#pragma once

#include <xapian.h>

#include <functional>
#include <optional>
#include <string>

#include "article/article.h"
#include "entities/matcher.h"
#include "index/shards.h"

namespace dossier::index {

struct PipelineOptions {
  article::BuildOptions build;
  std::size_t jobs = 1;      // threads that analyse, at least 1
  Shards* shards = nullptr;  // where new articles go while it is open, if anywhere
  // So many articles are committed to a shard at a time. Of fewer the inverter is faster, the
  // B-trees are slower.
  std::size_t commit_articles = 1'000;
};

enum class Action { kSkip, kKeep, kAdd, kReplace };

// One article on its way into the index.
struct Work {
  article::Origin origin;
  // As the file gave it, or why not; let go after the analysis.
  Result<article::Record> record = article::Record{};
  // In its place, of an article that the index has: as it was before its analysis.
  std::optional<article::Article> article = {};
  std::size_t file = 0;  // of a source that reads files: which of them
  std::string id = {};
  std::string content_hash = {};
  Action action = Action::kSkip;
  std::optional<Error> fault = {};  // with kSkip: why
  Xapian::Document document = {};   // with kAdd and kReplace
  bool is_stored = false;           // with kAdd: in a shard; `document` is empty then
};

// How far the source has come.
struct Progress {
  std::uint64_t done = 0;   // of what it counts: bytes, articles
  std::uint64_t total = 0;  // 0 where it is not known: standard input
};

// Takes work from a source, of `bytes` of text; returns false where nobody wants any more.
using Emit = std::function<bool(Work work, std::size_t bytes, const Progress& progress)>;

// Emits all work there is, on a thread of its own.
using WorkSource = std::function<void(const Emit& emit)>;

// Takes the finished work in the order of the source, on the caller's thread.
using Consume = std::function<void(Work& work, const Progress& progress)>;

// Holds a few hundred articles at a time, for each of the jobs a thousand while the shards are
// open. What a callback throws ends the run and comes out here; an article whose analysis throws is
// skipped.
void RunPipeline(const WorkSource& source, const entities::Matcher& matcher,
                 const PipelineOptions& options, const Consume& consume);

}  // namespace dossier::index
