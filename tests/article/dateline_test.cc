#include "article/dateline.h"

#include <gtest/gtest.h>

#include <string>

namespace dossier::article {
namespace {

// The date in the words of the text, and the two digits of a short year behind "'".
std::string Words(std::string_view text, const std::optional<Dateline>& dateline) {
  if (!dateline) return "none";
  std::string words(dateline->date.span.In(text));
  if (dateline->short_year) words += " '" + std::to_string(*dateline->short_year);
  return words;
}

struct Row {
  const char* text;
  const char* date;
};

TEST(DatelineTest, ReadsALineThatIsOne) {
  for (const Row& row : {
           Row{"22 October", "22 October"},
           Row{"3 January 1993", "3 January 1993"},
           Row{"January 3, 1993", "January 3, 1993"},
           Row{"Wednesday, 22 October", "22 October"},
           Row{"среда, 22 октября", "22 октября"},
           Row{"MOSCOW, 3 January 1993", "3 January 1993"},
           Row{"Москва, 3 января 1993 г.", "3 января 1993 г."},
           Row{"Алма-Ата, 21 декабря", "21 декабря"},
           Row{"03.01.1993", "03.01.1993"},
           Row{"1993-01-03", "1993-01-03"},
           Row{"SALVADOR, Feb 26 -", "Feb 26"},
           Row{"WASHINGTON, D.C., March 5 -", "March 5"},
           Row{"Rio de Janeiro, 14 June 1992", "14 June 1992"},
           Row{"November 1994", "November 1994"},
           Row{"May 2004", "May 2004"},
           Row{"14 февраля 2000, 21:34", "14 февраля 2000"},
           Row{"CLANDESTINE, 13 SEP 89 (RADIO VENCEREMOS) --", "13 SEP '89"},
           Row{"BRASILIA (BRAZIL), 18 NOV 89 (RADIO) -- [TEXT]", "18 NOV '89"},
           Row{"NEW YORK, Monday, October 19 (Reuters) -", "October 19"},
           Row{"Published: 22 October 2025", "22 October 2025"},
           Row{"22 October 2025 | TASS", "22 October 2025"},
           Row{"22 октября 2025 года, Москва", "22 октября 2025 года"},
           Row{"22 October 2025 10:30 GMT", "22 October 2025"},
       }) {
    EXPECT_EQ(Words(row.text, ParseDateline(row.text)), row.date) << row.text;
  }
}

TEST(DatelineTest, LeavesOtherLinesAlone) {
  for (const char* text : {
           "",
           "November",
           "in 1994",
           "Year ended March 31",
           "Photo: Reuters, 3 May 2011",
           "On Monday, 22 October",
           "The treaty, 3 January 1993",
           "MOSCOW, 3 January 1993. Talks began",
           "The ministers met on 22 October 2025.",
           "Talks of 22 October",
           "22 October 2025 was a Wednesday",
           "MONEY RATES - INTERNATIONAL SUMMARY OF THE - APR 3",
           "MOSCOW",
           "May 1255 ASK",
           "Новости рубрики за 14 февраля 2000 года",
       }) {
    EXPECT_EQ(Words(text, ParseDateline(text)), "none") << text;
  }
}

TEST(DatelineTest, ReadsTheStartOfAParagraph) {
  for (const Row& row : {
           Row{"MOSCOW, Oct 22 (TASS) — The minister arrived.", "Oct 22"},
           Row{"MOSCOW, October 22, 2025 - The minister", "October 22, 2025"},
           Row{"МОСКВА, 22 октября. /ТАСС/. Министр прибыл.", "22 октября"},
           Row{"МОСКВА, 22 окт — РИА Новости. Министр прибыл.", "22 окт"},
           Row{"Москва. 22 октября. ИНТЕРФАКС - Министр", "22 октября"},
           Row{"ТАСС, 30 декабря. Переговоры", "30 декабря"},
           Row{"Москва, 3 января 1993 г. Министр", "3 января 1993 г."},
           Row{"BOGOTA, 6 SEP 89 (AFP) -- [EXCERPT] THE", "6 SEP '89"},
           Row{"22 октября. /ТАСС/. Министр", "22 октября"},
       }) {
    EXPECT_EQ(Words(row.text, FindDatelineInFront(row.text)), row.date) << row.text;
  }
}

TEST(DatelineTest, LeavesDatesInASentenceAlone) {
  for (const char* text : {
           "On 22 October the minister arrived.",
           "October 22 was a day of talks.",
           "The treaty, signed on 3 January 1993 - a Sunday",
           "В Москве 22 октября прошли переговоры.",
           "22 октября министр прибыл в Москву.",
           "Sergey Lavrov arrived on 22 October. He left.",
           "Brent, October 22 delivery, rose.",
       }) {
    EXPECT_EQ(Words(text, FindDatelineInFront(text)), "none") << text;
  }
}

TEST(DatelineTest, LooksNoFurtherThanTheStart) {
  EXPECT_FALSE(FindDatelineInFront(std::string(300, 'A') + ", 22 October. /TASS/. The"));
  EXPECT_FALSE(ParseDateline("MOSCOW, 22 October" + std::string(1000, '-')));
}

}  // namespace
}  // namespace dossier::article
