// What the readers of dates share: where they read, and what they find.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "article/date_tokens.h"
#include "base/date.h"

namespace dossier::article {

// A text in tokens, and the day on which it was written, from which "yesterday" is counted; nothing
// where that is not known.
struct DatedText {
  std::string_view text;
  const std::vector<DateToken>& tokens;
  std::optional<std::chrono::sys_days> written;
};

// Tokens [begin, end) that speak of a period.
struct DatePhrase {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::optional<DatePeriod> period;  // nothing where it cannot be told
  bool is_stated = false;            // the text itself tells the year
};

// A year as a part of a phrase: "2024", «2024 года», «2023-го», "of last year", «с. г.».
struct YearPhrase {
  std::size_t end = 0;
  std::optional<int> year;
  bool is_stated = false;
};

// The year that starts at the token `i`; of those that are told in figures, only 1800 to 2099.
std::optional<YearPhrase> ReadYear(const DatedText& text, std::size_t i);

// The same without those that are told in figures.
std::optional<YearPhrase> ReadRelativeYear(const DatedText& text, std::size_t i);

}  // namespace dossier::article
