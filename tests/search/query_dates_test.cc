#include "search/query_dates.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace dossier::search {
namespace {

DateRange Read(std::string_view value) {
  return ReadDateRange(value, {0, static_cast<std::uint32_t>(value.size())});
}

std::string Print(const std::optional<PartialDate>& date) { return date ? date->ToString() : ""; }

TEST(QueryDatesTest, ReadsDatesAndRanges) {
  struct Case {
    std::string_view value;
    std::string_view from;
    std::string_view to;
  };
  for (const Case& c : std::vector<Case>{{"2025", "2025", "2025"},
                                         {"2025-10", "2025-10", "2025-10"},
                                         {"2025-10-22", "2025-10-22", "2025-10-22"},
                                         {"2024-02-29", "2024-02-29", "2024-02-29"},
                                         {"2025-10..2025-11", "2025-10", "2025-11"},
                                         {"2025-10..2025-10", "2025-10", "2025-10"},
                                         {"2025-10-22..2025", "2025-10-22", "2025"},
                                         {"2025..2025-01-01", "2025", "2025-01-01"},
                                         {"2025-10..", "2025-10", ""},
                                         {"..2025", "", "2025"}}) {
    const DateRange range = Read(c.value);
    EXPECT_TRUE(range.faults.empty()) << c.value;
    EXPECT_EQ(Print(range.from), c.from) << c.value;
    EXPECT_EQ(Print(range.to), c.to) << c.value;
  }
}

TEST(QueryDatesTest, SaysWhatIsWrongWhereAndWhatWouldBeRight) {
  struct Case {
    std::string_view value;
    std::string_view code;
    Span span;
    std::string_view detail;
    std::string_view expected;
  };
  constexpr std::string_view kForms = "YYYY, YYYY-MM or YYYY-MM-DD, or two of them with .. between";
  for (const Case& c : std::vector<Case>{
           {"yesterday", "date-format", {0, 9}, "\"yesterday\" is no date", kForms},
           {"", "date-format", {0, 0}, "\"\" is no date", kForms},
           {"..", "date-format", {0, 2}, "\"..\" is no date", kForms},
           {"2025-1", "date-format", {0, 6}, "\"2025-1\" is no date", kForms},
           {"22.10.2025", "date-format", {0, 10}, "\"22.10.2025\" is no date", kForms},
           {"2025..x", "date-format", {6, 7}, "\"x\" is no date", kForms},
           {"2025...2026", "date-format", {6, 11}, "\".2026\" is no date", kForms},
           {"2025-02-30..",
            "date-format",
            {0, 10},
            "\"2025-02-30\" is a day that does not exist",
            "a day from 2025-02-01 to 2025-02-28"},
           {"..2024-02-30",
            "date-format",
            {2, 12},
            "\"2024-02-30\" is a day that does not exist",
            "a day from 2024-02-01 to 2024-02-29"},
           {"2025-13",
            "date-format",
            {0, 7},
            "\"2025-13\" names a month that does not exist",
            "a month from 01 to 12"},
           {"2025-00-10",
            "date-format",
            {0, 10},
            "\"2025-00-10\" names a month that does not exist",
            "a month from 01 to 12"},
           {"0000",
            "date-format",
            {0, 4},
            "\"0000\" names a year that does not exist",
            "a year from 0001 to 9999"},
           {"2025-11..2025-10",
            "date-range",
            {0, 16},
            "\"2025-11..2025-10\" runs backwards",
            "2025-10..2025-11"},
           {"2026..2025-12-31",
            "date-range",
            {0, 16},
            "\"2026..2025-12-31\" runs backwards",
            "2025-12-31..2026"}}) {
    const DateRange range = Read(c.value);
    EXPECT_FALSE(range.from || range.to) << c.value;
    ASSERT_EQ(range.faults.size(), 1U) << c.value;
    EXPECT_EQ(range.faults[0].code, c.code) << c.value;
    EXPECT_EQ(range.faults[0].span, c.span) << c.value;
    EXPECT_EQ(range.faults[0].detail, c.detail) << c.value;
    EXPECT_EQ(range.faults[0].expected, c.expected) << c.value;
  }
}

TEST(QueryDatesTest, ReportsBothSidesOfARange) {
  const DateRange range = ReadDateRange("date:x..y", {5, 9});
  ASSERT_EQ(range.faults.size(), 2U);
  EXPECT_EQ(range.faults[0].span, (Span{5, 6}));
  EXPECT_EQ(range.faults[1].span, (Span{8, 9}));
}

}  // namespace
}  // namespace dossier::search
