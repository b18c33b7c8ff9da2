// Years that stand alone and are known by their neighbours.
#pragma once

#include "article/date_phrase.h"

namespace dossier::article {

// The year that stands at the token `i` where the scanner, which other rules rest on, dares not
// take it: "the 2015 deal", "Russia's 2014 annexation", "the Kyoto Protocol of 1997 put", «на
// 2019-й», «в 1983 окончил».
std::optional<DatePhrase> ReadLoneYear(const DatedText& text, std::size_t i);

}  // namespace dossier::article
