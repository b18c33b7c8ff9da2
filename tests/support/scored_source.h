// Articles and what they score, as a part of a query of Xapian.
#pragma once

#include <xapian.h>

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "search/doc_set.h"

namespace dossier {

// `scores` by rising docid; they must outlive it and all its clones.
class ScoredSource : public Xapian::PostingSource {
 public:
  using Scores = std::vector<std::pair<search::DocId, double>>;

  explicit ScoredSource(const Scores& scores) : scores_(scores) {
    double highest = 0;
    for (const auto& [docid, score] : scores) highest = std::max(highest, score);
    set_maxweight(highest);
  }

  // Xapian matches with clones, which it takes over.
  ScoredSource* clone() const override { return new ScoredSource(scores_); }
  void init(const Xapian::Database&) override { next_ = 0; }
  Xapian::doccount get_termfreq_min() const override { return Size(); }
  Xapian::doccount get_termfreq_est() const override { return Size(); }
  Xapian::doccount get_termfreq_max() const override { return Size(); }
  void next(double) override { ++next_; }
  void skip_to(Xapian::docid docid, double) override {
    if (next_ == 0) ++next_;  // as the first move, too
    while (!at_end() && get_docid() < docid) ++next_;
  }
  bool at_end() const override { return next_ > scores_.size(); }
  Xapian::docid get_docid() const override { return scores_[next_ - 1].first; }
  double get_weight() const override { return scores_[next_ - 1].second; }
  std::string get_description() const override {
    return "articles(" + std::to_string(scores_.size()) + ")";
  }

 private:
  Xapian::doccount Size() const { return static_cast<Xapian::doccount>(scores_.size()); }

  const Scores& scores_;
  std::size_t next_ = 0;  // behind the place where it stands
};

}  // namespace dossier
