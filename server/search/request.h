// A search as it is asked for, with all defaults filled in.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "search/facet_kind.h"
#include "text/language.h"

namespace dossier::search {

enum class MatchMode { kAuto, kAll, kAny };
enum class Combine { kOr, kAnd };
enum class SortOrder { kRelevance, kNewest, kOldest };
enum class Interval { kAuto, kDay, kWeek, kMonth, kYear, kNone };

// "auto", "all", "any" and so on: the values of openapi.json.
std::string_view MatchModeName(MatchMode mode);
std::string_view CombineName(Combine combine);
std::string_view SortOrderName(SortOrder order);
std::string_view IntervalName(Interval interval);

inline constexpr std::size_t kMaxQueryBytes = 1024;
inline constexpr std::size_t kMaxPageSize = 100;
inline constexpr std::size_t kMaxReach = 10'000;  // page × size
inline constexpr std::size_t kMaxFacetSize = 200;
inline constexpr std::size_t kMaxSnippet = 1'000;
inline constexpr std::size_t kMaxSuggestions = 20;

struct FacetFilter {
  std::vector<std::string> values;  // ids, each once
  std::vector<std::string> excluded;
  Combine combine = Combine::kOr;
};

// Both ends count. An article is in where its whole period is.
struct DateFilter {
  std::optional<PartialDate> from;
  std::optional<PartialDate> to;
  bool stated_only =
      false;  // leaves out inferred dates; undated articles stay unless an end is given

  bool has_range() const { return from.has_value() || to.has_value(); }
};

// Both ends count. An article is in where a period that it speaks of overlaps with them.
struct EventFilter {
  std::optional<PartialDate> from;
  std::optional<PartialDate> to;

  bool has_range() const { return from.has_value() || to.has_value(); }
};

struct Filters {
  PerFacet<FacetFilter> facets;
  DateFilter date;
  EventFilter event;
};

// How freely the words of a query are taken.
struct QueryOptions {
  bool expand = true;     // names stand for their entities, words for their translations
  bool interpret = true;  // words without hits are read by the ladder of readings
};

struct SearchRequest {
  std::string text;  // the query; empty or white space: all articles
  Filters filters;
  MatchMode match = MatchMode::kAuto;
  QueryOptions options;
  bool explain = false;           // adds how the query was understood and what each word weighs
  std::optional<SortOrder> sort;  // by default kRelevance, without a query kNewest
  std::size_t page = 1;
  std::size_t size = 20;
  PerFacet<bool> wanted_facets{{true, true, true, true}};
  std::size_t facet_size = 10;
  Interval histogram = Interval::kAuto;
  bool zoom = false;                 // whether the histogram is of the range of dates alone
  std::size_t snippet_length = 240;  // code points; 0: no snippets
  text::Language language = text::Language::kEnglish;  // of labels: kEnglish or kRussian
};

}  // namespace dossier::search
