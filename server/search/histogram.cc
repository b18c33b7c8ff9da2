#include "search/histogram.h"

#include <algorithm>
#include <chrono>
#include <limits>

namespace dossier::search {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

// Auto takes the finest interval that keeps the bars readable.
constexpr int kMaxDaysByDay = 62;
constexpr int kMaxDaysByWeek = 366;
constexpr int kMaxDaysByMonth = 366 * 15;

sys_days ToDay(DayNumber day) { return sys_days(days(day)); }

DatePrecision CoarsestPrecision(Interval interval) {
  switch (interval) {
    case Interval::kYear:
      return DatePrecision::kYear;
    case Interval::kMonth:
      return DatePrecision::kMonth;
    default:
      return DatePrecision::kDay;
  }
}

// Numbers the buckets so that neighbours differ by one.
std::int64_t BucketOf(DayNumber day, Interval interval) {
  const std::chrono::year_month_day date(ToDay(day));
  const auto year = static_cast<std::int64_t>(static_cast<int>(date.year()));
  switch (interval) {
    case Interval::kYear:
      return year;
    case Interval::kMonth:
      return year * 12 + static_cast<unsigned>(date.month()) - 1;
    case Interval::kWeek: {
      // 1969-12-29, the Monday of week 0, is day -3.
      const std::int64_t since_monday = static_cast<std::int64_t>(day) + 3;
      return since_monday >= 0 ? since_monday / 7 : (since_monday - 6) / 7;
    }
    default:
      return day;
  }
}

std::string BucketStart(std::int64_t bucket, Interval interval) {
  switch (interval) {
    case Interval::kYear:
      return PartialDate::Year(static_cast<int>(bucket))->ToString();
    case Interval::kMonth:
      return PartialDate::Month(static_cast<int>(bucket / 12),
                                static_cast<unsigned>(bucket % 12 + 1))
          ->ToString();
    case Interval::kWeek:
      return PartialDate::Day(ToDay(static_cast<DayNumber>(bucket * 7 - 3))).ToString();
    default:
      return PartialDate::Day(ToDay(static_cast<DayNumber>(bucket))).ToString();
  }
}

Interval Choose(std::int64_t span_days) {
  if (span_days <= kMaxDaysByDay) return Interval::kDay;
  if (span_days <= kMaxDaysByWeek) return Interval::kWeek;
  return span_days <= kMaxDaysByMonth ? Interval::kMonth : Interval::kYear;
}

// Of articles whose days are known: how many of them there are, and how many dated by inference.
struct DayCount {
  std::uint32_t all = 0;
  std::uint32_t inferred = 0;
};

// Adds articles to the buckets of a histogram, which begin with that of the day `first`.
class BucketCounter {
 public:
  BucketCounter(DayNumber first, DayNumber last, Histogram& histogram)
      : first_(first),
        last_(last),
        first_bucket_(BucketOf(first, histogram.interval)),
        histogram_(histogram) {}

  // `docs`, all of them dated between the first day and the last where they are dated at all. Many
  // articles are counted by days, whose buckets are then found once.
  void Count(const std::vector<DocId>& docs, const DateColumn& dates) {
    const auto days_in_all = static_cast<std::size_t>(last_ - first_) + 1;
    if (docs.size() * kFewerDays < days_in_all) {
      ForEachOf(docs, dates, [&](DayNumber day, bool is_inferred) {
        Add(BucketOf(day, histogram_.interval), {1, is_inferred ? 1U : 0U});
      });
      return;
    }
    std::vector<DayCount> counts(days_in_all);
    ForEachOf(docs, dates, [&](DayNumber day, bool is_inferred) {
      DayCount& count = counts[static_cast<std::size_t>(day - first_)];
      ++count.all;
      count.inferred += is_inferred ? 1 : 0;
    });
    for (std::size_t i = 0; i < counts.size(); ++i) {
      if (counts[i].all == 0) continue;
      Add(BucketOf(first_ + static_cast<DayNumber>(i), histogram_.interval), counts[i]);
    }
  }

 private:
  static constexpr std::size_t kFewerDays = 4;  // to go through, than articles

  // Those that are dated, and no more coarsely than the buckets.
  template <typename Visit>
  void ForEachOf(const std::vector<DocId>& docs, const DateColumn& dates, const Visit& visit) {
    const DatePrecision coarsest = CoarsestPrecision(histogram_.interval);
    for (const DocId docid : docs) {
      const DayNumber day = dates.first(docid);
      if (day == kNoDay) continue;
      if (dates.precision(docid) < coarsest) {
        ++histogram_.coarse;
      } else {
        visit(day, dates.basis(docid) == article::DateBasis::kInferred);
      }
    }
  }

  void Add(std::int64_t number, const DayCount& count) {
    Bucket& bucket = histogram_.buckets[static_cast<std::size_t>(number - first_bucket_)];
    bucket.count += count.all;
    bucket.inferred += count.inferred;
  }

  DayNumber first_;
  DayNumber last_;
  std::int64_t first_bucket_;
  Histogram& histogram_;
};

}  // namespace

Result<Histogram> CountHistogram(const ListedSet& set, const DateColumn& dates, Interval interval) {
  Histogram histogram;
  DayNumber first = std::numeric_limits<DayNumber>::max();
  DayNumber last = std::numeric_limits<DayNumber>::min();
  for (const DocId docid : set.docs()) {
    const DayNumber day = dates.first(docid);
    if (day == kNoDay) {
      ++histogram.undated;
      continue;
    }
    histogram.inferred += dates.basis(docid) == article::DateBasis::kInferred ? 1 : 0;
    first = std::min(first, day);
    last = std::max(last, day);
  }
  const bool dated = first <= last;
  if (interval == Interval::kAuto) {
    interval = dated ? Choose(static_cast<std::int64_t>(last) - first) : Interval::kMonth;
  }
  histogram.interval = interval;
  if (!dated) return histogram;

  const std::int64_t first_bucket = BucketOf(first, interval);
  const std::int64_t last_bucket = BucketOf(last, interval);
  const auto bucket_count = static_cast<std::size_t>(last_bucket - first_bucket + 1);
  if (bucket_count > kMaxBuckets) {
    return Fail(ErrorCode::kTooComplex, "a histogram by " + std::string(IntervalName(interval)) +
                                            " would have " + std::to_string(bucket_count) +
                                            " buckets, at most " + std::to_string(kMaxBuckets) +
                                            " are given; take a longer interval");
  }
  histogram.buckets.reserve(bucket_count);
  for (std::int64_t bucket = first_bucket; bucket <= last_bucket; ++bucket) {
    histogram.buckets.push_back({BucketStart(bucket, interval)});
  }
  BucketCounter(first, last, histogram).Count(set.docs(), dates);
  return histogram;
}

Histograms::Histograms(const Columns& columns) : columns_(columns) {
  for (const Interval interval :
       {Interval::kAuto, Interval::kDay, Interval::kWeek, Interval::kMonth, Interval::kYear}) {
    of_all_.push_back(CountHistogram(columns.all, columns.dates, interval));
  }
}

Result<Histogram> Histograms::Count(const ListedSet& set, Interval interval) const {
  if (set.size() == columns_.all.cardinality()) {
    return of_all_[static_cast<std::size_t>(interval)];
  }
  return CountHistogram(set, columns_.dates, interval);
}

}  // namespace dossier::search
