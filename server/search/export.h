// Every hit of a search, one after another.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "search/packed_ids.h"
#include "search/search_answer.h"
#include "search/snapshot.h"

namespace dossier::search {

struct ExportedArticle {
  std::string id;
  text::Language language = text::Language::kEnglish;
  std::optional<LabelledId> source;
  std::optional<PartialDate> date;
  article::DateBasis basis = article::DateBasis::kStated;  // of a date
  // In the order of their ids; `count` says nothing.
  std::vector<LabelledId> people;
  std::vector<LabelledId> organizations;
  // As the newest revision has them: nothing where the article has left the index since.
  std::optional<std::string> title;
  std::optional<std::string> url;  // of the original; empty where it is not known
};

// The hits of one revision in their order. What is told of them is that of this revision, but for
// title and url, which are read from the index as they are asked for. Keeps the snapshot, but no
// worker of it; needs 4 bytes a hit and its id. Not for several threads.
class Export {
 public:
  // `docs` in the order of the search. Throws Xapian::DatabaseModifiedError where commits have
  // overtaken the snapshot, so that it can no longer tell the ids; QueryTimeout where that takes
  // longer than `limit`, without the time for which other exports are waited for.
  Export(std::shared_ptr<const Snapshot> snapshot, std::filesystem::path index,
         std::vector<DocId> docs, std::chrono::milliseconds limit);

  std::uint64_t total() const { return docs_.size(); }

  // The next hit; nothing behind the last. Throws Xapian::Error where the index cannot be read.
  std::optional<ExportedArticle> Next();

 private:
  std::filesystem::path Generation() const;
  void ReadStored(ExportedArticle& article);
  void TryReadStored(ExportedArticle& article);

  std::shared_ptr<const Snapshot> snapshot_;
  std::filesystem::path index_;
  std::vector<DocId> docs_;
  PackedIds ids_;
  std::size_t next_ = 0;
  std::optional<Xapian::Database> newest_;  // its own handle
};

// All hits of `request`, in the order of RunSearch, and what cannot be meant of its query.
struct OrderedHits {
  std::vector<QueryFault> query_faults;
  std::vector<DocId> docs;
};
OrderedHits FindAllHits(const SearchRequest& request, const Snapshot& snapshot, Worker& worker,
                        Deadline deadline);

}  // namespace dossier::search
