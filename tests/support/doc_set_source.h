// A set of articles as a part of a query of Xapian.
#pragma once

#include <xapian.h>

#include <string>

#include "search/doc_set.h"

namespace dossier {

// Matches the members of `set`, which must outlive it and all its clones, with no weight.
class DocSetSource : public Xapian::PostingSource {
 public:
  explicit DocSetSource(const search::DocSet& set) : set_(set) {}

  // Xapian matches with clones, which it takes over.
  DocSetSource* clone() const override { return new DocSetSource(set_); }
  void init(const Xapian::Database&) override {
    roaring_init_iterator(&set_.roaring, &at_);
    started_ = false;
  }
  Xapian::doccount get_termfreq_min() const override { return Size(); }
  Xapian::doccount get_termfreq_est() const override { return Size(); }
  Xapian::doccount get_termfreq_max() const override { return Size(); }
  void next(double) override {
    if (started_) roaring_advance_uint32_iterator(&at_);
    started_ = true;
  }
  void skip_to(Xapian::docid docid, double) override {
    started_ = true;
    if (at_.has_value && at_.current_value < docid) {
      roaring_move_uint32_iterator_equalorlarger(&at_, docid);
    }
  }
  bool at_end() const override { return !at_.has_value; }
  Xapian::docid get_docid() const override { return at_.current_value; }
  std::string get_description() const override {
    return "articles(" + std::to_string(set_.cardinality()) + ")";
  }

 private:
  Xapian::doccount Size() const { return static_cast<Xapian::doccount>(set_.cardinality()); }

  const search::DocSet& set_;
  roaring_uint32_iterator_t at_{};
  bool started_ = false;
};

}  // namespace dossier
