#include "search/columns.h"

#include <algorithm>

#include "index/schema.h"

namespace dossier::search {
namespace {

// All terms with `prefix`, in byte order.
std::vector<std::string> Terms(const Xapian::Database& database, std::string_view prefix) {
  const std::string start(prefix);
  return {database.allterms_begin(start), database.allterms_end(start)};
}

DayNumber ToDayNumber(const std::string& value) {
  const auto day = index::DecodeDay(value);
  return day ? static_cast<DayNumber>(day->time_since_epoch().count()) : kNoDay;
}

DateColumns LoadDates(const Xapian::Database& database, DocId last_docid) {
  DateColumns dates;
  dates.first.assign(last_docid + 1, kNoDay);
  dates.last.assign(last_docid + 1, kNoDay);
  dates.precision.assign(last_docid + 1, DatePrecision::kDay);
  dates.basis.assign(last_docid + 1, article::DateBasis::kStated);
  const auto each = [&database](Xapian::valueno slot, const auto& visit) {
    for (auto at = database.valuestream_begin(slot); at != database.valuestream_end(slot); ++at) {
      visit(at.get_docid(), *at);
    }
  };
  each(index::kFirstDaySlot,
       [&](DocId docid, const std::string& value) { dates.first[docid] = ToDayNumber(value); });
  each(index::kLastDaySlot,
       [&](DocId docid, const std::string& value) { dates.last[docid] = ToDayNumber(value); });
  each(index::kDateKindSlot, [&](DocId docid, const std::string& value) {
    const auto kind = index::DecodeDateKind(value);
    if (!kind) return;
    dates.precision[docid] = kind->precision;
    dates.basis[docid] = kind->basis;
  });
  return dates;
}

}  // namespace

FacetColumn FacetColumn::Load(const Xapian::Database& database, std::string_view prefix) {
  FacetColumn column;
  const std::vector<std::string> terms = Terms(database, prefix);
  const DocId last_docid = database.get_lastdocid();
  // Twice over the posting lists: first to count the values of each article, then to set them down
  // in their place.
  column.starts_.assign(last_docid + 2, 0);
  std::vector<std::vector<DocId>> postings;
  postings.reserve(terms.size());
  for (const std::string& term : terms) {
    column.ids_.push_back(term.substr(prefix.size()));
    std::vector<DocId>& list =
        postings.emplace_back(database.postlist_begin(term), database.postlist_end(term));
    column.counts_.push_back(static_cast<std::uint32_t>(list.size()));
    for (const DocId docid : list) ++column.starts_[docid + 1];
  }
  for (std::size_t i = 1; i < column.starts_.size(); ++i)
    column.starts_[i] += column.starts_[i - 1];
  column.ordinals_.resize(column.starts_.back());
  std::vector<std::uint32_t> next(column.starts_.begin(), column.starts_.end() - 1);
  for (Ordinal ordinal = 0; ordinal < postings.size(); ++ordinal) {
    for (const DocId docid : postings[ordinal]) column.ordinals_[next[docid]++] = ordinal;
  }
  return column;
}

std::int64_t FacetColumn::Find(std::string_view id) const {
  const auto found = std::ranges::lower_bound(
      ids_, id, {}, [](const std::string& value) { return std::string_view(value); });
  return found == ids_.end() || *found != id ? -1 : found - ids_.begin();
}

Columns Columns::Load(const Xapian::Database& database) {
  Columns columns;
  columns.last_docid = database.get_lastdocid();
  columns.facets[Facet::kPerson] = FacetColumn::Load(database, index::kPersonPrefix);
  columns.facets[Facet::kOrganization] = FacetColumn::Load(database, index::kOrganizationPrefix);
  columns.facets[Facet::kSource] = FacetColumn::Load(database, index::kSourcePrefix);
  columns.facets[Facet::kLanguage] = FacetColumn::Load(database, index::kLanguagePrefix);
  columns.dates = LoadDates(database, columns.last_docid);

  columns.id_rank.assign(columns.last_docid + 1, 0);
  std::uint32_t rank = 0;
  for (const std::string& term : Terms(database, index::kIdPrefix)) {
    const auto posting = database.postlist_begin(term);
    if (posting == database.postlist_end(term)) continue;
    columns.id_rank[*posting] = rank++;
    columns.all.add(*posting);
    columns.newest_first.push_back(*posting);
  }
  const std::vector<DayNumber>& day = columns.dates.first;
  std::ranges::stable_sort(columns.newest_first,
                           [&day](DocId a, DocId b) { return day[a] > day[b]; });
  return columns;
}

}  // namespace dossier::search
