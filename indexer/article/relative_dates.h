// Dates that are counted from the day of writing: "yesterday", "on Friday", «в прошлом году».
#pragma once

#include "article/date_phrase.h"

namespace dossier::article {

// The phrase that starts at the token `i`: a day word, a weekday, "last week", "this spring", "next
// May", "three years ago", «в конце года». A weekday beside a date ("Monday, 22 October") is a part
// of that date and none by itself. Weeks are Monday to Sunday.
std::optional<DatePhrase> ReadRelativeDate(const DatedText& text, std::size_t i);

}  // namespace dossier::article
