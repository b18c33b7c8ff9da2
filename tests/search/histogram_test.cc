#include "search/histogram.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace dossier::search {
namespace {

using article::DateBasis;
using testing::ElementsAre;
using testing::IsEmpty;

// Articles 1, 2, 3 … by their dates: "" undated, "~2024-05-01" inferred.
class Articles {
 public:
  explicit Articles(const std::vector<std::string_view>& dates) : dates_(dates.size() + 1) {
    for (DocId docid = 1; docid <= dates.size(); ++docid) {
      std::string_view date = dates[docid - 1];
      const bool inferred = date.starts_with('~');
      if (inferred) date.remove_prefix(1);
      set_.add(docid);
      if (date.empty()) continue;
      const PartialDate value = *PartialDate::Parse(date);
      dates_.Set(docid, static_cast<DayNumber>(value.first_day().time_since_epoch().count()),
                 value.precision(), inferred ? DateBasis::kInferred : DateBasis::kStated);
    }
  }

  Result<Histogram> Count(Interval interval) const {
    return CountHistogram(set_, dates_, interval);
  }

 private:
  DateColumn dates_;
  DocSet set_;
};

std::vector<std::string> Print(const Histogram& histogram) {
  std::vector<std::string> lines;
  for (const Bucket& bucket : histogram.buckets) {
    lines.push_back(bucket.start + " " + std::to_string(bucket.count));
  }
  return lines;
}

TEST(HistogramTest, CountsByEachInterval) {
  struct Case {
    Interval interval;
    std::vector<std::string> buckets;
  };
  const Articles articles({"2024-12-30", "2025-01-01", "2025-01-05", "2025-01-06"});
  const std::vector<Case> cases = {
      {Interval::kDay,
       {"2024-12-30 1", "2024-12-31 0", "2025-01-01 1", "2025-01-02 0", "2025-01-03 0",
        "2025-01-04 0", "2025-01-05 1", "2025-01-06 1"}},
      {Interval::kWeek, {"2024-12-30 3", "2025-01-06 1"}},
      {Interval::kMonth, {"2024-12 1", "2025-01 3"}},
      {Interval::kYear, {"2024 1", "2025 3"}},
  };
  for (const Case& c : cases) {
    const auto histogram = articles.Count(c.interval);
    ASSERT_TRUE(histogram.has_value());
    EXPECT_EQ(histogram->interval, c.interval);
    EXPECT_EQ(Print(*histogram), c.buckets) << IntervalName(c.interval);
  }
}

TEST(HistogramTest, StartsWeeksOnMondayBefore1970Too) {
  const Articles articles(
      {"1969-12-21", "1969-12-22", "1969-12-28", "1969-12-29", "1970-01-04", "1970-01-05"});
  EXPECT_THAT(Print(*articles.Count(Interval::kWeek)),
              ElementsAre("1969-12-15 1", "1969-12-22 2", "1969-12-29 2", "1970-01-05 1"));
}

TEST(HistogramTest, CountsCoarseUndatedAndInferredApart) {
  const Articles articles({"2024-05-03", "2024-05", "2024", "", "~2024-05-04"});
  struct Case {
    Interval interval;
    std::uint64_t coarse;
    std::uint64_t in_may;
  };
  for (const Case& c : std::vector<Case>{{Interval::kMonth, 1, 3}, {Interval::kYear, 0, 4}}) {
    const auto histogram = articles.Count(c.interval);
    EXPECT_EQ(histogram->coarse, c.coarse);
    EXPECT_EQ(histogram->undated, 1U);
    EXPECT_EQ(histogram->inferred, 1U);
    const Bucket& last = histogram->buckets.back();
    EXPECT_EQ(last.count, c.in_may);
    EXPECT_EQ(last.inferred, 1U);
  }
  EXPECT_EQ(articles.Count(Interval::kDay)->coarse, 2U);
  EXPECT_EQ(articles.Count(Interval::kWeek)->coarse, 2U);
}

TEST(HistogramTest, ChoosesAnIntervalThatCanBeRead) {
  struct Case {
    std::vector<std::string_view> dates;
    Interval interval;
  };
  const std::vector<Case> cases = {
      {{}, Interval::kMonth},
      {{""}, Interval::kMonth},
      {{"2024-05-03"}, Interval::kDay},
      {{"2024-01-01", "2024-03-01"}, Interval::kDay},
      {{"2024-01-01", "2024-12-31"}, Interval::kWeek},
      {{"2020-01-01", "2025-12-31"}, Interval::kMonth},
      {{"2019-01-01", "2025-12-31"}, Interval::kYear},
      {{"1900-01-01", "2025-11-01"}, Interval::kYear},
      {{"0001-01-01", "9999-12-31"}, Interval::kYear},
  };
  for (const Case& c : cases) {
    const auto histogram = Articles(c.dates).Count(Interval::kAuto);
    if (!histogram) {
      ADD_FAILURE() << histogram.error().message;
      continue;
    }
    EXPECT_EQ(histogram->interval, c.interval) << c.dates.size();
  }
}

// Many articles are counted by days, few one by one.
TEST(HistogramTest, CountsManyAsFew) {
  std::vector<std::string> dates;
  for (int day = 1; day <= 28; day += 3) {
    const std::string date =
        "2024-0" + std::to_string(day % 9 + 1) + "-" + (day < 10 ? "0" : "") + std::to_string(day);
    dates.insert(dates.end(), {date, "~" + date, date.substr(0, 7), date.substr(0, 4), ""});
  }
  std::vector<std::string_view> once(dates.begin(), dates.end());
  std::vector<std::string_view> often;
  for (int i = 0; i < 50; ++i) often.insert(often.end(), once.begin(), once.end());
  const Articles few(once);
  const Articles many(often);
  for (const Interval interval :
       {Interval::kDay, Interval::kWeek, Interval::kMonth, Interval::kYear}) {
    const auto one = few.Count(interval);
    const auto fifty = many.Count(interval);
    EXPECT_EQ(fifty->coarse, 50 * one->coarse);
    EXPECT_EQ(fifty->undated, 50 * one->undated);
    ASSERT_EQ(fifty->buckets.size(), one->buckets.size());
    for (std::size_t i = 0; i < one->buckets.size(); ++i) {
      EXPECT_EQ(fifty->buckets[i].start, one->buckets[i].start);
      EXPECT_EQ(fifty->buckets[i].count, 50 * one->buckets[i].count);
      EXPECT_EQ(fifty->buckets[i].inferred, 50 * one->buckets[i].inferred);
    }
  }
}

TEST(HistogramTest, HasNoBucketsWithoutDates) {
  const auto histogram = Articles({"", ""}).Count(Interval::kAuto);
  EXPECT_THAT(histogram->buckets, IsEmpty());
  EXPECT_EQ(histogram->undated, 2U);
}

TEST(HistogramTest, RefusesTooManyBuckets) {
  const auto histogram = Articles({"1900-01-01", "2025-01-01"}).Count(Interval::kDay);
  ASSERT_FALSE(histogram.has_value());
  EXPECT_EQ(histogram.error().code, ErrorCode::kTooComplex);
}

}  // namespace
}  // namespace dossier::search
