#include "search/ranking.h"

#include <algorithm>
#include <string>

#include "search/doc_set_source.h"

namespace dossier::search {
namespace {

constexpr std::uint32_t kDocsBetweenLooks = 1024;

// Up to so many hits are weighed all. Where Xapian 1.4.22 passes over those that cannot come into
// the page, it now and then passes over one that can, and another page has it twice.
constexpr std::uint64_t kMaxAllWeighed = 20'000;

// Ends a match at its deadline. Enquire::set_time_limit does not: 532 ms were taken where 5 were
// given.
class DeadlineSpy : public Xapian::MatchSpy {
 public:
  explicit DeadlineSpy(Deadline deadline) : deadline_(deadline) {}

  void operator()(const Xapian::Document& document, double) override {
    if (++seen_ % kDocsBetweenLooks == 0 && std::chrono::steady_clock::now() > deadline_) {
      throw QueryTimeout();
    }
    See(document.get_docid());
  }

 protected:
  virtual void See(DocId) {}

 private:
  Deadline deadline_;
  std::uint32_t seen_ = 0;
};

class CollectingSpy : public DeadlineSpy {
 public:
  using DeadlineSpy::DeadlineSpy;

  DocSet Take() {
    std::ranges::sort(docs_);
    DocSet set;
    set.addMany(docs_.size(), docs_.data());
    return set;
  }

 private:
  void See(DocId docid) override { docs_.push_back(docid); }

  std::vector<DocId> docs_;
};

std::string BigEndian(std::uint32_t value) {
  std::string bytes;
  for (int shift = 24; shift >= 0; shift -= 8) bytes += static_cast<char>(value >> shift & 0xFF);
  return bytes;
}

// Smaller keys go first: later days, then lower ids.
class TieBreaker : public Xapian::KeyMaker {
 public:
  explicit TieBreaker(const Columns& columns) : columns_(columns) {}

  std::string operator()(const Xapian::Document& document) const override {
    const DocId docid = document.get_docid();
    const auto day = static_cast<std::uint32_t>(columns_.dates.first[docid]) ^ 0x8000'0000U;
    return BigEndian(~day) + BigEndian(columns_.id_rank[docid]);
  }

 private:
  const Columns& columns_;
};

}  // namespace

DocSet MatchedDocs(const Xapian::Database& database, const Xapian::Query& query,
                   Deadline deadline) {
  if (query.empty()) return {};
  Xapian::Enquire enquire(database);
  enquire.set_query(query);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_docid_order(Xapian::Enquire::DONT_CARE);
  CollectingSpy spy(deadline);
  enquire.add_matchspy(&spy);
  // A spy sees every match only where as many are checked as there are documents.
  enquire.get_mset(0, 1, database.get_doccount());
  return spy.Take();
}

bool HasMatch(const Xapian::Database& database, const Xapian::Query& query) {
  if (query.empty()) return false;
  Xapian::Enquire enquire(database);
  enquire.set_query(query);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_docid_order(Xapian::Enquire::DONT_CARE);
  return !enquire.get_mset(0, 1).empty();
}

std::vector<RankedDoc> RankByRelevance(const Xapian::Database& database, const Xapian::Query& query,
                                       const DocSet& hits, const Columns& columns,
                                       std::size_t first, std::size_t count, Deadline deadline) {
  DocSetSource source(hits);
  Xapian::Enquire enquire(database);
  enquire.set_query({Xapian::Query::OP_FILTER, query, Xapian::Query(&source)});
  const RankingParameters p;
  enquire.set_weighting_scheme(Xapian::BM25Weight(p.k1, p.k2, p.k3, p.b, p.min_normlen));
  TieBreaker ties(columns);
  enquire.set_sort_by_relevance_then_key(&ties, false);
  DeadlineSpy spy(deadline);
  enquire.add_matchspy(&spy);
  const auto weighed =
      static_cast<Xapian::doccount>(hits.cardinality() <= kMaxAllWeighed ? hits.cardinality() : 0);
  const Xapian::MSet matches = enquire.get_mset(static_cast<Xapian::doccount>(first),
                                                static_cast<Xapian::doccount>(count), weighed);
  std::vector<RankedDoc> ranked;
  ranked.reserve(matches.size());
  for (auto match = matches.begin(); match != matches.end(); ++match) {
    ranked.push_back({*match, match.get_weight()});
  }
  return ranked;
}

std::vector<RankedDoc> RankByDate(SortOrder order, const DocSet& hits, const Columns& columns,
                                  std::size_t first, std::size_t count) {
  std::vector<RankedDoc> ranked;
  if (order == SortOrder::kNewest) {
    // In falling order of date already: stop as soon as the page is full.
    std::size_t place = 0;
    for (const DocId docid : columns.newest_first) {
      if (ranked.size() == count) break;
      if (hits.contains(docid) && place++ >= first) ranked.push_back({docid, 0});
    }
    return ranked;
  }
  std::vector<DocId> docs(hits.cardinality());
  hits.toUint32Array(docs.data());
  const std::vector<DayNumber>& day = columns.dates.first;
  const auto is_older = [&](DocId a, DocId b) {
    if ((day[a] == kNoDay) != (day[b] == kNoDay)) return day[b] == kNoDay;
    return day[a] != day[b] ? day[a] < day[b] : columns.id_rank[a] < columns.id_rank[b];
  };
  const std::size_t end = std::min(docs.size(), first + count);
  std::partial_sort(docs.begin(), docs.begin() + static_cast<std::ptrdiff_t>(end), docs.end(),
                    is_older);
  for (std::size_t i = first; i < end; ++i) ranked.push_back({docs[i], 0});
  return ranked;
}

}  // namespace dossier::search
