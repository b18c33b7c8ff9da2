#include "entities/office_term.h"

#include <gtest/gtest.h>

namespace dossier::entities {
namespace {

TEST(OfficeTermTest, ReadsALine) {
  const auto term = ParseOfficeTerm("foreign-minister-ru\tlavrov\t2004-03-09\t");
  ASSERT_TRUE(term) << term.error().message;
  EXPECT_EQ(term->office, "foreign-minister-ru");
  EXPECT_EQ(term->person, "lavrov");
  EXPECT_EQ(term->since, PartialDate::Day(2004, 3, 9));
  EXPECT_FALSE(term->until);
  EXPECT_EQ(ParseOfficeTerm("a-b\tx\t1999\t1999-12")->until, PartialDate::Month(1999, 12));
}

TEST(OfficeTermTest, SaysWhyItRefusesALine) {
  struct Row {
    std::string_view line;
    std::string_view reason;
  };
  for (const Row& row : std::vector<Row>{
           {"a-b\tx\t2004", "3 columns, expected 4"},
           {"a-b\tx\t\t2004", "since is missing"},
           {"a-b\tx\t04\t", "since \"04\", expected YYYY, YYYY-MM or YYYY-MM-DD"},
           {"a-b\tx\t2004\t2004-13", "until \"2004-13\", expected YYYY, YYYY-MM or YYYY-MM-DD"},
           {"a-b\tx\t2004-05\t2004-04", "since 2004-05 is after until 2004-04"},
           {"a-b\tx\xFF\t2004\t", "not valid UTF-8"},
       }) {
    const auto term = ParseOfficeTerm(row.line);
    ASSERT_FALSE(term) << row.line;
    EXPECT_EQ(term.error().message, row.reason);
  }
}

}  // namespace
}  // namespace dossier::entities
