#include "entities/office_term.h"

#include <tuple>
#include <vector>

#include "entities/columns.h"
#include "text/utf8.h"

namespace dossier::entities {
namespace {

enum Column { kOffice, kPerson, kSince, kUntil, kColumns };

}  // namespace

Result<DateRange> ParseDateRange(std::string_view since, std::string_view until) {
  DateRange range;
  for (const auto& [text, date, name] :
       {std::tuple(since, &range.since, "since"), std::tuple(until, &range.until, "until")}) {
    if (text.empty()) continue;
    const auto parsed = PartialDate::Parse(text);
    if (!parsed) {
      return Fail(ErrorCode::kInvalidInput, std::string(name) + " \"" + std::string(text) +
                                                "\", expected YYYY, YYYY-MM or YYYY-MM-DD");
    }
    *date = *parsed;
  }
  if (range.since && range.until && range.since->first_day() > range.until->last_day()) {
    return Fail(ErrorCode::kInvalidInput,
                "since " + std::string(since) + " is after until " + std::string(until));
  }
  return range;
}

Result<OfficeTerm> ParseOfficeTerm(std::string_view line) {
  if (!text::IsValidUtf8(line)) return Fail(ErrorCode::kInvalidInput, "not valid UTF-8");
  const std::vector<std::string_view> fields = SplitAt(line, '\t');
  if (fields.size() != kColumns) {
    return Fail(ErrorCode::kInvalidInput,
                std::to_string(fields.size()) + " columns, expected " + std::to_string(kColumns));
  }
  auto range = ParseDateRange(fields[kSince], fields[kUntil]);
  if (!range) return tl::unexpected(range.error());
  if (!range->since) return Fail(ErrorCode::kInvalidInput, "since is missing");
  return OfficeTerm{std::string(fields[kOffice]), std::string(fields[kPerson]), *range->since,
                    range->until};
}

}  // namespace dossier::entities
