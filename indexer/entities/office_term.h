// Who held which office when: corpus/entities/offices.tsv.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"
#include "base/result.h"

namespace dossier::entities {

inline constexpr const char* kOfficesFile = "offices.tsv";

// One line of the list; corpus/entities/README.md describes the columns.
struct OfficeTerm {
  std::string office;  // "foreign-minister-ru"
  std::string person;  // id of an entity
  PartialDate since;
  std::optional<PartialDate> until;  // nothing while it lasts
};

// Reads one line without its end. Error kInvalidInput: a reason that names no place.
Result<OfficeTerm> ParseOfficeTerm(std::string_view line);

// The dates of two columns, the first no later than the second. Error as above.
struct DateRange {
  std::optional<PartialDate> since;
  std::optional<PartialDate> until;
};
Result<DateRange> ParseDateRange(std::string_view since, std::string_view until);

}  // namespace dossier::entities
