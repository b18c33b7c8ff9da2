// What counting and sorting need of every article, in arrays by docid.
#pragma once

#include <xapian.h>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "article/article.h"
#include "base/date.h"
#include "index/value_table.h"
#include "search/doc_set.h"
#include "search/facet_kind.h"
#include "search/ordinal_rows.h"

namespace dossier::search {

// The values of one facet and, for each article, which of them it has.
class FacetColumn {
 public:
  // Inverts the posting lists of all terms with `prefix`: what stands behind the prefix is the
  // value.
  static FacetColumn Load(const Xapian::Database& database, std::string_view prefix);
  // The values of one kind, each with the articles of all its keys.
  static FacetColumn LoadValues(const Xapian::Database& database, const index::ValueTable& values,
                                entities::EntityKind kind);

  std::size_t value_count() const { return counts_.size(); }
  // Values are numbered in the byte order of their ids.
  std::string_view id(Ordinal ordinal) const {
    return std::string_view(ids_).substr(id_begins_[ordinal],
                                         id_begins_[ordinal + 1] - id_begins_[ordinal]);
  }
  // Of the columns of people and organizations: the value's number in the table.
  index::ValueTable::Number value(Ordinal ordinal) const { return values_[ordinal]; }
  // The articles that have the value.
  std::uint64_t count(Ordinal ordinal) const { return counts_[ordinal]; }
  // All values, the most frequent first.
  const std::vector<Ordinal>& by_falling_count() const { return by_falling_count_; }
  // -1 where no article has the value.
  std::int64_t Find(std::string_view id) const;

  // Calls visit(ordinal) for each value of each of `docs`, which rise; not in their order. Empty
  // places are visited, too, as ordinals from value_count() to value_count() + kMaxEmpty - 1: to
  // count them is cheaper than to look at each.
  static constexpr std::size_t kMaxEmpty = OrdinalRows<std::uint16_t>::kMaxWidth;
  template <typename Visit>
  void ForEachPlace(std::span<const DocId> docs, const Visit& visit) const {
    std::visit([&](const auto& rows) { rows.ForEachPlace(docs, visit); }, rows_);
  }

 private:
  class Maker;

  std::string ids_;                          // one behind the other
  std::vector<std::uint32_t> id_begins_{0};  // one more than there are
  std::vector<std::uint32_t> counts_;        // by ordinal
  std::vector<Ordinal> by_falling_count_;
  std::vector<index::ValueTable::Number> values_;  // by ordinal, or empty
  // The first of these that can hold every ordinal.
  std::variant<OrdinalRows<std::uint16_t>, OrdinalRows<std::uint32_t>> rows_;
};

// Days since 1970-01-01.
using DayNumber = std::int32_t;
inline constexpr DayNumber kNoDay = std::numeric_limits<DayNumber>::min() / 16;

// The publication dates, each in 4 bytes: what reads many reads one array.
class DateColumn {
 public:
  DateColumn() = default;
  explicit DateColumn(std::size_t size) : dates_(size, kNoDay * kPlaces) {}

  void Set(DocId docid, DayNumber first, DatePrecision precision, article::DateBasis basis) {
    dates_[docid] = first * kPlaces + static_cast<std::int32_t>(precision) * 4 +
                    static_cast<std::int32_t>(basis);
    if (first == kNoDay) return;
    first_day_ = std::min(first_day_, first);
    last_day_ = std::max(last_day_, first);
  }

  std::size_t size() const { return dates_.size(); }
  // The earliest of all first days, and how many days there are from it to the latest; 0 where no
  // date is known.
  DayNumber first_day() const { return first_day_; }
  std::size_t day_count() const {
    return first_day_ > last_day_ ? 0 : static_cast<std::size_t>(last_day_ - first_day_) + 1;
  }
  // kNoDay where the date is not known; precision and basis say nothing then.
  DayNumber first(DocId docid) const { return dates_[docid] >> 4; }
  DatePrecision precision(DocId docid) const {
    return static_cast<DatePrecision>(dates_[docid] >> 2 & 3);
  }
  article::DateBasis basis(DocId docid) const {
    return static_cast<article::DateBasis>(dates_[docid] & 3);
  }
  void Prefetch(DocId docid) const { __builtin_prefetch(&dates_[docid]); }
  // The last day of a date that is known.
  DayNumber last(DocId docid) const;
  // The whole of it; nothing where it is not known.
  std::optional<PartialDate> date(DocId docid) const;

 private:
  static constexpr std::int32_t kPlaces = 16;

  std::vector<std::int32_t> dates_;  // by docid: first day, precision, basis
  DayNumber first_day_ = std::numeric_limits<DayNumber>::max();
  DayNumber last_day_ = std::numeric_limits<DayNumber>::min();
};

// The days that articles speak of.
class EventColumn {
 public:
  struct Period {
    DayNumber first;
    DayNumber last;
  };

  static EventColumn Load(const Xapian::Database& database);

  // Calls visit(docid, periods) for each article that has any, in their order; the periods are in
  // order, with a day at least between them.
  template <typename Visit>
  void ForEach(const Visit& visit) const {
    for (std::size_t i = 0; i < docs_.size(); ++i) {
      visit(docs_[i], std::span(periods_).subspan(starts_[i], starts_[i + 1] - starts_[i]));
    }
  }

 private:
  std::vector<DocId> docs_;
  std::vector<std::uint32_t> starts_{0};  // one more than there are
  std::vector<Period> periods_;
};

struct Columns {
  // Reads a whole database, whose facet values are `values`. Needs 12 bytes an article, 2 for each
  // place of its rows (ordinal_rows.h; 4 where there are over 65,000 values of a kind), 8 for each
  // date that it names, and 8 where it names any: 34 MB for a million articles of four people and
  // two organizations (2026-11-26).
  static Columns Load(const Xapian::Database& database, index::ValueTable values);

  index::ValueTable values;  // people and organizations
  DocId last_docid = 0;
  DocSet all;
  PerFacet<FacetColumn> facets;
  DateColumn dates;
  EventColumn events;
  std::vector<std::uint32_t> lengths;  // by docid: words, as BM25 counts them
  double average_length = 0;
  std::vector<DocId>
      newest_first;  // all articles: later first day first, undated last, ties by docid
};

}  // namespace dossier::search
