#include "text/time_zone.h"

#include <gtest/gtest.h>

namespace dossier::text {
namespace {

using namespace std::chrono_literals;
using std::chrono::sys_days;

TEST(TimeZoneTest, FindsZonesOfTheDatabase) {
  for (const char* name : {"UTC", "Europe/Moscow", "America/New_York", "Asia/Kolkata"}) {
    const auto zone = TimeZone::Find(name);
    ASSERT_TRUE(zone) << name;
    EXPECT_EQ(zone->name(), name);
  }
  for (const char* name : {"", "Europe/Moskow", "europe/moscow", "+03:00", "GMT+3:15", "Moscow",
                           "Etc/Unknown", "Europe/Moscow "}) {
    EXPECT_FALSE(TimeZone::Find(name)) << name;
  }
}

TEST(TimeZoneTest, TellsTheDayByTheClocksOfThatTime) {
  constexpr sys_days kDay = 2025y / 7 / 1;
  struct Row {
    const char* zone;
    std::chrono::sys_seconds moment;
    sys_days day;
  };
  for (const Row& row : {
           Row{"UTC", kDay + 23h, kDay},
           Row{"Europe/Moscow", kDay + 20h + 59min + 59s, kDay},
           Row{"Europe/Moscow", kDay + 21h, kDay + std::chrono::days(1)},
           Row{"America/New_York", kDay + 3h + 59min, kDay - std::chrono::days(1)},
           Row{"America/New_York", kDay + 4h, kDay},
           // Moscow was four hours ahead in the summer of 1987, and then in 2012.
           Row{"Europe/Moscow", sys_days(1987y / 7 / 1) + 20h, 1987y / 7 / 2},
           Row{"Europe/Moscow", sys_days(2012y / 1 / 1) + 20h, 2012y / 1 / 2},
           Row{"Europe/Moscow", sys_days(1900y / 1 / 1), 1900y / 1 / 1},
           Row{"Asia/Kolkata", kDay + 18h + 30min, kDay + std::chrono::days(1)},
       }) {
    EXPECT_EQ(TimeZone::Find(row.zone)->DayOf(row.moment), row.day) << row.zone;
  }
  EXPECT_EQ(TimeZone().DayOf(kDay + 23h), kDay);
  EXPECT_EQ(TimeZone().name(), "UTC");
}

}  // namespace
}  // namespace dossier::text
