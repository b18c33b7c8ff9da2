#include "article/event_dates.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <initializer_list>
#include <string>

namespace dossier::article {
namespace {

using ::testing::ElementsAre;
using ::testing::ElementsAreArray;
using ::testing::IsEmpty;

// "span = value", "~" behind what was inferred.
std::vector<std::string> Find(std::string_view text, std::string_view written) {
  std::optional<PartialDate> date;
  if (!written.empty()) date = *PartialDate::Parse(written);
  std::vector<std::string> found;
  for (const EventDate& event : FindEventDates(text, date)) {
    found.push_back(std::string(event.span.In(text)) + " = " + event.period.ToString() +
                    (event.is_stated ? "" : "~"));
  }
  return found;
}

struct Row {
  const char* text;
  std::vector<std::string> dates;
};

// A Wednesday.
constexpr const char* kWritten = "2025-10-22";

void ExpectDates(std::initializer_list<Row> rows, std::string_view written = kWritten) {
  for (const Row& row : rows) {
    EXPECT_THAT(Find(row.text, written), ElementsAreArray(row.dates)) << row.text;
  }
}

TEST(FindEventDatesTest, TakesDatesThatAreStated) {
  ExpectDates({
      {"signed on 3 March 2023 in Rome", {"3 March 2023 = 2023-03-03"}},
      {"signed on March 3, 2023", {"March 3, 2023 = 2023-03-03"}},
      {"in November 2024", {"November 2024 = 2024-11"}},
      {"since 1991", {"1991 = 1991"}},
      {"3 марта 2023 года подписан", {"3 марта 2023 года = 2023-03-03"}},
      {"в ноябре 2024 года", {"ноябре 2024 года = 2024-11"}},
      {"в 1991 г.", {"1991 г. = 1991"}},
      {"утром 19 августа 91 года", {"19 августа 91 года = 1991-08-19"}},
      {"затонувшую в октябре 41-го", {"октябре 41-го = 1941-10"}},
      {"в первой половине марта 2024 года", {"марта 2024 года = 2024-03"}},
      {"22.10.2025 приёма не было", {"22.10.2025 = 2025-10-22"}},
      {"the third of May, 1999", {"third of May, 1999 = 1999-05-03"}},
      {"двадцать второго июня 1941 года", {"двадцать второго июня 1941 года = 1941-06-22"}},
      {"in late March 2022", {"March 2022 = 2022-03"}},
      {"в конце марта 2022 года", {"марта 2022 года = 2022-03"}},
  });
}

TEST(FindEventDatesTest, TakesYearsThatStandAlone) {
  ExpectDates({
      {"the 2015 nuclear deal", {"2015 = 2015"}},
      {"Russia's 2014 annexation", {"2014 = 2014"}},
      {"its 1986 results", {"1986 = 1986"}},
      {"The Kyoto Protocol of 1997 put limits", {"1997 = 1997"}},
      {"in the first half of 1986 all went well", {"first half of 1986 = 1986-01/1986-06"}},
      {"электроэнергии — на 2019-й, газа — позже", {"2019-й = 2019"}},
      {"В 1983 окончил институт", {"1983 = 1983"}},
      {"договоры 1921 и 1940 годов", {"1921 = 1921", "1940 годов = 1940"}},
      {"in 2003, 2004 and 2005 it", {"2003 = 2003", "2004 = 2004", "2005 = 2005"}},
  });
}

TEST(FindEventDatesTest, TakesRanges) {
  ExpectDates({
      {"3–5 March 2023", {"3–5 March 2023 = 2023-03-03/2023-03-05"}},
      {"from 3 to 5 March 2023", {"3 to 5 March 2023 = 2023-03-03/2023-03-05"}},
      {"from the 3rd to the 5th of March 2023",
       {"3rd to the 5th of March 2023 = 2023-03-03/2023-03-05"}},
      {"March 3-5, 2023", {"March 3-5, 2023 = 2023-03-03/2023-03-05"}},
      {"March 30 – April 2, 2023", {"March 30 – April 2, 2023 = 2023-03-30/2023-04-02"}},
      {"between March and May 2022", {"March and May 2022 = 2022-03/2022-05"}},
      {"from March to May 2022", {"March to May 2022 = 2022-03/2022-05"}},
      {"March–May 2022", {"March–May 2022 = 2022-03/2022-05"}},
      {"from December to February 2023", {"December to February 2023 = 2022-12/2023-02"}},
      {"from December 2023 to March", {"December 2023 to March = 2023-12/2024-03"}},
      {"from 1994 to 1999", {"1994 to 1999 = 1994/1999"}},
      {"between 1975 and 1979, it", {"1975 and 1979 = 1975/1979"}},
      {"the 2014-2016 crisis", {"2014-2016 = 2014/2016"}},
      {"during 2014-16,", {"2014-16 = 2014/2016"}},
      {"с 3 по 5 марта 2023 года", {"3 по 5 марта 2023 года = 2023-03-03/2023-03-05"}},
      {"3-5 марта 2023 г.", {"3-5 марта 2023 г. = 2023-03-03/2023-03-05"}},
      {"с марта по май 2022 года", {"марта по май 2022 года = 2022-03/2022-05"}},
      {"в январе — марте 2024 года", {"январе — марте 2024 года = 2024-01/2024-03"}},
      {"в 2014–2016 годах", {"2014–2016 годах = 2014/2016"}},
      {"с 1994 по 1999 год", {"1994 по 1999 год = 1994/1999"}},
      {"с 2002г. по 2006г. Г.Лопатин", {"2002г. по 2006г. = 2002/2006"}},
      {"с 2013 года по январь 2015 года", {"2013 года по январь 2015 года = 2013/2015-01"}},
      {"will be held from 10 to 13 November", {"10 to 13 November = 2025-11-10/2025-11-13~"}},
  });
}

TEST(FindEventDatesTest, TakesEachDateOfAList) {
  ExpectDates({
      {"on 3 and 5 March 2023", {"3 = 2023-03-03", "5 March 2023 = 2023-03-05"}},
      {"3, 4 и 5 марта 2023 года",
       {"3 = 2023-03-03", "4 = 2023-03-04", "5 марта 2023 года = 2023-03-05"}},
      {"в ночь с 11 на 12 сентября 2012 года",
       {"11 = 2012-09-11", "12 сентября 2012 года = 2012-09-12"}},
      {"in March and May 2022", {"March = 2022-03", "May 2022 = 2022-05"}},
      {"в январе и марте 2006 года", {"январе = 2006-01", "марте 2006 года = 2006-03"}},
  });
}

TEST(FindEventDatesTest, TakesNamedPeriods) {
  ExpectDates({
      {"in the first quarter of 2024", {"first quarter of 2024 = 2024-01/2024-03"}},
      {"in Q3 2024", {"Q3 2024 = 2024-07/2024-09"}},
      {"В I квартале 2024 года", {"I квартале 2024 года = 2024-01/2024-03"}},
      {"за второе полугодие прошлого года", {"второе полугодие прошлого года = 2024-07/2024-12~"}},
      {"в первой половине 2024 года", {"первой половине 2024 года = 2024-01/2024-06"}},
      {"in the summer of 2023", {"summer of 2023 = 2023-06/2023-08"}},
      {"летом 2023-го выросло", {"летом 2023-го = 2023-06/2023-08"}},
      {"the winter of 1991", {"winter of 1991 = 1990-12/1991-02"}},
      {"осенью прошлого года", {"осенью прошлого года = 2024-09/2024-11~"}},
      {"in the mid-1990s", {"1990s = 1990/1999"}},
      {"в начале 1990-х годов", {"1990-х годов = 1990/1999"}},
      {"в 90-е годы", {"90-е годы = 1990/1999"}},
      {"Во втором полугодии оно составит 7 тонн", {"втором полугодии = 2025-07/2025-12~"}},
      {"В первом квартале оно было ниже", {"первом квартале = 2025-01/2025-03~"}},
      {"The first quarter was theirs, 21:19", {}},
      {"Весной проект обсуждали", {"Весной = 2025-03/2025-05~"}},
      {"A referendum is planned for the autumn", {"autumn = 2025-09/2025-11~"}},
  });
}

TEST(FindEventDatesTest, FindsTheYearThatIsMissing) {
  ExpectDates({
      {"scheduled for November 12", {"November 12 = 2025-11-12~"}},
      {"during an October 10 meeting", {"October 10 = 2025-10-10~"}},
      {"He noted it in a February interview", {"February = 2025-02~"}},
      {"It was signed on December 1", {"December 1 = 2024-12-01~"}},
      {"The treaty expired in December", {"December = 2024-12~"}},
      {"They announced a visit on November 12", {"November 12 = 2025-11-12~"}},
      {"The president will come in March", {"March = 2026-03~"}},
      {"ready by March", {"March = 2026-03~"}},
      {"15 марта президент прибудет", {"15 марта = 2026-03-15~"}},
      {"15 марта президент прибыл", {"15 марта = 2025-03-15~"}},
      {"from 12 May to", {"12 May = 2025-05-12~"}},
      {"Слушания перенесли на 15 ноября", {"15 ноября = 2025-11-15~"}},
      {"Due to the weather it fell in January", {"January = 2025-01~"}},
      {"сократить с 1 ноября добычу", {"1 ноября = 2025-11-01~"}},
      {"The price will be cut after 1 November", {"1 November = 2025-11-01~"}},
      // 12 November was a Tuesday in 2024, a Wednesday in 2025.
      {"on Tuesday, 12 November", {"12 November = 2024-11-12~"}},
      {"the 3rd of May last year", {"3rd of May last year = 2024-05-03~"}},
      {"27 апреля этого года", {"27 апреля этого года = 2025-04-27~"}},
      {"до 1 сентября с. г.", {"1 сентября с. г. = 2025-09-01~"}},
      {"в ноябре прошлого года", {"ноябре прошлого года = 2024-11~"}},
  });
  ExpectDates({{"On December 30 it expired", {"December 30 = 2025-12-30~"}},
               {"14 января переговоры продолжатся", {"14 января = 2026-01-14~"}}},
              "2026-01-09");
  ExpectDates({{"Девятого мая посольство было закрыто, первого сентября оно будет закрыто.",
                {"Девятого мая = 2025-05-09~", "первого сентября = 2025-09-01~"}}},
              "2025-06-22");
  // By the clock of another zone tomorrow is past.
  ExpectDates({{"They met on 23 October", {"23 October = 2025-10-23~"}}});
}

TEST(FindEventDatesTest, CountsFromTheDayOfWriting) {
  ExpectDates({
      {"He left yesterday, came today", {"yesterday = 2025-10-21~", "today = 2025-10-22~"}},
      {"Вчера, сегодня и завтра",
       {"Вчера = 2025-10-21~", "сегодня = 2025-10-22~", "завтра = 2025-10-23~"}},
      {"после вчерашней встречи", {"вчерашней = 2025-10-21~"}},
      {"Накануне, во вторник, он", {"Накануне = 2025-10-21~", "вторник = 2025-10-21~"}},
      {"this morning and last night", {"this morning = 2025-10-22~", "last night = 2025-10-21~"}},
      {"two weeks ago", {"two weeks ago = 2025-10-06/2025-10-12~"}},
      {"10 days ago", {"10 days ago = 2025-10-12~"}},
      {"a year ago", {"a year ago = 2024~"}},
      {"Три года назад, в 2022 году", {"Три года назад = 2022~", "2022 году = 2022"}},
      {"год назад", {"год назад = 2024~"}},
      {"четыре месяца тому назад", {"четыре месяца тому назад = 2025-06~"}},
      {"last week", {"last week = 2025-10-13/2025-10-19~"}},
      {"на следующей неделе", {"следующей неделе = 2025-10-27/2025-11-02~"}},
      {"last month", {"last month = 2025-09~"}},
      {"в прошлом квартале", {"прошлом квартале = 2025-07/2025-09~"}},
      {"next year", {"next year = 2026~"}},
      {"В будущем году, а в прошлом году он", {"будущем году = 2026~", "прошлом году = 2024~"}},
      {"in the current year", {"current year = 2025~"}},
      {"last weekend", {"last weekend = 2025-10-18/2025-10-19~"}},
      {"last summer", {"last summer = 2025-06/2025-08~"}},
      {"этой весной", {"этой весной = 2025-03/2025-05~"}},
      {"a truce agreed last April", {"last April = 2025-04~"}},
      {"only this May", {"this May = 2025-05~"}},
      {"last December", {"last December = 2024-12~"}},
      {"by the end of the year", {"year = 2025~"}},
      {"до конца года", {"года = 2025~"}},
  });
}

TEST(FindEventDatesTest, CountsWeekdays) {
  ExpectDates({
      {"He said on Monday that talks will go on", {"Monday = 2025-10-20~"}},
      {"signed on Wednesday", {"Wednesday = 2025-10-22~"}},
      {"They will meet on Friday", {"Friday = 2025-10-24~"}},
      {"Parliament is to meet on Monday", {"Monday = 2025-10-27~"}},
      {"The treaty is to enter into force on March 1", {"March 1 = 2026-03-01~"}},
      {"Гейтс выступит в воскресенье", {"воскресенье = 2025-10-26~"}},
      {"Флаг поднимут в понедельник в Брюсселе", {"понедельник = 2025-10-27~"}},
      {"last Friday", {"last Friday = 2025-10-17~"}},
      {"enters into force next Monday", {"next Monday = 2025-10-27~"}},
      {"this Friday", {"this Friday = 2025-10-24~"}},
      {"on Tuesday of last week", {"Tuesday of last week = 2025-10-14~"}},
      {"прилетел в минувшую пятницу", {"минувшую пятницу = 2025-10-17~"}},
      {"Встреча состоится в пятницу.", {"пятницу = 2025-10-24~"}},
      {"подписали в субботу", {"субботу = 2025-10-18~"}},
      {"в среду открылась", {"среду = 2025-10-22~"}},
      {"в полдень пятницы передали", {"пятницы = 2025-10-17~"}},
  });
}

TEST(FindEventDatesTest, TakesAWeekdayForAPartOfItsDate) {
  ExpectDates({
      {"on Monday, 20 October 2025,", {"20 October 2025 = 2025-10-20"}},
      {"в понедельник (20 октября 2025 года)", {"20 октября 2025 года = 2025-10-20"}},
      {"20 October 2025 (Monday)", {"20 October 2025 = 2025-10-20"}},
  });
}

TEST(FindEventDatesTest, CountsFromAnotherDateOfTheText) {
  ExpectDates({
      {"agreed on 16 May 1974; Dhaka ratified it the same year",
       {"16 May 1974 = 1974-05-16", "same year = 1974~"}},
      {"подписан 2 апреля 1996 года, договор о союзе — ровно год спустя",
       {"2 апреля 1996 года = 1996-04-02", "год спустя = 1997~"}},
      {"On 26 April 1996 they met, and two years later in Moscow",
       {"26 April 1996 = 1996-04-26", "two years later = 1998~"}},
      {"в 2010 году; через год в Москве", {"2010 году = 2010", "через год = 2011~"}},
      {"в 2010 году, годом ранее", {"2010 году = 2010", "годом ранее = 2009~"}},
      {"в 2010 году, в том же году", {"2010 году = 2010", "том же году = 2010~"}},
      {"on 5 October 2025 and on the same day",
       {"5 October 2025 = 2025-10-05", "same day = 2025-10-05~"}},
      // Nothing to count from, or nothing that is sure.
      {"the same year, two years later, через год", {}},
      {"in 2010.\n\nThe same year", {"2010 = 2010"}},
      {"in 2010, some two years later", {"2010 = 2010"}},
      {"yesterday, and a year later", {"yesterday = 2025-10-21~"}},
      {"in the 1990s, the same year", {"1990s = 1990/1999"}},
  });
}

TEST(FindEventDatesTest, NeedsTheDayOfWriting) {
  for (const char* text :
       {"yesterday", "on Monday", "last year", "in May", "on 12 November", "с 3 по 5 марта",
        "три года назад", "2 марта прошлого года", "осенью обсуждали", "до конца года"}) {
    EXPECT_THAT(Find(text, ""), IsEmpty()) << text;
  }
  EXPECT_THAT(Find("in 1991 and on 12 November", ""), ElementsAre("1991 = 1991"));
}

TEST(FindEventDatesTest, TakesOnlyWhatACoarseDateOfWritingDecides) {
  ExpectDates({{"last year", {"last year = 2024~"}},
               {"in 1991", {"1991 = 1991"}},
               {"this month", {}},
               {"yesterday", {}},
               {"It was signed in May", {}}},
              "2025");
  ExpectDates({{"last month", {"last month = 2025-09~"}},
               {"It was signed in May", {"May = 2025-05~"}},
               {"It was signed on 12 October", {}},
               {"on Monday", {}}},
              "2025-10");
}

TEST(FindEventDatesTest, LeavesAloneWhatOnlyLooksLikeADate) {
  for (const char* text : {
           "May said they may go",
           "a March on Washington",
           "Resolution 1973 (2011) was adopted",
           "resolutions 242 (1967) and 338 (1973)",
           "won 21:19, 3.12 and 5-3",
           "$2024 and 1,991 cases of 2000 people",
           "F-16, №1991, 1986/87",
           "3000 to 3500 warheads",
           "размещаются 1960 российских военнослужащих",
           "ему 21 год, стаж 5 лет",
           "today's world and the Russia of today",
           "на сегодняшний день",
           "over the last year, in the past months",
           "more than two years ago, a few days ago, years ago",
           "около трёх лет назад, много лет назад",
           "every Friday and Bloody Sunday, said the Sunday Times",
           "в среде учёных, охрана окружающей среды",
           "накануне нынешней встречи",
           "the Second World War",
           "on 9 October Avenue, after the October Revolution",
           "на улице 8 марта",
           "Мая Плисецкая и Август Бебель",
           "3 and 5 people, 10-12 tanks",
           "прошлых лет, в следующие годы",
           "the fall of Kabul, a spring of hope, between the fall and the rise",
           "полтора года назад",
       }) {
    EXPECT_THAT(Find(text, kWritten), IsEmpty()) << text;
  }
}

TEST(FindEventDatesTest, RefusesAbsurdDates) {
  for (const char* text :
       {"9999-12-31", "31.12.9999", "0001-01-01", "01.01.0001", "1970-01-01T00:00:00Z",
        "01.01.1970", "1900-01-01", "in 9999", "45.13.2020"}) {
    EXPECT_THAT(Find(text, kWritten), IsEmpty()) << text;
  }
  // In words it is a day like any other.
  EXPECT_THAT(Find("on 1 January 1970", kWritten), ElementsAre("1 January 1970 = 1970-01-01"));
}

TEST(FindEventDatesTest, KeepsRangesThatAreNoneApart) {
  ExpectDates({
      {"on 5 March 2023 – 3 March 2022",
       {"5 March 2023 = 2023-03-05", "3 March 2022 = 2022-03-03"}},
      {"from 1999 to 1994.", {"1999 = 1999", "1994 = 1994"}},
  });
}

TEST(FindEventDatesTest, NeverOverlaps) {
  const std::string_view text =
      "С 3 по 5 марта прошлого года, в пятницу, 7 марта, летом 2023-го и в 1990-х — March 3-5, "
      "2023, last May 5, the first quarter of last year, two weeks ago on Monday.";
  std::uint32_t end = 0;
  for (const EventDate& date : FindEventDates(text, PartialDate::Parse(kWritten).value())) {
    EXPECT_GE(date.span.begin, end);
    EXPECT_GT(date.span.end, date.span.begin);
    end = date.span.end;
  }
  EXPECT_LE(end, text.size());
}

}  // namespace
}  // namespace dossier::article
