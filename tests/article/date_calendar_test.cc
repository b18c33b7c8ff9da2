#include "article/date_calendar.h"

#include <gtest/gtest.h>

namespace dossier::article {
namespace {

using std::chrono::sys_days;
using std::chrono::year;

constexpr sys_days kFrom = year(2025) / 10 / 22;  // a Wednesday
constexpr TenseCue kPast{Tense::kPast, true};
constexpr TenseCue kMaybePast{Tense::kPast, false};
constexpr TenseCue kFuture{Tense::kFuture, true};
constexpr TenseCue kUnknown{Tense::kUnknown, false};

TEST(NearestYearTest, GoesByTheTense) {
  struct Row {
    unsigned month;
    std::optional<unsigned> day;
    TenseCue cue;
    std::optional<int> year;
  };
  for (const Row& row : {
           Row{10, 22, kPast, 2025},
           Row{10, 22, kFuture, 2025},
           Row{10, 23, kPast, 2025},
           Row{10, 24, kPast, 2024},
           Row{10, 24, kMaybePast, 2025},
           Row{12, 24, kMaybePast, 2024},
           Row{3, 1, kFuture, 2026},
           Row{10, 1, kFuture, 2025},
           Row{3, 1, kUnknown, 2025},
           Row{1, 15, kUnknown, 2026},
           Row{10, std::nullopt, kPast, 2025},
           Row{10, std::nullopt, kFuture, 2025},
           Row{11, std::nullopt, kPast, 2024},
           Row{11, std::nullopt, kUnknown, 2025},
           Row{9, std::nullopt, kFuture, 2025},
           Row{2, 29, kPast, 2024},
           Row{2, 29, kFuture, 2024},
           Row{2, 30, kPast, std::nullopt},
       }) {
    EXPECT_EQ(NearestYear(row.month, row.day, std::nullopt, row.cue, kFrom), row.year)
        << row.month << "-" << row.day.value_or(0);
  }
}

TEST(NearestYearTest, HeedsTheWeekday) {
  EXPECT_EQ(NearestYear(11, 12, 2, kFuture, kFrom), 2024);
  EXPECT_EQ(NearestYear(11, 12, 3, kPast, kFrom), 2025);
  EXPECT_EQ(NearestYear(11, 12, 7, kFuture, kFrom), 2025);  // of no year around
}

TEST(DateCalendarTest, FindsWeekdays) {
  EXPECT_EQ(NearestWeekday(3, Tense::kPast, kFrom), kFrom);
  EXPECT_EQ(NearestWeekday(3, Tense::kFuture, kFrom), kFrom);
  EXPECT_EQ(NearestWeekday(4, Tense::kUnknown, kFrom), sys_days(year(2025) / 10 / 16));
  EXPECT_EQ(NearestWeekday(4, Tense::kFuture, kFrom), sys_days(year(2025) / 10 / 23));
}

TEST(DateCalendarTest, MakesPeriods) {
  EXPECT_EQ(WeekOf(kFrom).ToString(), "2025-10-20/2025-10-26");
  EXPECT_EQ(MonthFrom(kFrom, -10)->ToString(), "2024-12");
  EXPECT_EQ(MonthFrom(kFrom, 3)->ToString(), "2026-01");
  EXPECT_EQ(PartOfYear(2024, 4, 4)->ToString(), "2024-10/2024-12");
  EXPECT_EQ(PartOfYear(2024, 2, 2)->ToString(), "2024-07/2024-12");
  EXPECT_EQ(SeasonOf(2024, 1)->ToString(), "2024-03/2024-05");
  EXPECT_EQ(SeasonOf(2024, 4)->ToString(), "2023-12/2024-02");
  const auto autumn = [](int of_year) { return SeasonOf(of_year, 3); };
  const auto summer = [](int of_year) { return SeasonOf(of_year, 2); };
  EXPECT_EQ(NearestPeriod(autumn, Tense::kPast, kFrom)->ToString(), "2025-09/2025-11");
  EXPECT_EQ(NearestPeriod(summer, Tense::kFuture, kFrom)->ToString(), "2026-06/2026-08");
  EXPECT_EQ(QuarterOf(kFrom), 4U);
}

}  // namespace
}  // namespace dossier::article
