// Which articles a query matches, and what they score.
#pragma once

#include <xapian.h>

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "search/bm25.h"
#include "search/columns.h"
#include "search/deadline.h"
#include "search/doc_set.h"
#include "search/posting_list.h"
#include "search/query.h"

namespace dossier::search {

// Answers from posting lists that Xapian decodes once and the cache keeps; phrases are looked
// up in the words of the articles that have them all. Keeps references to its arguments; for one
// search. All throw QueryTimeout and Xapian::Error.
class Evaluator {
 public:
  // `columns` and `cache` are those of the revision of `database`. `scores` is memory that searches
  // use one after the other: its size and values say nothing.
  Evaluator(const Xapian::Database& database, const Columns& columns, PostingCache& cache,
            std::vector<double>& scores, Deadline deadline)
      : database_(database),
        columns_(columns),
        cache_(cache),
        scores_(scores),
        deadline_(deadline),
        bm25_(columns.all.cardinality(), columns.average_length) {}

  const Columns& columns() const { return columns_; }

  DocSet Matches(const Query& query);
  bool HasMatch(const Query& query) { return !Matches(query).isEmpty(); }

  // The articles with a term; none have the empty one.
  DocSet TermDocs(const std::string& term) { return Matches(Query::Term(term)); }
  std::uint64_t Frequency(const std::string& term);

  // What make() gives, which the cache keeps under `key`: no description of a query.
  DocSet Cached(const std::string& key, const std::function<DocSet()>& make);

  // The scores of `hits`, all of which `query` matches, in the order of their docids. Lasts until
  // the next call.
  std::span<const double> Score(const Query& query, const ListedSet& hits);

 private:
  using List = std::shared_ptr<const PostingList>;  // the cache's, too

  // What is searched as one term: kTerm, kSynonym, kPattern.
  List ListOf(const Query& query);
  PostingList MakeList(const Query& query);
  PostingList Decode(const std::string& term);
  DocSet PatternDocs(const Query& query);
  // Of the articles that match, as a synonym group counts its parts; a pattern is there once.
  Counts CountsIn(const Query& query);

  struct Addend;
  using Within = std::shared_ptr<const ListedSet>;  // shared by the addends of one part
  void Collect(const Query& query, double factor, const Within& within,
               std::vector<Addend>& addends);
  void CollectMatching(const Query& query, double factor, const Within& within,
                       std::vector<Addend>& addends);
  void AddUp(std::vector<Addend> addends, const ListedSet& hits);
  void LookAtClock() const;

  const Xapian::Database& database_;
  const Columns& columns_;
  PostingCache& cache_;
  std::vector<double>& scores_;
  Deadline deadline_;
  Bm25 bm25_;
};

}  // namespace dossier::search
