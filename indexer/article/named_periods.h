// Periods with names of their own: quarters, halves of a year, seasons, decades.
#pragma once

#include "article/date_phrase.h"

namespace dossier::article {

// The phrase that starts at the token `i`: "the first quarter of 2024", «I квартал прошлого года»,
// "summer of 2023", «летом 2023-го», "the 1990s", «90-е годы». Without a year, «осенью» and «во
// втором полугодии» are the nearest by their tense.
std::optional<DatePhrase> ReadNamedPeriod(const DatedText& text, std::size_t i);

}  // namespace dossier::article
