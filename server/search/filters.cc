#include "search/filters.h"

#include <string>
#include <utility>
#include <vector>

#include "index/schema.h"

namespace dossier::search {
namespace {

std::string FacetTerm(Facet facet, std::string_view id) {
  switch (facet) {
    case Facet::kPerson:
      return index::MakeTerm(index::kPersonPrefix, id);
    case Facet::kOrganization:
      return index::MakeTerm(index::kOrganizationPrefix, id);
    case Facet::kSource:
      return index::MakeTerm(index::kSourcePrefix, id);
    case Facet::kLanguage:
      break;
  }
  return index::MakeTerm(index::kLanguagePrefix, id);
}

DocSet SetOf(const std::vector<DocId>& docs) {
  DocSet set;
  set.addMany(docs.size(), docs.data());
  return set;
}

DayNumber ToDayNumber(std::chrono::sys_days day) {
  return static_cast<DayNumber>(day.time_since_epoch().count());
}

}  // namespace

DocSet TermDocs(const Xapian::Database& database, const std::string& term) {
  if (term.empty()) return {};
  return SetOf({database.postlist_begin(term), database.postlist_end(term)});
}

DocSet IncludedDocs(const Xapian::Database& database, Facet facet, const FacetFilter& filter,
                    const DocSet& all) {
  if (filter.values.empty()) return all;
  DocSet set = filter.combine == Combine::kAnd ? all : DocSet();
  for (const std::string& id : filter.values) {
    const DocSet docs = TermDocs(database, FacetTerm(facet, id));
    if (filter.combine == Combine::kAnd) {
      set &= docs;
    } else {
      set |= docs;
    }
  }
  return set;
}

DocSet DateRangeDocs(const DateFilter& filter, const Columns& columns) {
  const DateColumns& dates = columns.dates;
  const DayNumber from = filter.from ? ToDayNumber(filter.from->first_day()) : kNoDay;
  const DayNumber to =
      filter.to ? ToDayNumber(filter.to->last_day()) : std::numeric_limits<DayNumber>::max();
  std::vector<DocId> docs;
  ForEachDoc(columns.all, [&](DocId docid) {
    const bool dated = dates.first[docid] != kNoDay;
    if (dated && dates.first[docid] >= from && dates.last[docid] <= to) docs.push_back(docid);
  });
  return SetOf(docs);
}

DocSet InferredDateDocs(const Columns& columns) {
  const DateColumns& dates = columns.dates;
  std::vector<DocId> docs;
  ForEachDoc(columns.all, [&](DocId docid) {
    const bool dated = dates.first[docid] != kNoDay;
    if (dated && dates.basis[docid] == article::DateBasis::kInferred) docs.push_back(docid);
  });
  return SetOf(docs);
}

FilteredSets::FilteredSets(DocSet matched, const Filters& filters, const Xapian::Database& database,
                           const Columns& columns)
    : matched_(std::move(matched)) {
  for (const Facet facet : kFacets) {
    const FacetFilter& filter = filters.facets[facet];
    for (const std::string& id : filter.excluded) {
      matched_ -= TermDocs(database, FacetTerm(facet, id));
    }
    if (filter.values.empty()) continue;
    filters_[static_cast<std::size_t>(facet)] = IncludedDocs(database, facet, filter, columns.all);
  }
  if (filters.date.stated_only) matched_ -= InferredDateDocs(columns);
  if (filters.date.has_range()) filters_[kDate] = DateRangeDocs(filters.date, columns);
  hits_ = Intersect(kNoFilter);
}

DocSet FilteredSets::WithoutFacet(Facet facet) const {
  return Intersect(static_cast<std::size_t>(facet));
}

DocSet FilteredSets::WithoutDate() const { return Intersect(kDate); }

DocSet FilteredSets::Intersect(std::size_t left_out) const {
  DocSet set = matched_;
  for (std::size_t i = 0; i < filters_.size(); ++i) {
    if (i != left_out && filters_[i]) set &= *filters_[i];
  }
  return set;
}

}  // namespace dossier::search
