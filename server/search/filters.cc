#include "search/filters.h"

#include <algorithm>
#include <limits>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "search/values.h"

namespace dossier::search {
namespace {

DayNumber ToDayNumber(std::chrono::sys_days day) {
  return static_cast<DayNumber>(day.time_since_epoch().count());
}

// The first and the last day of a range; an open end is the end of all days.
DayNumber FirstDay(const std::optional<PartialDate>& from) {
  return from ? ToDayNumber(from->first_day()) : kNoDay;
}
DayNumber LastDay(const std::optional<PartialDate>& to) {
  return to ? ToDayNumber(to->last_day()) : std::numeric_limits<DayNumber>::max();
}

std::string RangeKey(const std::optional<PartialDate>& from, const std::optional<PartialDate>& to) {
  return std::to_string(FirstDay(from)) + ".." + std::to_string(LastDay(to));
}

}  // namespace

DocSet ValueDocs(Evaluator& evaluator, Facet facet, std::string_view id) {
  DocSet set;
  for (const std::string& term : ValueTerms(evaluator.columns().values, facet, id)) {
    set |= evaluator.TermDocs(term);
  }
  return set;
}

DocSet IncludedDocs(Evaluator& evaluator, Facet facet, const FacetFilter& filter) {
  const DocSet& all = evaluator.columns().all;
  if (filter.values.empty()) return all;
  DocSet set = filter.combine == Combine::kAnd ? all : DocSet();
  for (const std::string& id : filter.values) {
    const DocSet docs = ValueDocs(evaluator, facet, id);
    if (filter.combine == Combine::kAnd) {
      set &= docs;
    } else {
      set |= docs;
    }
  }
  return set;
}

DocSet DateRangeDocs(const DateFilter& filter, const Columns& columns) {
  const DateColumn& dates = columns.dates;
  const DayNumber from = std::max(FirstDay(filter.from), kNoDay + 1);
  const DayNumber to = LastDay(filter.to);
  // Without a branch for each article, which would be guessed wrong as often as right.
  std::vector<DocId> docs(dates.size());
  std::size_t count = 0;
  for (DocId docid = 0; docid < dates.size(); ++docid) {
    docs[count] = docid;
    count += dates.first(docid) >= from && dates.first(docid) <= to ? 1 : 0;
  }
  docs.resize(count);
  std::erase_if(docs, [&](DocId docid) { return dates.last(docid) > to; });
  return SetOf(docs);
}

DocSet EventDocs(const EventFilter& filter, const Columns& columns) {
  const DayNumber from = FirstDay(filter.from);
  const DayNumber to = LastDay(filter.to);
  std::vector<DocId> docs;
  columns.events.ForEach([&](DocId docid, std::span<const EventColumn::Period> periods) {
    for (const EventColumn::Period& period : periods) {
      if (period.last < from) continue;
      if (period.first <= to) docs.push_back(docid);
      break;  // periods are in order: the rest begin later still
    }
  });
  return SetOf(docs);
}

DocSet InferredDateDocs(const Columns& columns) {
  const DateColumn& dates = columns.dates;
  std::vector<DocId> docs;
  ForEachDoc(columns.all, [&](DocId docid) {
    const bool dated = dates.first(docid) != kNoDay;
    if (dated && dates.basis(docid) == article::DateBasis::kInferred) docs.push_back(docid);
  });
  return SetOf(docs);
}

FilteredSets::FilteredSets(DocSet matched, const Filters& filters, Evaluator& evaluator)
    : matched_(std::move(matched)) {
  const Columns& columns = evaluator.columns();
  for (const Facet facet : kFacets) {
    const FacetFilter& filter = filters.facets[facet];
    for (const std::string& id : filter.excluded) {
      matched_ -= ValueDocs(evaluator, facet, id);
    }
    if (filter.values.empty()) continue;
    filters_[static_cast<std::size_t>(facet)] = IncludedDocs(evaluator, facet, filter);
  }
  if (filters.date.stated_only) {
    matched_ -= evaluator.Cached("inferred", [&] { return InferredDateDocs(columns); });
  }
  if (filters.date.has_range()) {
    filters_[kDate] = evaluator.Cached("date " + RangeKey(filters.date.from, filters.date.to),
                                       [&] { return DateRangeDocs(filters.date, columns); });
  }
  if (filters.event.has_range()) {
    filters_[kEvent] = evaluator.Cached("event " + RangeKey(filters.event.from, filters.event.to),
                                        [&] { return EventDocs(filters.event, columns); });
  }
  hits_ = Intersect(kNoFilter);
  for (std::size_t i = 0; i < filters_.size(); ++i) {
    if (filters_[i]) without_[i] = Intersect(i);
  }
}

const ListedSet& FilteredSets::WithoutFacet(Facet facet) const {
  return Without(static_cast<std::size_t>(facet));
}

const ListedSet& FilteredSets::Without(std::size_t filter) const {
  return filters_[filter] ? without_[filter] : hits_;
}

DocSet FilteredSets::Intersect(std::size_t left_out) const {
  DocSet set = matched_;
  for (std::size_t i = 0; i < filters_.size(); ++i) {
    if (i != left_out && filters_[i]) set &= *filters_[i];
  }
  return set;
}

}  // namespace dossier::search
