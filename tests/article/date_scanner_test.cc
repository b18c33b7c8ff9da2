#include "article/date_scanner.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace dossier::article {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// "[span] year-month-day", "?" for what is missing, and "+" behind a date to come.
std::vector<std::string> Scan(std::string_view text) {
  std::vector<std::string> dates;
  for (const DateMention& mention : ScanDates(text)) {
    const auto part = [](auto value) { return value ? std::to_string(*value) : std::string("?"); };
    dates.push_back("[" + std::string(mention.span.In(text)) + "] " + part(mention.year) + "-" +
                    part(mention.month) + "-" + part(mention.day) + (mention.future ? "+" : ""));
  }
  return dates;
}

struct Row {
  const char* text;
  const char* date;
};

void ExpectOne(std::initializer_list<Row> rows) {
  for (const Row& row : rows) EXPECT_THAT(Scan(row.text), ElementsAre(row.date)) << row.text;
}

void ExpectNone(std::initializer_list<const char*> texts) {
  for (const char* text : texts) EXPECT_THAT(Scan(text), IsEmpty()) << text;
}

TEST(ScanDatesTest, ReadsDaysInEnglish) {
  ExpectOne({
      {"On 22 October 2025 he", "[22 October 2025] 2025-10-22"},
      {"October 22, 2025.", "[October 22, 2025] 2025-10-22"},
      {"October 22,2025", "[October 22,2025] 2025-10-22"},
      {"22 October", "[22 October] ?-10-22"},
      {"22 october 2025", "[22 october 2025] 2025-10-22"},
      {"OCTOBER 22", "[OCTOBER 22] ?-10-22"},
      {"on Oct 22", "[Oct 22] ?-10-22"},
      {"on Oct. 22, 2025", "[Oct. 22, 2025] 2025-10-22"},
      {"on 22 Sept. 2025", "[22 Sept. 2025] 2025-9-22"},
      {"13 SEP 89 (AFP)", "[13 SEP] ?-9-13"},
      {"on the 22nd of October", "[22nd of October] ?-10-22"},
      {"the 3rd of May, 1999", "[3rd of May, 1999] 1999-5-3"},
      {"on May 1st, 2004", "[May 1st, 2004] 2004-5-1"},
      {"October the 22nd", "[October the 22nd] ?-10-22"},
      {"15-17 October 2025", "[17 October 2025] 2025-10-17"},
      {"an October 10 meeting", "[October 10] ?-10-10"},
      {"by the\n12\nMarch\n1999 deadline", "[12\nMarch\n1999] 1999-3-12+"},
      {"29 February 2024", "[29 February 2024] 2024-2-29"},
      {"Oc\u00ADto\u00ADber 22", "[Oc\u00ADto\u00ADber 22] ?-10-22"},
  });
}

TEST(ScanDatesTest, ReadsDaysInRussian) {
  ExpectOne({
      {"22 октября 2025 года он", "[22 октября 2025 года] 2025-10-22"},
      {"22 октября 2025 г. он", "[22 октября 2025 г.] 2025-10-22"},
      {"22 октября 2025г.", "[22 октября 2025г.] 2025-10-22"},
      {"22 октября", "[22 октября] ?-10-22"},
      {"22 ОКТЯБРЯ", "[22 ОКТЯБРЯ] ?-10-22"},
      {"22-го октября", "[22-го октября] ?-10-22"},
      {"1-е мая", "[1-е мая] ?-5-1"},
      {"МОСКВА, 22 окт.", "[22 окт] ?-10-22"},
      {"9 мая 1945", "[9 мая 1945] 1945-5-9"},
      {"22 октября́ 2025", "[22 октября́ 2025] 2025-10-22"},
      {"в\u00A022\u00A0октября", "[22\u00A0октября] ?-10-22"},
  });
}

TEST(ScanDatesTest, ReadsNumericDates) {
  ExpectOne({
      {"от 22.10.2025 № 5", "[22.10.2025] 2025-10-22"},
      {"1.2.2003", "[1.2.2003] 2003-2-1"},
      {"22.10.2025 г.", "[22.10.2025 г.] 2025-10-22"},
      {"2025-10-22", "[2025-10-22] 2025-10-22"},
      {"2025-10-22T10:00:00Z", "[2025-10-22] 2025-10-22"},
      {"2025/10/22", "[2025/10/22] 2025-10-22"},
      {"22/10/2025", "[22/10/2025] 2025-10-22"},
      {"10/22/2025", "[10/22/2025] 2025-10-22"},
      {"(22.10.2025)", "[22.10.2025] 2025-10-22"},
  });
}

