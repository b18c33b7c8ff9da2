// The forms in which pages and feeds write a time.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace dossier::article {

// The time that `text` tells, in the form of Record::date: as it stands where it is an ISO 8601 day
// or time, "YYYY-MM-DDTHH:MM:SS+hh:mm" for
//   RFC 822 and 5322     "Fri, 03 May 2024 10:00:00 +0300", "3 May 24 10:00 EST", no weekday, no
//                        seconds, zones by offset or by name
//   Reuters in 1987      "26-FEB-1987 15:01:01.01"
//   ISO 8601, basic      "20240503", "20240503T100000Z"
// and the day alone for any other text that names one date, in English or Russian: "May 3, 2024,
// 10:00", «03.05.2024». A time whose zone isn't told or isn't known stands without one. Nothing
// where there is no day, or more than one.
std::optional<std::string> IsoTimeOf(std::string_view text);

}  // namespace dossier::article
