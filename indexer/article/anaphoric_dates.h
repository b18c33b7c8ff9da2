// Dates that are counted from another date of the text: "the same year", «год спустя».
#pragma once

#include "article/date_phrase.h"

namespace dossier::article {

// The phrase that starts at the token `i`, counted from `base`, the last date in front of it in its
// paragraph: "the same year", «в тот же день», "two years later", «через год», «годом ранее». Years
// are counted from a date whose year the text tells, and only then; nothing else is counted.
std::optional<DatePhrase> ReadAnaphoricDate(const DatedText& text, std::size_t i,
                                            const DatePhrase& base);

}  // namespace dossier::article
