#include "article/publication_date.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "article/blocks.h"

namespace dossier::article {
namespace {

using std::chrono::sys_days;
using std::chrono::year;
using ::testing::HasSubstr;

constexpr sys_days kNow = year(2026) / 11 / 23;

std::string Describe(const Result<std::optional<PublicationDate>>& date) {
  if (!date) return "error: " + date.error().message;
  if (!*date) return "none";
  return (*date)->value.ToString() + " " + std::string(DateBasisName((*date)->basis)) + " (" +
         (*date)->evidence + ")";
}

std::string Find(const Record& record, sys_days now = kNow, const Origin& origin = {}) {
  return Describe(FindPublicationDate(record, origin, SplitBlocks(record.text), {.now = now}));
}

TEST(PublicationDateTest, TakesMetadataFirst) {
  EXPECT_EQ(Find({.text = "22 October 2020\n\nOne.", .date = "2025-10-21"}),
            "2025-10-21 metadata (date)");
  EXPECT_EQ(Find({.date = "1998"}), "1998 metadata (date)");
  EXPECT_EQ(Find({.date = " 2025-10 "}), "2025-10 metadata (date)");
}

TEST(PublicationDateTest, TakesTheDayOfATimeInUtc) {
  struct Row {
    const char* date;
    const char* day;
  };
  for (const Row& row : {
           Row{"1987-02-26T15:01:01", "1987-02-26"},
           Row{"1987-02-26 15:01", "1987-02-26"},
           Row{"2025-10-22T23:30:00Z", "2025-10-22"},
           Row{"2025-10-22T01:30:00+03:00", "2025-10-21"},
           Row{"2025-10-22T23:30:00-05:00", "2025-10-23"},
           Row{"2025-10-22T01:30:00.123+0300", "2025-10-21"},
           Row{"2025-10-22T02:59+03", "2025-10-21"},
           Row{"2025-10-22T03:00+03", "2025-10-22"},
           Row{"2025-01-01T00:00:00+14:00", "2024-12-31"},
           Row{"1987-03-31T605:12:19", "1987-03-31"},
           Row{"2025-10-22Tnoon", "2025-10-22"},
           Row{"0001-01-01T00:00:00+03:00", "0001-01-01"},
       }) {
    const auto date = ParseMetadataDate(row.date);
    ASSERT_TRUE(date) << row.date;
    EXPECT_EQ(date->ToString(), row.day) << row.date;
  }
}

TEST(PublicationDateTest, CountsTheDayOfATimeWithAZoneByTheTimezone) {
  struct Row {
    const char* zone;
    const char* date;
    const char* day;
  };
  for (const Row& row : {
           Row{"Europe/Moscow", "2025-10-22T21:00:00Z", "2025-10-23"},
           Row{"Europe/Moscow", "2025-10-22T20:59:59Z", "2025-10-22"},
           Row{"Europe/Moscow", "2025-10-23T01:30:00+03:00", "2025-10-23"},
           Row{"Europe/Moscow", "2025-10-22 18:00-05:00", "2025-10-23"},
           Row{"America/New_York", "2025-10-23T03:59:00Z", "2025-10-22"},
           Row{"America/New_York", "2025-10-23T04:00:00z", "2025-10-23"},
           Row{"Europe/Moscow", "2025-10-22 22:00:00 UTC", "2025-10-23"},
           Row{"Europe/Moscow", "2025-10-22 22:00 GMT", "2025-10-23"},
           // Without a zone it is the day as it is told.
           Row{"Europe/Moscow", "2025-10-22T23:30:00", "2025-10-22"},
           Row{"America/New_York", "2025-10-22", "2025-10-22"},
       }) {
    const auto date = ParseMetadataDate(row.date, *text::TimeZone::Find(row.zone));
    ASSERT_TRUE(date) << row.date;
    EXPECT_EQ(date->ToString(), row.day) << row.date << " in " << row.zone;
  }
  EXPECT_EQ(Describe(FindPublicationDate(
                {.date = "2025-10-22T22:00:00Z"}, {}, {},
                {.now = kNow, .timezone = *text::TimeZone::Find("Europe/Moscow")})),
            "2025-10-23 metadata (date)");
}

TEST(PublicationDateTest, TakesTheDateInTheFileNameLast) {
  struct Row {
    const char* path;
    const char* text;
    const char* date;
  };
  for (const Row& row : {
           Row{"2024-05-03-title.txt", "One.", "2024-05-03 metadata (file name)"},
           Row{"2024/05/03/title.txt", "One.", "2024-05-03 metadata (file name)"},
           Row{"2024-05-03.txt", "22 October 2020\n\nOne.", "2020-10-22 stated (22 October 2020)"},
           // The dateline is of that day, whatever years the text names.
           Row{"2024-05-03.txt", "3 May\n\nIt was founded in 1991.",
               "2024-05-03 inferred (3 May; ≈ 2024-05-03)"},
           Row{"2024-05-03.txt", "4 мая\n\nОна основана в 1991 году.",
               "2024-05-04 inferred (4 мая; ≈ 2024-05-03)"},
           Row{"2024-01-01.txt", "30 December\n\nOne.",
               "2023-12-30 inferred (30 December; ≈ 2024-01-01)"},
           // The name tells when it was fetched.
           Row{"2024-05-03.txt", "22 October\n\nOne.",
               "2023-10-22 inferred (22 October; ≤ 2024-05-03)"},
           Row{"2024-05-03.txt", "22 October\n\nIt was founded in 2001.",
               "2002-10-22 inferred (22 October; > 2001)"},
           Row{"2027-05-03.txt", "One.", "none"},
           Row{"title-2024.txt", "One.", "none"},
       }) {
    EXPECT_EQ(Find({.text = row.text}, kNow, {.path = row.path, .relative_path = row.path}),
              row.date)
        << row.path;
  }
  const Origin line{.path = "2024-05-03.jsonl", .relative_path = "2024-05-03.jsonl", .line = 3};
  EXPECT_EQ(Find({.text = "One."}, kNow, line), "none");
  EXPECT_EQ(Find({.text = "One.", .date = "2024-05-04"}, kNow,
                 {.path = "2024-05-03.txt", .relative_path = "2024-05-03.txt"}),
            "2024-05-04 metadata (date)");
  const BuildOptions options{.now = kNow, .default_date = PartialDate::Year(2020)};
  EXPECT_EQ(Describe(FindPublicationDate({}, {.relative_path = "2024-05-03.txt"}, {}, options)),
            "2024-05-03 metadata (file name)");
}

TEST(PublicationDateTest, RefusesMetadataThatAreNoDate) {
  for (const char* date : {"yesterday", "2025-13-01", "2025-10-32", "22.10.2025", "2025-10-22x",
                           "20251022", "1700000000"}) {
    EXPECT_THAT(Find({.date = date}),
                HasSubstr("error: \"date\": \"" + std::string(date) + "\" is not a date"))
        << date;
  }
  const Result<std::optional<PublicationDate>> date =
      FindPublicationDate({.date = "soon"}, {.path = "p", .line = 12}, {}, {.now = kNow});
  ASSERT_FALSE(date);
  EXPECT_EQ(date.error().code, ErrorCode::kInvalidInput);
  EXPECT_THAT(date.error().message, HasSubstr("\"date\": \"soon\""));
}

TEST(PublicationDateTest, RefusesMetadataFromTheFuture) {
  EXPECT_EQ(Find({.date = "2026-11-25"}), "2026-11-25 metadata (date)");
  EXPECT_EQ(Find({.date = "2026-11-26"}), "error: \"date\": \"2026-11-26\" lies in the future");
  EXPECT_EQ(Find({.date = "9998-12-31"}), "error: \"date\": \"9998-12-31\" lies in the future");
  EXPECT_EQ(Find({.date = "2026"}), "2026 metadata (date)");
}

TEST(PublicationDateTest, TakesADateThatNobodyHasSetForAbsent) {
  for (const char* date :
       {"1970-01-01", "1970-01-01T00:00:00Z", "1970-01-01T00:00:00+03:00",
        "1969-12-31T19:00:00-05:00", "1900-01-01", "0001-01-01", "0001-01-01T00:00:00Z",
        "9999-12-31", "9999-12-31T23:59:59-05:00", "9999"}) {
    EXPECT_EQ(Find({.date = date}), "none") << date;
    EXPECT_EQ(Find({.text = "22 October 2020\n\nOne.", .date = date}),
              "2020-10-22 stated (22 October 2020)")
        << date;
  }
  EXPECT_EQ(Find({.date = "1970-01"}), "1970-01 metadata (date)");
  EXPECT_EQ(Find({.date = "1970-01-02"}), "1970-01-02 metadata (date)");
}

TEST(PublicationDateTest, RefusesMetadataOlderThanAnyNews) {
  EXPECT_EQ(Find({.date = "0025-10-22"}), "error: \"date\": \"0025-10-22\" is older than any news");
}

TEST(PublicationDateTest, PrefersTheDatelineToTheDayOfFetching) {
  const Origin origin{.path = "p", .file_time = sys_days(year(2026) / 11 / 1)};
  struct Row {
    const char* text;
    const char* metadata;
    const char* date;
  };
  for (const Row& row : {
           Row{"22 October 2020\n\nOne.", "2026-11-23",
               "2020-10-22 stated (22 October 2020; ≠ 2026-11-23)"},
           Row{"22 October 2020\n\nOne.", "2026-11-01T12:00:00Z",
               "2020-10-22 stated (22 October 2020; ≠ 2026-11-01)"},
           Row{"22 октября\n\nЕго подписали 8 мая 2025 года.", "2026-11-23",
               "2025-10-22 inferred (22 октября; > 8 мая 2025 года; ≠ 2026-11-23)"},
           Row{"November 1994\n\nOne.", "2026-11-23",
               "1994-11 stated (November 1994; ≠ 2026-11-23)"},
           // Another day, but not that of fetching.
           Row{"22 October 2020\n\nOne.", "2026-11-22", "2026-11-22 metadata (date)"},
           Row{"22 October 2020\n\nOne.", "2026-11", "2026-11 metadata (date)"},
           // Today's news.
           Row{"21 November 2026\n\nOne.", "2026-11-23", "2026-11-23 metadata (date)"},
           Row{"MOSCOW, 23 November\n\nOne.", "2026-11-23", "2026-11-23 metadata (date)"},
           Row{"One.\n\nOn 3 January 1993 they met.", "2026-11-23", "2026-11-23 metadata (date)"},
       }) {
    EXPECT_EQ(Find({.text = row.text, .date = row.metadata}, kNow, origin), row.date);
  }
}

TEST(PublicationDateTest, TakesTheDatelineWithItsYear) {
  EXPECT_EQ(Find({.text = "MOSCOW, 3 January 1993\n\nOne."}), "1993-01-03 stated (3 January 1993)");
  EXPECT_EQ(Find({.text = "November 1994\n\nOne."}), "1994-11 stated (November 1994)");
  EXPECT_EQ(Find({.text = "МОСКВА, 22 октября 2025 года. /ТАСС/. Министр прибыл."}),
            "2025-10-22 stated (22 октября 2025 года)");
  EXPECT_EQ(Find({.text = "One.", .dateline = "SALVADOR, Feb 26, 1987 -"}),
            "1987-02-26 stated (Feb 26, 1987)");
  EXPECT_EQ(Find({.text = "One.\n\nOn 3 January 1993 they met."}), "none");
}

TEST(PublicationDateTest, DoesNotBelieveADatelineFromTheFuture) {
  EXPECT_EQ(Find({.text = "25 November 2026\n\nOne."}), "2026-11-25 stated (25 November 2026)");
  EXPECT_EQ(Find({.text = "26 November 2026\n\nOne."}), "none");
}

TEST(PublicationDateTest, ReadsAYearOfTwoDigits) {
  const Record record{.text = "BOGOTA, 6 SEP 89 (AFP) -- The"};
  EXPECT_EQ(Find(record), "1989-09-06 stated (6 SEP 89)");
  EXPECT_EQ(Find(record, year(2090) / 1 / 1), "2089-09-06 stated (6 SEP 89)");
}

constexpr const char* kSample =
    "22 October\n\nThe minister will host his counterpart.\n\nThe president is scheduled to make a "
    "visit on November 12.\n\n"
    "The visit follows his state trip in November 2024.\n\nHe noted it in a February interview, "
    "and during an October 10 meeting.";

TEST(PublicationDateTest, TakesTheYearFromThePastThatTheTextNames) {
  EXPECT_EQ(Find({.text = kSample}), "2025-10-22 inferred (22 October; > November 2024)");
  EXPECT_EQ(Find({.text = kSample}, year(2025) / 11 / 20),
            "2025-10-22 inferred (22 October; > November 2024)");
}

TEST(PublicationDateTest, TakesTheLatestPastDay) {
  struct Row {
    const char* text;
    const char* date;
  };
  for (const Row& row : {
           Row{"22 October\n\nFounded in 1991, it met on 3 May 2001.",
               "2001-10-22 inferred (22 October; > 3 May 2001)"},
           Row{"22 October\n\nIt met on 3 May 2001, as in 1991.",
               "2001-10-22 inferred (22 October; > 3 May 2001)"},
           Row{"22 October\n\nIt met on 22 October 2001.",
               "2001-10-22 inferred (22 October; > 22 October 2001)"},
           Row{"22 October\n\nIt met on 23 October 2001.",
               "2002-10-22 inferred (22 October; > 23 October 2001)"},
           Row{"22 October\n\nIt met in 2001.", "2002-10-22 inferred (22 October; > 2001)"},
           Row{"29 February\n\nIt met in March 1998.",
               "2000-02-29 inferred (29 February; > March 1998)"},
           Row{"Алма-Ата, 21 декабря\n\nЕго подписали 8 декабря 1991 года.",
               "1991-12-21 inferred (21 декабря; > 8 декабря 1991 года)"},
           Row{"22 October\n\nIt met in 2001 and will meet on 1 May 2003.",
               "2002-10-22 inferred (22 October; > 2001)"},
           Row{"22 October\n\nIt met on 3\nMay  2001.",
               "2001-10-22 inferred (22 October; > 3 May 2001)"},
       }) {
    EXPECT_EQ(Find({.text = row.text}), row.date);
  }
}

TEST(PublicationDateTest, HeedsTheWeekday) {
  // 22 October was a Wednesday in 2003, 2008, 2014 and 2025.
  EXPECT_EQ(Find({.text = "Wednesday, 22 October\n\nIt met in 2001."}),
            "2003-10-22 inferred (22 October; > 2001)");
  EXPECT_EQ(Find({.text = "Wednesday, 22 October\n\nOne."}),
            "2025-10-22 inferred (22 October; ≤ 2026-11-23)");
}

TEST(PublicationDateTest, TakesTheLatestSuchDayWithoutAnyYear) {
  const Record record{.text = "22 October\n\nThe visit is scheduled for November 12."};
  EXPECT_EQ(Find(record, year(2025) / 11 / 20), "2025-10-22 inferred (22 October; ≤ 2025-11-20)");
  EXPECT_EQ(Find(record, year(2025) / 10 / 22), "2025-10-22 inferred (22 October; ≤ 2025-10-22)");
  EXPECT_EQ(Find(record, year(2025) / 10 / 21), "2024-10-22 inferred (22 October; ≤ 2025-10-21)");
}

TEST(PublicationDateTest, IsNotLaterThanTheFile) {
  const Record record{.text = "22 October\n\nOne."};
  const Origin origin{.path = "p", .file_time = sys_days(year(2020) / 1 / 1)};
  EXPECT_EQ(Find(record, kNow, origin), "2019-10-22 inferred (22 October; ≤ 2020-01-01)");
  for (const sys_days unset : {sys_days(year(1970) / 1 / 1), sys_days(year(1980) / 1 / 1)}) {
    EXPECT_EQ(Find(record, kNow, {.path = "p", .file_time = unset}),
              "2026-10-22 inferred (22 October; ≤ 2026-11-23)");
  }
}

TEST(PublicationDateTest, IsEarlierThanTheFutureThatTheTextNames) {
  EXPECT_EQ(Find({.text = "22 October\n\nThey will meet on 12 November 2003."}),
            "2003-10-22 inferred (22 October; < 12 November 2003)");
  EXPECT_EQ(Find({.text = "22 October\n\nThe games will be held in 2034."}),
            "2026-10-22 inferred (22 October; ≤ 2026-11-23)");
}

// "In 2026" cannot be the latest past day of an article of October 2026 or before.
TEST(PublicationDateTest, PassesOverEvidenceThatWouldLeadToTheFuture) {
  EXPECT_EQ(Find({.text = "24 December\n\nTrade grew in 2025 and in 2026."}),
            "2025-12-24 inferred (24 December; ≤ 2026-11-23)");
}

TEST(PublicationDateTest, FallsBackOnTheDefault) {
  const BuildOptions options{.now = kNow, .default_date = PartialDate::Month(2024, 7)};
  const Record record{.text = "One."};
  EXPECT_EQ(Describe(FindPublicationDate(record, {}, SplitBlocks(record.text), options)),
            "2024-07 metadata (default)");
  EXPECT_EQ(Find(record), "none");
}

}  // namespace
}  // namespace dossier::article
