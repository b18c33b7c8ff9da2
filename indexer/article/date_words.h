// The words of English and Russian that stand in dates and around them.
#pragma once

#include <cstdint>
#include <string_view>

namespace dossier::article {

// What a word can be; a word may be several of these.
enum class DateRole : std::uint32_t {
  kMonth = 1 << 0,       // "October", «октября», "Oct"
  kShortMonth = 1 << 1,  // an abbreviation, which takes a full stop
  kDoubtfulMonth = 1 << 2,  // "May", "March", «мая»: also a word or a name, and a month alone only
                            // after a kLeadsMonth
  kCapitalMonth = 1 << 3,  // a month only with a capital: "May", "Mar"
  kWeekday = 1 << 4,
  kOf = 1 << 5,
  kThe = 1 << 6,
  kYearWord = 1 << 7,         // «года», «г.»: makes the number before it a year
  kLeadsYear = 1 << 8,        // "since 1991"
  kLeadsYearWeakly = 1 << 9,  // "of 1991", where nothing follows that could be counted
  kLeadsMonth = 1 << 10,      // "in May", "last May"
  kChain = 1 << 11,           // "and", "to", «по»: joins a year to the one before
  kUnit = 1 << 12,  // "tonnes", «человек»: the number before it is none of a date
  kFuture = 1 << 13,
  kPast = 1 << 14,
  kAbbreviation = 1 << 15,  // its full stop ends no sentence
  kDeadline = 1 << 16,      // "by", «до»: what it leads to is yet to come
};

struct WordSense {
  std::uint32_t roles = 0;  // DateRole, or-ed
  std::uint8_t number = 0;  // of a month (1 to 12) or a weekday (1 is Monday)

  bool Is(DateRole role) const { return (roles & static_cast<std::uint32_t>(role)) != 0; }
};

// The sense of a word in lower case; no role for a word that dates don't know.
WordSense LookUpDateWord(std::string_view lower_case);

}  // namespace dossier::article
