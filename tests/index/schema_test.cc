#include "index/schema.h"

#include <gtest/gtest.h>

#include <random>

namespace dossier::index {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

TEST(SchemaTest, WritesDaysInFourBytes) {
  EXPECT_EQ(EncodeDay(sys_days(days(0))), std::string("\x80\0\0\0", 4));
  EXPECT_EQ(EncodeDay(sys_days(days(-1))), "\x7F\xFF\xFF\xFF");
  EXPECT_EQ(EncodeDay(sys_days(days(258))), std::string("\x80\0\x01\x02", 4));
}

TEST(SchemaTest, ReadsWhatItWritesAndKeepsTheOrder) {
  std::mt19937 random(7);
  std::uniform_int_distribution<int> any(-3'000'000, 3'000'000);
  for (int i = 0; i < 1000; ++i) {
    const sys_days one{days(any(random))};
    const sys_days other{days(any(random))};
    EXPECT_EQ(DecodeDay(EncodeDay(one)), one);
    EXPECT_EQ(EncodeDay(one) < EncodeDay(other), one < other);
  }
}

TEST(SchemaTest, ReadsNoDayOfAnotherLength) {
  for (const std::string value : {"", "abc", "abcde"}) EXPECT_FALSE(DecodeDay(value)) << value;
}

TEST(SchemaTest, JoinsPeriodsThatOverlapOrTouch) {
  const auto period = [](int first, int last) {
    return DayPeriod{sys_days(days(first)), sys_days(days(last))};
  };
  const auto joined = [](std::vector<DayPeriod> periods) {
    return DecodePeriods(EncodePeriods(std::move(periods)));
  };
  using Periods = std::vector<DayPeriod>;
  EXPECT_EQ(joined({}), Periods());
  EXPECT_EQ(joined({period(5, 7), period(-3, 1)}), (Periods{period(-3, 1), period(5, 7)}));
  EXPECT_EQ(joined({period(5, 7), period(1, 4), period(9, 9)}),
            (Periods{period(1, 7), period(9, 9)}));
  EXPECT_EQ(joined({period(1, 10), period(2, 3), period(2, 3)}), (Periods{period(1, 10)}));
  for (const char* value : {"a", "abcd", "abcdefghi"}) EXPECT_EQ(DecodePeriods(value), Periods());
}

TEST(SchemaTest, ReadsEveryKindOfDate) {
  for (const auto precision : {DatePrecision::kYear, DatePrecision::kMonth, DatePrecision::kDay}) {
    for (const auto basis : {article::DateBasis::kStated, article::DateBasis::kInferred,
                             article::DateBasis::kMetadata}) {
      const auto kind = DecodeDateKind(EncodeDateKind({precision, basis}));
      ASSERT_TRUE(kind);
      EXPECT_EQ(kind->precision, precision);
      EXPECT_EQ(kind->basis, basis);
    }
  }
  EXPECT_EQ(EncodeDateKind({DatePrecision::kDay, article::DateBasis::kMetadata}), "dm");
  for (const char* value : {"", "d", "dmx", "xm", "dx", "md"}) EXPECT_FALSE(DecodeDateKind(value));
}

TEST(SchemaTest, MakesTermsThatXapianTakes) {
  struct Row {
    std::size_t letters;
    std::size_t nuls;
    bool fits;
  };
  for (const Row& row : {Row{244, 0, true}, Row{245, 0, false}, Row{242, 1, true},
                         Row{243, 1, false}, Row{0, 122, true}, Row{0, 123, false}}) {
    const std::string value = std::string(row.letters, 'a') + std::string(row.nuls, '\0');
    const std::string term = MakeTerm("S", value);
    EXPECT_EQ(!term.empty(), row.fits) << row.letters << " " << row.nuls;
    if (row.fits) {
      EXPECT_EQ(term, "S" + value);
    }
  }
}

TEST(SchemaTest, TellsPeopleFromOrganizations) {
  EXPECT_EQ(EntityPrefix(entities::EntityKind::kPerson), "XP");
  EXPECT_EQ(EntityPrefix(entities::EntityKind::kOrganization), "XO");
}

}  // namespace
}  // namespace dossier::index
