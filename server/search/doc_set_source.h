// A set of articles as a part of a query.
#pragma once

#include <xapian.h>

#include "search/doc_set.h"

namespace dossier::search {

// Matches the members of `set`, which must outlive it and all its clones, with no weight.
class DocSetSource : public Xapian::PostingSource {
 public:
  explicit DocSetSource(const DocSet& set) : set_(set) {}

  // Xapian matches with clones, so one source may stand in a query several times.
  DocSetSource* clone() const override;
  void init(const Xapian::Database&) override;
  Xapian::doccount get_termfreq_min() const override { return Size(); }
  Xapian::doccount get_termfreq_est() const override { return Size(); }
  Xapian::doccount get_termfreq_max() const override { return Size(); }
  void next(double) override;
  void skip_to(Xapian::docid docid, double) override;
  bool at_end() const override { return !at_.has_value; }
  Xapian::docid get_docid() const override { return at_.current_value; }
  std::string get_description() const override;

 private:
  Xapian::doccount Size() const { return static_cast<Xapian::doccount>(set_.cardinality()); }

  const DocSet& set_;
  roaring_uint32_iterator_t at_{};
  bool started_ = false;
};

}  // namespace dossier::search