TEST(ScanDatesTest, ReadsMonths) {
  ExpectOne({
      {"in November 2024", "[November 2024] 2024-11-?"},
      {"November, 2024", "[November, 2024] 2024-11-?"},
      {"in May of 2004", "[May of 2004] 2004-5-?"},
      {"May 2004", "[May 2004] 2004-5-?"},
      {"в ноябре 2024 года", "[ноябре 2024 года] 2024-11-?"},
      {"Июнь 1997 года", "[Июнь 1997 года] 1997-6-?"},
      {"с января 2020", "[января 2020] 2020-1-?"},
      {"a February interview", "[February] ?-2-?"},
      {"In May he", "[May] ?-5-?"},
      {"since March", "[March] ?-3-?"},
      {"mid-June", "[June] ?-6-?"},
      {"в мае", "[мае] ?-5-?"},
      {"в конце марта", "[марта] ?-3-?"},
      {"IN MAY", "[MAY] ?-5-?"},
  });
}

TEST(ScanDatesTest, ReadsYears) {
  ExpectOne({
      {"in 1991", "[1991] 1991-?-?"},
      {"Since 2014, it", "[2014] 2014-?-?"},
      {"mid-1990 talks", "[1990] 1990-?-?"},
      {"the treaty of 1997.", "[1997] 1997-?-?"},
      {"в 1991 году", "[1991 году] 1991-?-?"},
      {"в 2007г.", "[2007г.] 2007-?-?"},
      {"С 1993, после", "[1993] 1993-?-?"},
      {"летом 2023-го года", "[2023-го года] 2023-?-?"},
  });
}

TEST(ScanDatesTest, ReadsSeveralYearsInARow) {
  EXPECT_THAT(Scan("в 2003, 2004 и 2005 годах"),
              ElementsAre("[2003] 2003-?-?", "[2004] 2004-?-?", "[2005 годах] 2005-?-?"));
  EXPECT_THAT(Scan("from 1994 to 1999."), ElementsAre("[1994] 1994-?-?", "[1999] 1999-?-?"));
  EXPECT_THAT(Scan("in 1999-2001,"), ElementsAre("[1999] 1999-?-?", "[2001] 2001-?-?"));
}

TEST(ScanDatesTest, LeavesOtherNumbersAlone) {
  ExpectNone({
      "",
      "7,591 kilometers",
      "in 1,991 cases",
      "in 2000 villages of 2000 people and 1999 tonnes",
      "won 21:19 and 3.12",
      "$2024 in cash",
      "resolution 1973 (2011)",
      "F-16 March",
      "COVID-19 May",
      "paragraph 10.5",
      "1.2.2003.4",
      "10/11/2025",
      "2010-12",
      "the 1990s",
      "в 1990-х",
      "в 2000 метрах",
      "на 2000 человек",
      "№1991",
      "in 1986/87",
      "Article 2025",
      "the 99.99.2025",
      "45 октября",
      "12345678901234567890",
  });
}

TEST(ScanDatesTest, LeavesDaysThatAreNoneAlone) {
  ExpectNone({"on 30 февраля", "32.10.2025", "30 February 2023", "until 31 December 9999",
              "31 декабря 9999 года"});
  ExpectNone({"29 February 2023"});
  EXPECT_THAT(Scan("in May 10 people died"), ElementsAre("[May] ?-5-?"));
}

TEST(ScanDatesTest, LeavesWordsThatLookLikeMonthsAlone) {
  ExpectNone({"they may 10 times", "He may go", "May said", "a march to Rome", "March on",
              "an august body", "April came", "Jan said", "Мая Плисецкая", "Dec and Ant"});
}

TEST(ScanDatesTest, KeepsToOneParagraph) {
  EXPECT_THAT(Scan("He left on 22\n\nOctober 5"), ElementsAre("[October 5] ?-10-5"));
}

TEST(ScanDatesTest, SeesTheWeekdayInFront) {
  struct WeekdayRow {
    const char* text;
    std::optional<unsigned> weekday;
  };
  for (const WeekdayRow& row : {
           WeekdayRow{"on Wednesday, 22 October", 3},
           WeekdayRow{"Wed., Oct. 22", 3},
           WeekdayRow{"Wednesday the 22nd of October", 3},
           WeekdayRow{"в пятницу, 4 марта 2016 года", 5},
           WeekdayRow{"в воскресенье 18 сентября", 7},
           WeekdayRow{"on 22 October", std::nullopt},
           WeekdayRow{"Monday in November 2024", std::nullopt},
       }) {
    const auto mentions = ScanDates(row.text);
    ASSERT_EQ(mentions.size(), 1U) << row.text;
    EXPECT_EQ(mentions[0].weekday, row.weekday) << row.text;
  }
}

TEST(DateMentionTest, IsADateOnlyWithAYear) {
  const auto only = [](std::string_view text) { return ScanDates(text).front().ToDate(); };
  EXPECT_EQ(only("22 October"), std::nullopt);
  EXPECT_EQ(only("22 October 2025"), PartialDate::Day(2025, 10, 22));
  EXPECT_EQ(only("October 2025"), PartialDate::Month(2025, 10));
  EXPECT_EQ(only("in 2025"), PartialDate::Year(2025));
}

}  // namespace
}  // namespace dossier::article
