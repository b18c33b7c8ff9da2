// The line that tells where and when an article was written.
#pragma once

#include <optional>
#include <string_view>

#include "article/date_scanner.h"

namespace dossier::article {

struct Dateline {
  DateMention date;                    // its span is in the text that was given
  std::optional<unsigned> short_year;  // 0 to 99, where the year is written so: "13 SEP 89"
};

// The dateline that `line` is: a date alone or with a place, a weekday, a time of day or an agency,
// and nothing else. "22 October", "MOSCOW, 3 January 1993", "SALVADOR, Feb 26 -", «Алма-Ата, 21
// декабря», "03.01.1993", "November 1994", «14 февраля 2000, 21:34».
std::optional<Dateline> ParseDateline(std::string_view line);

// The dateline that `paragraph` starts with, before its first sentence: "MOSCOW, Oct 22 (TASS) —
// The minister …", «МОСКВА, 22 октября. /ТАСС/. Министр …», "Москва. 22 октября. ИНТЕРФАКС - …".
std::optional<Dateline> FindDatelineInFront(std::string_view paragraph);

}  // namespace dossier::article
