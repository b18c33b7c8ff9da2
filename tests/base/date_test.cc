#include "base/date.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>

namespace dossier {
namespace {

using std::chrono::sys_days;
using std::chrono::year;
using ::testing::HasSubstr;

TEST(PartialDateTest, ReadsYearMonthAndDay) {
  struct Row {
    const char* text;
    int year;
    unsigned month, day;
    DatePrecision precision;
  };
  for (const Row& row : {
           Row{"2025", 2025, 0, 0, DatePrecision::kYear},
           Row{"0001", 1, 0, 0, DatePrecision::kYear},
           Row{"9999-12", 9999, 12, 0, DatePrecision::kMonth},
           Row{"2025-10-22", 2025, 10, 22, DatePrecision::kDay},
           Row{"2024-02-29", 2024, 2, 29, DatePrecision::kDay},
           Row{"2000-02-29", 2000, 2, 29, DatePrecision::kDay},
       }) {
    SCOPED_TRACE(row.text);
    const Result<PartialDate> date = PartialDate::Parse(row.text);
    ASSERT_TRUE(date.has_value());
    EXPECT_EQ(date->year(), row.year);
    EXPECT_EQ(date->month(), row.month);
    EXPECT_EQ(date->day(), row.day);
    EXPECT_EQ(date->precision(), row.precision);
    EXPECT_EQ(date->ToString(), row.text);
  }
}

TEST(PartialDateTest, RefusesWhatIsNoDateAndNamesIt) {
  for (const char* text :
       {"",          "0000",        "25",         "20251",      "2025-",      "2025-1",
        "2025-13",   "2025-00",     "2025-10-00", "2025-10-32", "2025-02-29", "1900-02-29",
        "2025-10-2", "2025-10-222", "2025/10/22", "2025-10/22", " 2025",      "2025 ",
        "+202",      "-001",        "20a5",       "2025-1a",    "2025-10-2a", "22.10.2025"}) {
    SCOPED_TRACE(text);
    const Result<PartialDate> date = PartialDate::Parse(text);
    ASSERT_FALSE(date.has_value());
    EXPECT_EQ(date.error().code, ErrorCode::kInvalidInput);
    EXPECT_THAT(date.error().message, HasSubstr("\"" + std::string(text) + "\""));
  }
}

TEST(PartialDateTest, MakesOnlyDatesThatExist) {
  EXPECT_TRUE(PartialDate::Year(1));
  EXPECT_TRUE(PartialDate::Year(9999));
  EXPECT_FALSE(PartialDate::Year(0));
  EXPECT_FALSE(PartialDate::Year(10000));
  EXPECT_TRUE(PartialDate::Month(2025, 12));
  EXPECT_FALSE(PartialDate::Month(2025, 0));
  EXPECT_FALSE(PartialDate::Month(2025, 13));
  EXPECT_FALSE(PartialDate::Month(0, 1));
  EXPECT_TRUE(PartialDate::Day(2025, 4, 30));
  EXPECT_FALSE(PartialDate::Day(2025, 4, 31));
  EXPECT_FALSE(PartialDate::Day(10000, 1, 1));
}

// std::chrono keeps days and months in a byte and years in 16 bits: larger numbers must not come
// round to a date.
TEST(PartialDateTest, RefusesNumbersThatWouldWrapRound) {
  EXPECT_FALSE(PartialDate::Day(2025, 256 + 10, 22));
  EXPECT_FALSE(PartialDate::Day(2025, 10, 256 + 22));
  EXPECT_FALSE(PartialDate::Day(65536 + 2025, 10, 22));
  EXPECT_FALSE(PartialDate::Day(std::numeric_limits<int>::min(), 1, 1));
  EXPECT_FALSE(PartialDate::Month(2025, std::numeric_limits<unsigned>::max()));
}

TEST(PartialDateTest, SpansItsPeriod) {
  struct Row {
    const char* text;
    sys_days first, last;
  };
  for (const Row& row : {
           Row{"2025", year(2025) / 1 / 1, year(2025) / 12 / 31},
           Row{"2025-10", year(2025) / 10 / 1, year(2025) / 10 / 31},
           Row{"2024-02", year(2024) / 2 / 1, year(2024) / 2 / 29},
           Row{"1900-02", year(1900) / 2 / 1, year(1900) / 2 / 28},
           Row{"2025-10-22", year(2025) / 10 / 22, year(2025) / 10 / 22},
           Row{"9999", year(9999) / 1 / 1, year(9999) / 12 / 31},
       }) {
    SCOPED_TRACE(row.text);
    const PartialDate date = *PartialDate::Parse(row.text);
    EXPECT_EQ(date.first_day(), row.first);
    EXPECT_EQ(date.last_day(), row.last);
  }
}

TEST(PartialDateTest, IsMadeOfADayOfTheClock) {
  EXPECT_EQ(PartialDate::Day(sys_days(year(1969) / 12 / 31)).ToString(), "1969-12-31");
  EXPECT_EQ(PartialDate::Day(sys_days(year(2024) / 2 / 29)), PartialDate::Day(2024, 2, 29));
}

TEST(PartialDateTest, DiffersFromTheSameDayOfAnotherPrecision) {
  EXPECT_NE(*PartialDate::Year(2025), *PartialDate::Month(2025, 1));
  EXPECT_NE(*PartialDate::Month(2025, 1), *PartialDate::Day(2025, 1, 1));
}

TEST(DatePeriodTest, ReadsWhatItWrites) {
  struct Row {
    const char* text;
    sys_days first, last;
  };
  for (const Row& row : {
           Row{"2025", year(2025) / 1 / 1, year(2025) / 12 / 31},
           Row{"2024-01/2024-03", year(2024) / 1 / 1, year(2024) / 3 / 31},
           Row{"2023-03-03/2023-03-05", year(2023) / 3 / 3, year(2023) / 3 / 5},
           Row{"2013/2015-01", year(2013) / 1 / 1, year(2015) / 1 / 31},
       }) {
    const auto period = DatePeriod::Parse(row.text);
    ASSERT_TRUE(period) << row.text;
    EXPECT_EQ(period->ToString(), row.text);
    EXPECT_EQ(period->first_day(), row.first);
    EXPECT_EQ(period->last_day(), row.last);
  }
}

TEST(DatePeriodTest, RefusesWhatIsNone) {
  for (const char* text : {"", "/", "2024/", "/2024", "2024/2023", "2024-02/2024-01-31",
                           "2024/2025/2026", "2024-13"}) {
    EXPECT_FALSE(DatePeriod::Parse(text)) << text;
  }
  EXPECT_FALSE(DatePeriod::Between(*PartialDate::Year(2024), *PartialDate::Year(2023)));
}

TEST(DatePrecisionTest, HasNames) {
  EXPECT_EQ(DatePrecisionName(DatePrecision::kYear), "year");
  EXPECT_EQ(DatePrecisionName(DatePrecision::kMonth), "month");
  EXPECT_EQ(DatePrecisionName(DatePrecision::kDay), "day");
}

}  // namespace
}  // namespace dossier
