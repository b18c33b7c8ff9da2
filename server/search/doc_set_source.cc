#include "search/doc_set_source.h"

namespace dossier::search {

// A bare new, because Xapian takes the clone over.
DocSetSource* DocSetSource::clone() const { return new DocSetSource(set_); }

void DocSetSource::init(const Xapian::Database&) {
  roaring_init_iterator(&set_.roaring, &at_);
  started_ = false;
}

void DocSetSource::next(double) {
  if (started_) roaring_advance_uint32_iterator(&at_);
  started_ = true;
}

void DocSetSource::skip_to(Xapian::docid docid, double) {
  started_ = true;
  if (at_.has_value && at_.current_value < docid) {
    roaring_move_uint32_iterator_equalorlarger(&at_, docid);
  }
}

std::string DocSetSource::get_description() const {
  return "articles(" + std::to_string(set_.cardinality()) + ")";
}

}  // namespace dossier::search
