// The words of English and Russian that stand in dates and around them.
#pragma once

#include <cstdint>
#include <string_view>

namespace dossier::article {

// What a word can be; a word may be several of these.
enum class DateRole : std::uint64_t {
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
  kReported = 1 << 17,      // "said": what stands right behind it is past
  kBe = 1 << 18,            // "be", «будет»: the participle behind it is no past
  kFrom = 1 << 19,          // "from", «с»: opens a range
  kBetween = 1 << 20,
  kRangeTo = 1 << 21,     // "to", «по»: parts the ends of a range
  kAnd = 1 << 22,         // "and", «и»
  kOrdinal = 1 << 23,     // "first", «первом», "II"; `number`
  kOrdinalDay = 1 << 24,  // «первого», which needs no "of" in front of a month; `number`
  kCardinal = 1 << 25,    // "two", «две»; `number`
  kDeictic = 1 << 26,     // `number`: 1 "last", 2 "this", 3 "next"
  kPeriod = 1 << 27,      // `number` of a DatePeriodKind
  kSeason = 1 << 28,      // `number`: 1 spring to 4 winter
  kDayWord = 1 << 29,     // "yesterday"; `number`: kToday and days to it
  kAgo = 1 << 30,
  kApproximate = std::uint64_t{1} << 31,  // "about", «более»: what it counts is not exact
  kPart = std::uint64_t{1} << 32,         // "end", «начале»: of a year, of a month
  kDayTime = std::uint64_t{1} << 33,      // "evening", «вечером»
  kNoDay = std::uint64_t{1} << 34,        // "Bloody", "Times": no day, the weekday beside it
  kRussian = std::uint64_t{1} << 35,      // of a kWeekday or kDeictic
  kNowadays = std::uint64_t{1} << 36,     // "world" of "today's world", «день»
  kPossessive = std::uint64_t{1} << 37,   // "its", "their"
  kAfter = std::uint64_t{1} << 38,        // "after": tells nothing of the date right behind it
  kEve = std::uint64_t{1} << 39,  // «накануне»: yesterday, or the eve of what follows
  kOnto = std::uint64_t{1} << 40,  // «на» of «в ночь с 11 на 12 мая», "on" of "a March on"
  kPronoun = std::uint64_t{1} << 42,  // «они»
  kDue = std::uint64_t{1} << 43,      // "due", no cue of the future in "due to the weather"
  kTarget = std::uint64_t{1} << 44,   // «на»: "postponed to", and "as of"
  kSame = std::uint64_t{1} << 45,     // "same", «же»
  kThat = std::uint64_t{1} << 49,     // «тот» of «в тот же день»
  kLater = std::uint64_t{1} << 46,    // "later", «спустя»: behind what it counts
  kEarlier = std::uint64_t{1} << 47,
  kAfterTime = std::uint64_t{1} << 48,  // «через», «спустя»: in front of what it counts
  kNamesake = std::uint64_t{1} << 41,  // "Avenue", "Revolution": what is named after a date
};

// What kPeriod counts.
enum class DatePeriodKind : std::uint8_t {
  kNone,
  kDay,
  kWeek,
  kMonth,
  kQuarter,
  kHalf,
  kYear,
  kWeekend
};

inline constexpr int kToday = 10;  // of a kDayWord

struct WordSense {
  std::uint64_t roles = 0;  // DateRole, or-ed
  std::uint8_t number = 0;  // of a month (1 to 12), a weekday (1 is Monday), or as its role says

  bool Is(DateRole role) const { return (roles & static_cast<std::uint64_t>(role)) != 0; }
};

// The sense of a word in lower case; no role for a word that dates don't know.
WordSense LookUpDateWord(std::string_view lower_case);

}  // namespace dossier::article
