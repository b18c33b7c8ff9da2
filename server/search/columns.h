// What counting and sorting need of every article, in arrays by docid.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "article/article.h"
#include "base/date.h"
#include "index/value_table.h"
#include "search/doc_set.h"
#include "search/facet_kind.h"

namespace dossier::search {

using Ordinal = std::uint32_t;  // number of a facet value within one snapshot

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

  // Calls visit(ordinal) for each value of each of `docs`, in their order, rising within one.
  template <typename Visit>
  void ForEachValue(std::span<const DocId> docs, const Visit& visit) const {
    wide_.empty() ? ForEachIn(narrow_, kNoneNarrow, docs, visit)
                  : ForEachIn(wide_, kNoneWide, docs, visit);
  }

 private:
  class Maker;

  static constexpr std::uint16_t kNoneNarrow = std::numeric_limits<std::uint16_t>::max();
  static constexpr std::uint32_t kNoneWide = std::numeric_limits<std::uint32_t>::max();

  template <typename Number, typename Visit>
  void ForEachIn(const std::vector<Number>& ordinals, Number none, std::span<const DocId> docs,
                 const Visit& visit) const {
    if (starts_.empty()) {
      for (const DocId docid : docs) {
        if (ordinals[docid] != none) visit(Ordinal{ordinals[docid]});
      }
      return;
    }
    for (const DocId docid : docs) {
      const std::uint32_t end = starts_[docid + 1];
      for (std::uint32_t i = starts_[docid]; i < end; ++i) visit(Ordinal{ordinals[i]});
    }
  }

  std::string ids_;                                // one behind the other
  std::vector<std::uint32_t> id_begins_{0};        // one more than there are
  std::vector<std::uint32_t> counts_;              // by ordinal
  std::vector<index::ValueTable::Number> values_;  // by ordinal, or empty
  // The values of all articles, one article behind the other: in the first of these that can hold
  // every ordinal.
  std::vector<std::uint16_t> narrow_;
  std::vector<std::uint32_t> wide_;
  // By docid, one more than there are, where the values of each article begin. Empty where none has
  // more than one: then each docid has a place, with kNone… where it has no value.
  std::vector<std::uint32_t> starts_;
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
