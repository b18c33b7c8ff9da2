#include "article/metadata_date.h"

#include <gtest/gtest.h>

namespace dossier::article {
namespace {

TEST(MetadataDateTest, ReadsTheFormsOfPagesAndFeeds) {
  struct Row {
    const char* text;
    const char* time;
  };
  for (const Row& row : {
           Row{"2024-05-03", "2024-05-03"},
           Row{" 2024-05-03T10:00:00+03:00\n", "2024-05-03T10:00:00+03:00"},
           Row{"2024-05-03 10:00:00", "2024-05-03 10:00:00"},
           Row{"2024-05", "2024-05"},
           Row{"Fri, 03 May 2024 10:00:00 +0300", "2024-05-03T10:00:00+03:00"},
           Row{"Fri, 3 May 2024 10:00:00 GMT", "2024-05-03T10:00:00+00:00"},
           Row{"Fri, 3 May 2024 10:00 EST", "2024-05-03T10:00:00-05:00"},
           Row{"3 May 24 10:00:00 PDT", "2024-05-03T10:00:00-07:00"},
           Row{"3 May 98 10:00:00 Z", "1998-05-03T10:00:00+00:00"},
           Row{"fri,03 may 2024 10:00:00 msk", "2024-05-03T10:00:00+03:00"},
           Row{"Friday, 03-May-24 10:00:00 UTC", "2024-05-03T10:00:00+00:00"},
           Row{"Fri, 03 May 2024 10:00:00 -0000", "2024-05-03T10:00:00-00:00"},
           Row{"Fri, 03 May 2024 10:00:00", "2024-05-03T10:00:00"},
           Row{"Fri, 03 May 2024 10:00:00 XYZ", "2024-05-03T10:00:00"},
           Row{"Fri, 03 May 2024", "2024-05-03"},
           Row{"Thu, 03 May 2024 10:00:00 +0300", "2024-05-03T10:00:00+03:00"},
           Row{"26-FEB-1987 15:01:01.01", "1987-02-26T15:01:01"},
           Row{" 2-MAR-1987 04:37:59.20", "1987-03-02T04:37:59"},
           Row{"31-MAR-1987 605:12:19.12", "1987-03-31"},
           Row{"20240503", "2024-05-03"},
           Row{"20240503T100000Z", "2024-05-03T10:00:00+00:00"},
           Row{"20240503T1000+0300", "2024-05-03T10:00:00+03:00"},
           Row{"May 3, 2024 10:00 AM", "2024-05-03"},
           Row{"03.05.2024 10:00", "2024-05-03"},
           Row{"10:00, 3 мая 2024 года", "2024-05-03"},
           Row{"пятница, 3 мая 2024", "2024-05-03"},
       }) {
    EXPECT_EQ(IsoTimeOf(row.text).value_or("none"), row.time) << row.text;
  }
}

TEST(MetadataDateTest, ReadsNoDateWhereThereIsNone) {
  for (const char* text :
       {"", " ", "yesterday", "10:00", "1714720000", "31 Feb 2024", "32 May 2024", "2024-13-01",
        "20241301", "3 May", "May 3, 2024, May 4, 2024", "Fri, 03 Mai 2024 x", "May 2024"}) {
    EXPECT_EQ(IsoTimeOf(text).value_or("none"), "none") << text;
  }
  EXPECT_FALSE(IsoTimeOf("2024-05-03" + std::string(100, ' ') + "x"));
}

}  // namespace
}  // namespace dossier::article
