#include "search/columns.h"

#include <algorithm>
#include <chrono>
#include <functional>
#include <limits>
#include <numeric>
#include <utility>

#include "index/schema.h"
#include "search/values.h"

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

DateColumn LoadDates(const Xapian::Database& database, DocId last_docid) {
  DateColumn dates(last_docid + 1);
  // Both slots are filled, or neither.
  auto day = database.valuestream_begin(index::kFirstDaySlot);
  const auto day_end = database.valuestream_end(index::kFirstDaySlot);
  const auto end = database.valuestream_end(index::kDateKindSlot);
  for (auto at = database.valuestream_begin(index::kDateKindSlot); at != end; ++at) {
    day.skip_to(at.get_docid());
    if (day == day_end) break;
    const auto kind = index::DecodeDateKind(*at);
    if (kind) dates.Set(at.get_docid(), ToDayNumber(*day), kind->precision, kind->basis);
  }
  return dates;
}

// Radix sort, as there may be millions: two rounds of half a day number each, both of which keep
// the order of equals.
void SortByFallingDay(std::vector<DocId>& docs, const DateColumn& dates) {
  constexpr std::uint32_t kHalf = 1U << 16U;
  std::vector<DocId> sorted(docs.size());
  for (const std::uint32_t shift : {0U, 16U}) {
    // The higher the day, the lower its key.
    const auto key = [&](DocId docid) {
      const auto rising = static_cast<std::uint32_t>(dates.first(docid)) ^ 0x8000'0000U;
      return (~rising >> shift) % kHalf;
    };
    std::vector<std::uint32_t> next(kHalf + 1);
    for (const DocId docid : docs) ++next[key(docid) + 1];
    for (std::size_t i = 1; i < next.size(); ++i) next[i] += next[i - 1];
    for (const DocId docid : docs) sorted[next[key(docid)]++] = docid;
    docs.swap(sorted);
  }
}

}  // namespace

// Takes the values of a column in the order of their ids.
class FacetColumn::Maker {
 public:
  explicit Maker(const Xapian::Database& database)
      : database_(database), value_counts_(database.get_lastdocid() + 1) {}

  // A value that the articles with any of `terms` have.
  void Add(std::string_view id, const std::vector<std::string>& terms) {
    const auto begin = static_cast<std::ptrdiff_t>(articles_.size());
    for (const std::string& term : terms) {
      const auto end = database_.postlist_end(term);
      for (auto at = database_.postlist_begin(term); at != end; ++at) articles_.push_back(*at);
    }
    if (terms.size() > 1) {
      std::sort(articles_.begin() + begin, articles_.end());
      articles_.erase(std::unique(articles_.begin() + begin, articles_.end()), articles_.end());
    }
    for (auto at = articles_.begin() + begin; at != articles_.end(); ++at) ++value_counts_[*at];
    column_.counts_.push_back(
        static_cast<std::uint32_t>(static_cast<std::ptrdiff_t>(articles_.size()) - begin));
    column_.ids_ += id;
    column_.id_begins_.push_back(static_cast<std::uint32_t>(column_.ids_.size()));
  }

  // All values once more: now that those of each article are counted, each has its place.
  FacetColumn Make() && {
    if (column_.value_count() <= OrdinalRows<std::uint16_t>::kMaxOrdinals) {
      column_.rows_ = Rows<std::uint16_t>();
    } else {
      column_.rows_ = Rows<std::uint32_t>();
    }
    column_.by_falling_count_.resize(column_.value_count());
    std::iota(column_.by_falling_count_.begin(), column_.by_falling_count_.end(), Ordinal{0});
    std::ranges::stable_sort(column_.by_falling_count_, std::ranges::greater(),
                             [this](Ordinal ordinal) { return column_.counts_[ordinal]; });
    return std::move(column_);
  }

 private:
  template <typename Number>
  OrdinalRows<Number> Rows() const {
    OrdinalRows<Number> rows(value_counts_, static_cast<Ordinal>(column_.value_count()));
    auto article = articles_.begin();
    for (Ordinal ordinal = 0; ordinal < column_.value_count(); ++ordinal) {
      for (std::uint32_t i = 0; i < column_.counts_[ordinal]; ++i) rows.Add(*article++, ordinal);
    }
    return rows;
  }

  const Xapian::Database& database_;
  FacetColumn column_;
  std::vector<std::uint32_t> value_counts_;  // by docid
  std::vector<DocId> articles_;              // of all values, one behind the other
};

