// What stands behind date: in a query.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/span.h"
#include "search/query_ast.h"

namespace dossier::search {

// From the first day of `from` to the last of `to`; an open end is absent. Both are absent where
// there are faults.
struct DateRange {
  std::optional<PartialDate> from;
  std::optional<PartialDate> to;
  std::vector<QueryFault> faults;
};

// `value` is the part of `query` that names one date or two with ".." between them, of which one
// may be empty. Faults: "date-format" for each side that is no date, "date-range" for a range that
// runs backwards.
DateRange ReadDateRange(std::string_view query, Span value);

}  // namespace dossier::search
