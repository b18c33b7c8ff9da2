// What counting and sorting need of every article, in arrays by docid.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <limits>
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

  std::string ids_;                                // one behind the other
  std::vector<std::uint32_t> id_begins_{0};        // one more than there are
  std::vector<std::uint32_t> counts_;              // by ordinal
  std::vector<index::ValueTable::Number> values_;  // by ordinal, or empty
  // The first of these that can hold every ordinal.
  std::variant<OrdinalRows<std::uint16_t>, OrdinalRows<std::uint32_t>> rows_;
};

// Days since 1970-01-01.
using DayNumber = std::int32_t;
inline constexpr DayNumber kNoDay = std::numeric_limits<DayNumber>::min();

struct DateColumns {
  std::vector<DayNumber> first;  // kNoDay where the date is not known
  std::vector<DatePrecision> precision;
  std::vector<article::DateBasis> basis;

  // The last day of a date that is known.
  DayNumber last(DocId docid) const;
};

// The days that each article speaks of.
class EventColumn {
 public:
  struct Period {
    DayNumber first;
    DayNumber last;
  };

  static EventColumn Load(const Xapian::Database& database);

  // In order, with a day at least between them.
  std::span<const Period> of(DocId docid) const {
    return {periods_.data() + starts_[docid], periods_.data() + starts_[docid + 1]};
  }

 private:
  std::vector<std::uint32_t> starts_;  // by docid, one more than there are
  std::vector<Period> periods_;
};

struct Columns {
  // Reads a whole database, whose facet values are `values`. Needs 30 bytes an article, 2 for each
  // entity in it (4 where there are over 65,535 of a kind) and 8 for each date that it names.
  static Columns Load(const Xapian::Database& database, index::ValueTable values);

  index::ValueTable values;  // people and organizations
  DocId last_docid = 0;
  DocSet all;
  PerFacet<FacetColumn> facets;
  DateColumns dates;
  EventColumn events;
  std::vector<std::uint32_t> lengths;  // by docid: words, as BM25 counts them
  double average_length = 0;
  std::vector<DocId>
      newest_first;  // all articles: later first day first, undated last, ties by docid
};

}  // namespace dossier::search