FacetColumn FacetColumn::Load(const Xapian::Database& database, std::string_view prefix) {
  Maker maker(database);
  for (const std::string& term : Terms(database, prefix)) {
    maker.Add(std::string_view(term).substr(prefix.size()), {term});
  }
  return std::move(maker).Make();
}

FacetColumn FacetColumn::LoadValues(const Xapian::Database& database,
                                    const index::ValueTable& values, entities::EntityKind kind) {
  Maker maker(database);
  std::vector<index::ValueTable::Number> numbers;
  for (index::ValueTable::Number value = 0; value < values.size(); ++value) {
    if (values.kind(value) != kind) continue;
    maker.Add(values.id(value), ValueTerms(values, value));
    numbers.push_back(value);
  }
  FacetColumn column = std::move(maker).Make();
  column.values_ = std::move(numbers);
  return column;
}

std::int64_t FacetColumn::Find(std::string_view id) const {
  Ordinal begin = 0;
  auto end = static_cast<Ordinal>(value_count());
  while (begin < end) {
    const Ordinal middle = begin + (end - begin) / 2;
    const std::string_view found = this->id(middle);
    if (found == id) return middle;
    if (found < id) {
      begin = middle + 1;
    } else {
      end = middle;
    }
  }
  return -1;
}

std::optional<PartialDate> DateColumn::date(DocId docid) const {
  if (first(docid) == kNoDay) return std::nullopt;
  const PartialDate day = PartialDate::Day(std::chrono::sys_days(std::chrono::days(first(docid))));
  switch (precision(docid)) {
    case DatePrecision::kYear:
      return PartialDate::Year(day.year());
    case DatePrecision::kMonth:
      return PartialDate::Month(day.year(), day.month());
    case DatePrecision::kDay:
      break;
  }
  return day;
}

DayNumber DateColumn::last(DocId docid) const {
  const DayNumber day = first(docid);
  if (precision(docid) == DatePrecision::kDay) return day;
  const std::chrono::year_month_day date{std::chrono::sys_days(std::chrono::days(day))};
  const auto last_month =
      precision(docid) == DatePrecision::kMonth ? date.month() : std::chrono::December;
  return static_cast<DayNumber>(std::chrono::sys_days(date.year() / last_month / std::chrono::last)
                                    .time_since_epoch()
                                    .count());
}

EventColumn EventColumn::Load(const Xapian::Database& database) {
  EventColumn column;
  const Xapian::valueno slot = index::kEventDaysSlot;
  for (auto at = database.valuestream_begin(slot); at != database.valuestream_end(slot); ++at) {
    for (const index::DayPeriod& period : index::DecodePeriods(*at)) {
      column.periods_.push_back({static_cast<DayNumber>(period.first.time_since_epoch().count()),
                                 static_cast<DayNumber>(period.last.time_since_epoch().count())});
    }
    column.docs_.push_back(at.get_docid());
    column.starts_.push_back(static_cast<std::uint32_t>(column.periods_.size()));
  }
  return column;
}

Columns Columns::Load(const Xapian::Database& database, index::ValueTable values) {
  Columns columns;
  columns.values = std::move(values);
  columns.last_docid = database.get_lastdocid();
  for (const auto kind : {entities::EntityKind::kPerson, entities::EntityKind::kOrganization}) {
    columns.facets[FacetOf(kind)] = FacetColumn::LoadValues(database, columns.values, kind);
  }
  columns.facets[Facet::kSource] = FacetColumn::Load(database, index::kSourcePrefix);
  columns.facets[Facet::kLanguage] = FacetColumn::Load(database, index::kLanguagePrefix);
  columns.dates = LoadDates(database, columns.last_docid);
  columns.events = EventColumn::Load(database);

  columns.average_length = database.get_average_length();
  columns.lengths.assign(columns.last_docid + 1, 0);
  columns.newest_first.reserve(database.get_doccount());
  for (auto at = database.postlist_begin(""); at != database.postlist_end(""); ++at) {
    columns.lengths[*at] = at.get_doclength();
    columns.newest_first.push_back(*at);
  }
  columns.all = DocSet(columns.newest_first.size(), columns.newest_first.data());
  SortByFallingDay(columns.newest_first, columns.dates);
  return columns;
}

}  // namespace dossier::search
